import { Button, Input } from 'antd'
import { useState } from 'react'
import { orderRecovery, RecoveryWay, type DebtView } from '../../../../src/complaints/payments/recourse.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { fenOf, moneyWords } from '../../text/money.ts'
import { useText } from '../../text/text.ts'
import { Radios } from '../../parts/Radios.tsx'

/** Takes it from the deposit, enters what the shop paid back, or asks to write it off. */
export function RecoverForm({ of }: { readonly of: DebtView }) {
  const { t } = useText()
  const debt = of.debts.find(({ owedFen }) => owedFen > 0)
  const [way, setWay] = useState<RecoveryWay>('deposit')
  const [typed, setTyped] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const recover = useAct(orderRecovery, {
    done: () => {
      setTyped(null)
      setNote('')
    },
  })
  if (!debt) return null
  const most = way === 'deposit' && of.deposit ? Math.min(debt.owedFen, of.deposit.availableFen) : debt.owedFen
  const amount = typed ?? (most / 100).toFixed(2)
  const amountFen = fenOf(amount)
  const labels = { amountFen: t('payments.amount'), note: t('payments.recover.note') }
  return (
    <section className="surface stack no-print">
      <h2>{t('payments.recover.title')}</h2>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (amountFen) void recover.run({ id: of.id, way, amountFen, currency: debt.currency, note })
        }}
      >
        <ProblemSummary problem={recover.problem} labels={labels} />
        <Radios
          legend={t('payments.recover.wayLabel')}
          field="way"
          problem={recover.problem}
          name="recovery-way"
          value={way}
          options={RecoveryWay.options.map((value) => ({ value, label: t(`payments.recover.way.${value}`) }))}
          onChange={(value) => {
            setWay(value)
            setTyped(null)
          }}
        />
        <Field
          name="amountFen"
          label={labels.amountFen}
          help={t('payments.recover.help', { left: moneyWords(debt.owedFen, debt.currency) })}
          problem={recover.problem}
        >
          {(control) => (
            <Input {...control} inputMode="decimal" value={amount} onChange={(event) => setTyped(event.target.value)} />
          )}
        </Field>
        <Field name="note" label={labels.note} problem={recover.problem}>
          {(control) => (
            <Input {...control} value={note} maxLength={1000} onChange={(event) => setNote(event.target.value)} />
          )}
        </Field>
        <div className="actions">
          <Button htmlType="submit" type="primary" loading={recover.busy} disabled={!amountFen}>
            {t(`payments.recover.submit.${way}`)}
          </Button>
        </div>
      </form>
    </section>
  )
}
