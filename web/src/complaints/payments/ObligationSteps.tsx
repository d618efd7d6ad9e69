import { Button } from 'antd'
import { useState } from 'react'
import { confirmPerformance, disputePerformance, prove } from '../../../../src/complaints/case.contract.ts'
import type { PaymentsView } from '../../../../src/complaints/payments/payment.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { FieldScope } from '../../parts/Field.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { Uploader } from '../../parts/Uploader.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'

type Said = 'prove' | 'dispute'
type Of = { readonly id: string; readonly owed: PaymentsView['owed'][number] }

/** What the reader may do about this one thing, where several are owed. */
export function ObligationSteps({ id, owed }: Of) {
  const { t } = useText()
  const [open, setOpen] = useState<Said | null>(null)
  const confirm = useAct(confirmPerformance)
  const { may } = owed
  if (!may.prove && !may.confirm && !may.dispute) return null
  const toggle = (said: Said) => () => setOpen((now) => (now === said ? null : said))
  return (
    <div className="stack-tight no-print">
      <div className="actions">
        {may.prove && (
          <Button aria-expanded={open === 'prove'} onClick={toggle('prove')}>
            {t('payments.one.prove')}
          </Button>
        )}
        {may.confirm && (
          <Button loading={confirm.busy} onClick={() => void confirm.run({ id, obligation: owed.id })}>
            {t('payments.one.confirm')}
          </Button>
        )}
        {may.dispute && (
          <Button aria-expanded={open === 'dispute'} onClick={toggle('dispute')}>
            {t('payments.one.dispute')}
          </Button>
        )}
      </div>
      <ProblemSummary problem={confirm.problem} />
      {open && <SayForm key={open} id={id} owed={owed} said={open} onDone={() => setOpen(null)} />}
    </div>
  )
}

function SayForm({ id, owed, said, onDone }: Of & { readonly said: Said; readonly onDone: () => void }) {
  const { t } = useText()
  const [text, setText] = useState('')
  const [files, setFiles] = useState<readonly string[]>([])
  const [sending, setSending] = useState(false)
  const act = useAct(said === 'prove' ? prove : disputePerformance, { done: onDone })
  return (
    <FieldScope name={`owed-${owed.id}`}>
      <form
        className="inset stack-tight"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void act.run({ id, obligation: owed.id, text, files: [...files] })
        }}
      >
        <ProblemSummary problem={act.problem} labels={{ text: t(`payments.one.${said}Text`) }} />
        <WordsField
          name="text"
          label={t(`payments.one.${said}Text`)}
          problem={act.problem}
          rows={2}
          upTo={8}
          most={5000}
          value={text}
          onChange={setText}
        />
        <Uploader value={files} onChange={setFiles} max={20} onBusy={setSending} />
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={act.busy} disabled={sending || text.trim() === ''}>
            {t(`payments.one.${said}`)}
          </Button>
          <Button onClick={onDone}>{t('complaints.step.cancel')}</Button>
        </div>
      </form>
    </FieldScope>
  )
}
