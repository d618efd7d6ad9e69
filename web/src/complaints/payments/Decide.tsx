import { Button, Input } from 'antd'
import { useState } from 'react'
import { decidePayment } from '../../../../src/complaints/payments/payment.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { useText } from '../../text/text.ts'

/** A second person says yes or no. */
export function Decide({ id, payment }: { readonly id: string; readonly payment: string }) {
  const { t } = useText()
  const [note, setNote] = useState('')
  const decide = useAct(decidePayment)
  const send = (approved: boolean) => void decide.run({ id, payment, approved, note })
  return (
    <div className="inset stack-tight no-print">
      <p>{t('payments.decide.help')}</p>
      <ProblemSummary problem={decide.problem} labels={{ note: t('payments.note') }} />
      <Field name="note" label={t('payments.note')} required={false} problem={decide.problem}>
        {(control) => (
          <Input {...control} value={note} maxLength={1000} onChange={(event) => setNote(event.target.value)} />
        )}
      </Field>
      <div className="actions">
        <Button type="primary" loading={decide.busy} onClick={() => send(true)}>
          {t('payments.decide.yes')}
        </Button>
        <Button disabled={decide.busy} onClick={() => send(false)}>
          {t('payments.decide.no')}
        </Button>
      </div>
    </div>
  )
}
