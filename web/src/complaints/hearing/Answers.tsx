import { Button } from 'antd'
import { useState } from 'react'
import { askOtherTime, confirmHearing } from '../../../../src/complaints/hearing/hearing-step.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { useText } from '../../text/text.ts'
import { instantOf } from '../enter/entry-draft.ts'
import { TextField } from '../enter/TextField.tsx'
import type { CardProps } from './HearingCard.tsx'
import { ReasonForm } from './ReasonForm.tsx'

/** What a side says to a time that is set: it comes, or asks for another. */
export function Answers({ id, of, rules }: CardProps) {
  const { t } = useText()
  const [asking, setAsking] = useState(false)
  const [wish, setWish] = useState('')
  const confirm = useAct(confirmHearing)
  const ask = useAct(askOtherTime, { done: () => setAsking(false) })
  const mayAsk = of.may.includes('ask-time')
  if (!of.may.includes('confirm') && !mayAsk) return null
  const wished = wish === '' ? {} : { wishedAt: instantOf(wish) }
  return (
    <div className="stack-tight no-print">
      {confirm.problem && <Problem problem={confirm.problem} />}
      <div className="actions">
        {of.may.includes('confirm') && (
          <Button type="primary" loading={confirm.busy} onClick={() => void confirm.run({ id, hearing: of.id })}>
            {t('hearing.confirm')}
          </Button>
        )}
        {mayAsk && !asking && <Button onClick={() => setAsking(true)}>{t('hearing.askTime.title')}</Button>}
      </div>
      {mayAsk && asking && (
        <ReasonForm
          label={t('hearing.askTime.reason')}
          help={`${t('hearing.askTime.reasonHelp')} ${t('hearing.askTime.left', { n: rules.mostRequests })}`}
          send={t('hearing.askTime.send')}
          most={500}
          busy={ask.busy}
          problem={ask.problem}
          onSend={(reason) => void ask.run({ id, hearing: of.id, reason, ...wished })}
          onClose={() => setAsking(false)}
        >
          <TextField
            name="wishedAt"
            type="datetime-local"
            label={t('hearing.askTime.wish')}
            value={wish}
            onChange={setWish}
            problem={ask.problem}
          />
        </ReasonForm>
      )}
    </div>
  )
}
