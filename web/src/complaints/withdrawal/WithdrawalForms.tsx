import { Checkbox } from 'antd'
import { useState } from 'react'
import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import {
  answerWithdrawal,
  askWithdrawal,
  readWithdrawals,
} from '../../../../src/complaints/withdrawal/withdrawal.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { FieldScope } from '../../parts/Field.tsx'
import { Radios } from '../../parts/Radios.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'
import { StepFrame } from '../StepFrame.tsx'

type Props = { readonly of: CaseView; readonly label: string; readonly onDone: () => void }

/** Nobody may make it a condition: that is said before it is sent, and confirmed. */
export function AskWithdrawal({ of, label, onDone }: Props) {
  const { t } = useText()
  const act = useAct(askWithdrawal, { done: onDone })
  const [text, setText] = useState('')
  const [free, setFree] = useState(false)
  const ready = free && text.trim().length >= 10
  return (
    <FieldScope name="withdrawal">
      <StepFrame
        {...{ label, onDone, ready, problem: act.problem, busy: act.busy }}
        onSend={() => void act.run({ id: of.id, version: of.version, text, free: true })}
      >
        <p className="note note-risk">{t('withdrawal.warning')}</p>
        <WordsField name="text" label={t('withdrawal.why')} upTo={8} most={5000} value={text} onChange={setText} />
        <Checkbox checked={free} onChange={(event) => setFree(event.target.checked)}>
          {t('withdrawal.free')}
        </Checkbox>
      </StepFrame>
    </FieldScope>
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
    <FieldScope name="withdrawal">
      <StepFrame
        {...{ label, onDone, problem: act.problem, busy: act.busy }}
        ready={says !== null && open !== undefined}
        onSend={send}
      >
        {open && (
          <div className="inset">
            <p className="small quiet">{t('withdrawal.reason')}</p>
            <p className="statement-text">{open.reason}</p>
          </div>
        )}
        <Radios
          legend={t('withdrawal.answer')}
          field="agrees"
          problem={act.problem}
          name="withdrawal-answer"
          value={says}
          options={[
            { value: 'yes', label: t('withdrawal.yes') },
            { value: 'no', label: t('withdrawal.no') },
          ]}
          onChange={setSays}
        />
        {says && <p className="note">{t(`withdrawal.means.${says}`)}</p>}
        <WordsField
          name="text"
          label={t('withdrawal.words')}
          required={false}
          upTo={8}
          most={5000}
          value={text}
          onChange={setText}
        />
      </StepFrame>
    </FieldScope>
  )
}
