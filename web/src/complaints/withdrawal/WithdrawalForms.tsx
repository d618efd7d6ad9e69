import { Button, Checkbox } from 'antd'
import { useState, type ReactNode } from 'react'
import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import {
  answerWithdrawal,
  askWithdrawal,
  readWithdrawals,
} from '../../../../src/complaints/withdrawal/withdrawal.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { FieldScope } from '../../parts/Field.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { Radios } from '../../parts/Radios.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'

type Props = { readonly of: CaseView; readonly label: string; readonly onDone: () => void }

/** Nobody may make it a condition: that is said before it is sent, and confirmed. */
export function AskWithdrawal({ of, label, onDone }: Props) {
  const { t } = useText()
  const act = useAct(askWithdrawal, { done: onDone })
  const [text, setText] = useState('')
  const [free, setFree] = useState(false)
  const ready = free && text.trim().length >= 10
  return (
    <Form
      {...{ label, onDone, ready, problem: act.problem, busy: act.busy }}
      onSend={() => void act.run({ id: of.id, version: of.version, text, free: true })}
    >
      <p className="note note-risk">{t('withdrawal.warning')}</p>
      <Reason label={t('withdrawal.why')} required value={text} problem={act.problem} onChange={setText} />
      <Checkbox checked={free} onChange={(event) => setFree(event.target.checked)}>
        {t('withdrawal.free')}
      </Checkbox>
    </Form>
  )
}

/** Yes or no to what the consumer asked; what each leads to is said. */
export function AnswerWithdrawal({ of, label, onDone }: Props) {
  const { t } = useText()
  const { data } = useRoute(readWithdrawals, { id: of.id })
  const act = useAct(answerWithdrawal, { done: onDone })
  const [says, setSays] = useState<'yes' | 'no' | null>(null)
  const [text, setText] = useState('')
  const open = data?.requests.find(({ state }) => state === 'asked')
  const send = () => {
    const said = text.trim() === '' ? {} : { text }
    void act.run({ id: of.id, version: of.version, agrees: says === 'yes', ...said })
  }
  return (
    <Form
      {...{ label, onDone, problem: act.problem, busy: act.busy }}
      ready={says !== null && open !== undefined}
      onSend={send}
    >
      {open && <blockquote className="statement-text">{open.reason}</blockquote>}
      <Radios
        legend={t('withdrawal.answer')}
        name="withdrawal-answer"
        value={says}
        options={[
          { value: 'yes', label: t('withdrawal.yes') },
          { value: 'no', label: t('withdrawal.no') },
        ]}
        onChange={setSays}
      />
      {says && <p className="note">{t(`withdrawal.means.${says}`)}</p>}
      <Reason label={t('withdrawal.words')} required={false} value={text} problem={act.problem} onChange={setText} />
    </Form>
  )
}

type ReasonProps = {
  readonly label: string
  readonly required: boolean
  readonly value: string
  readonly problem: ApiProblem | null
  readonly onChange: (text: string) => void
}
const Reason = (props: ReasonProps) => <WordsField {...props} name="text" upTo={8} most={5000} />

type FormProps = {
  readonly label: string
  readonly problem: ApiProblem | null
  readonly busy: boolean
  readonly ready: boolean
  readonly onSend: () => void
  readonly onDone: () => void
  readonly children: ReactNode
}
function Form({ label, problem, busy, ready, onSend, onDone, children }: FormProps) {
  const { t } = useText()
  return (
    <form
      className="stack step-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      <FieldScope name="withdrawal">
        <ProblemSummary problem={problem} labels={{ text: t('withdrawal.why') }} />
        {children}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={busy} disabled={!ready}>
            {label}
          </Button>
          <Button onClick={onDone}>{t('complaints.step.cancel')}</Button>
        </div>
      </FieldScope>
    </form>
  )
}
