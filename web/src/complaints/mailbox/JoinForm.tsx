import { Select } from 'antd'
import { useState } from 'react'
import { joinLetter, PartySide, type LetterView } from '../../../../src/complaints/mailbox/mailbox.contract.ts'
import { listQueue } from '../../../../src/complaints/queue.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { useText } from '../../text/text.ts'
import { Send } from './Send.tsx'

/** Which complaint, for whom the letter speaks, and who sees it: the agent answers for all three. */
export function JoinForm({ of, onDone }: { readonly of: LetterView; readonly onDone: () => void }) {
  const { t } = useText()
  const act = useAct(joinLetter, { done: onDone })
  const [complaintId, setComplaint] = useState(of.case?.id ?? '')
  const [side, setSide] = useState<PartySide>(of.side ?? 'consumer')
  const [shown, setShown] = useState(of.added !== '')
  return (
    <div className="stack">
      {act.problem && <Problem problem={act.problem} />}
      <ComplaintField of={of} value={complaintId} onChange={setComplaint} problem={act.problem} />
      <Field name="side" label={t('mailbox.field.side')} problem={act.problem}>
        {(control) => (
          <Select
            {...control}
            value={side}
            onChange={setSide}
            options={PartySide.options.map((value) => ({ value, label: t(`mailbox.field.${value}`) }))}
          />
        )}
      </Field>
      <Field
        name="shown"
        label={t('mailbox.field.who')}
        help={t(shown ? 'mailbox.field.shownHelp' : 'mailbox.field.hiddenHelp')}
        problem={act.problem}
      >
        {(control) => (
          <Select
            {...control}
            value={shown ? 'shown' : 'hidden'}
            onChange={(value) => setShown(value === 'shown')}
            options={[
              { value: 'shown', label: t('mailbox.field.shown') },
              { value: 'hidden', label: t('mailbox.field.hidden') },
            ]}
          />
        )}
      </Field>
      <Send
        words={t('mailbox.step.case')}
        busy={act.busy}
        onSend={() => void act.run({ id: of.id, complaintId, side, shown })}
      />
    </div>
  )
}

type FieldProps = {
  readonly of: LetterView
  readonly value: string
  readonly onChange: (id: string) => void
  readonly problem: ReturnType<typeof useAct>['problem']
}

/** By receipt or order number, among the open complaints and the closed ones; the one that the letter names stands there already. */
function ComplaintField({ of, value, onChange, problem }: FieldProps) {
  const { t } = useText()
  const [text, setText] = useState('')
  const enabled = text.length > 3
  const open = useRoute(listQueue, { tab: 'open', text, limit: 10 }, { enabled })
  const closed = useRoute(listQueue, { tab: 'closed', text, limit: 10 }, { enabled })
  const found = enabled ? [...(open.data?.rows ?? []), ...(closed.data?.rows ?? [])] : []
  const options = found.map((one) => ({
    value: one.id,
    label: `${one.receipt} · ${t(`complaints.category.${one.category}`)} · ${t(`complaints.state.${one.state}`)}`,
  }))
  const named = of.case && !options.some((one) => one.value === of.case?.id)
  const searching = open.loading || closed.loading
  return (
    <Field
      name="complaintId"
      label={t('mailbox.field.complaint')}
      help={t('mailbox.field.complaintHelp')}
      problem={problem}
    >
      {(control) => (
        <Select
          {...control}
          showSearch={{ filterOption: false, onSearch: setText }}
          notFoundContent={enabled && !searching ? t('mailbox.field.complaintNone') : null}
          value={value || null}
          onChange={onChange}
          options={named && of.case ? [{ value: of.case.id, label: of.case.receipt }, ...options] : options}
        />
      )}
    </Field>
  )
}
