import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import { readDesk, type DeskView, type NoteView } from '../../../../src/complaints/desk/desk.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'
import { useAtDesk } from './at-desk.ts'
import { WhyAgent } from './roster/WhyAgent.tsx'
import { ReminderLine } from './templates/ReminderLine.tsx'
import { FieldScope } from '../../parts/Field.tsx'
import { NoteForm } from './NoteForm.tsx'
import { TagsOfCase } from './TagsOfCase.tsx'
import { WatchButton } from './WatchButton.tsx'
import './desk.css'

/** What colleagues say to each other about a case, who follows it, and how it is tagged. */
export function CaseDesk({ of }: { readonly of: CaseView }) {
  const { t } = useText()
  const atDesk = useAtDesk()
  const { data, problem, refetch } = useRoute(readDesk, { id: of.id }, { enabled: atDesk, refetchEveryMs: 30_000 })
  if (!atDesk) return null
  return (
    <section className="surface stack no-print" id="desk">
      <h2>{t('desk.title')}</h2>
      <p className="quiet small">{t('desk.help')}</p>
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {data && <Inside of={data} id={of.id} />}
    </section>
  )
}

function Inside({ of, id }: { readonly of: DeskView; readonly id: string }) {
  const { t } = useText()
  return (
    <>
      <TagsOfCase id={id} tags={of.tags} />
      <WatchButton id={id} of={of} />
      <ReminderLine id={id} />
      <WhyAgent id={id} />
      {of.notes.length === 0 ? (
        <p className="quiet">{t('desk.note.none')}</p>
      ) : (
        <ol className="desk-notes">
          {of.notes.map((note) => (
            <Note key={note.id} of={note} />
          ))}
        </ol>
      )}
      <FieldScope name="desk">
        <NoteForm id={id} />
      </FieldScope>
    </>
  )
}

function Note({ of }: { readonly of: NoteView }) {
  const { t, list } = useText()
  const names = list(of.mentions.map(({ name }) => name))
  return (
    <li className="desk-note stack-tight">
      <p className="small">
        <strong>{of.author ?? t('complaints.side.platform')}</strong>{' '}
        <span className="quiet">
          <When at={of.at} />
          {names && ` · ${t('desk.note.told', { names })}`}
        </span>
      </p>
      <p className="desk-note-text">{of.text}</p>
    </li>
  )
}
