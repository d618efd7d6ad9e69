import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { endPayment } from '../../../../src/complaints/payments/payment.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { Uploader } from '../../parts/Uploader.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'

/** The marketplace is silent: send it again on the page of commands, or say what somebody found out. */
export function EndPayment({ id, payment }: { readonly id: string; readonly payment: string }) {
  const { t } = useText()
  const [note, setNote] = useState('')
  const [files, setFiles] = useState<readonly string[]>([])
  const [sending, setSending] = useState(false)
  const end = useAct(endPayment)
  const send = (done: boolean) => void end.run({ id, payment, done, note, files: [...files] })
  return (
    <div className="inset stack-tight no-print">
      <p>
        {t('payments.end.help')} <Link to={`/commands?reason=${payment}`}>{t('payments.end.again')}</Link>
      </p>
      <ProblemSummary problem={end.problem} labels={{ note: t('payments.end.found') }} />
      <WordsField
        name="note"
        label={t('payments.end.found')}
        problem={end.problem}
        rows={2}
        upTo={6}
        most={1000}
        value={note}
        onChange={setNote}
      />
      <Uploader value={files} onChange={setFiles} max={20} onBusy={setSending} />
      <div className="actions">
        <Button type="primary" loading={end.busy} disabled={sending} onClick={() => send(true)}>
          {t('payments.end.paid')}
        </Button>
        <Button disabled={end.busy || sending} onClick={() => send(false)}>
          {t('payments.end.unpaid')}
        </Button>
      </div>
    </div>
  )
}
