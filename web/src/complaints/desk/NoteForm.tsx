import { Button, Mentions } from 'antd'
import { z } from 'zod'
import { longestText } from '../../../../src/complaints/complaint.contract.ts'
import { addNote, listColleagues } from '../../../../src/complaints/desk/desk.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { useDraft } from '../../parts/draft.ts'
import { Field } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { useText } from '../../text/text.ts'
import { useNoteWanted } from './queue/note-key.ts'
import { handlesOf, mentionedIn } from './mentioned.ts'

const Draft = z.object({ text: z.string() })

/** What is written stays on this device until it is saved; whose name is taken out again is not told. */
export function NoteForm({ id }: { readonly id: string }) {
  const { t } = useText()
  useNoteWanted()
  const colleagues = useRoute(listColleagues, {})
  const { value, change, discard } = useDraft(`desk.note.${id}`, Draft, { text: '' })
  const act = useAct(addNote, { done: discard })
  const handles = handlesOf(colleagues.data?.rows ?? [])
  const mentions = mentionedIn(value.text, handles)
  return (
    <form
      className="stack-tight"
      onSubmit={(event) => {
        event.preventDefault()
        void act.run({ id, text: value.text, mentions })
      }}
    >
      {act.problem && <Problem problem={act.problem} kept={t('desk.note.kept')} />}
      <Field name="note" label={t('desk.note.label')} help={t('desk.note.help')} problem={act.problem}>
        {(control) => (
          <Mentions
            {...control}
            autoSize={{ minRows: 2, maxRows: 10 }}
            maxLength={longestText}
            value={value.text}
            onChange={(text) => change({ text })}
            options={handles.map(({ handle }) => ({ value: handle, label: handle }))}
          />
        )}
      </Field>
      <div className="actions">
        <Button htmlType="submit" loading={act.busy} disabled={value.text.trim() === ''}>
          {mentions.length > 0 ? t('desk.note.saveTelling', { n: mentions.length }) : t('desk.note.save')}
        </Button>
      </div>
    </form>
  )
}
