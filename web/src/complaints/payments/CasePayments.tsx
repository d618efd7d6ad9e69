import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import { readPayments, type PaymentsView } from '../../../../src/complaints/payments/payment.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { FieldScope } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { moneyWords } from '../../text/money.ts'
import { useText } from '../../text/text.ts'
import { OwedLine } from './OwedLine.tsx'
import { PayForm } from './PayForm.tsx'
import './payments.css'

/** In the page of a case: what is owed, what was paid, what is on its way. Nothing where nothing is owed. */
export function CasePayments({ of }: { readonly of: CaseView }) {
  const { data, problem, refetch } = useRoute(
    readPayments,
    { id: of.id },
    { enabled: of.viewer !== 'regulator', refetchEveryMs: 30_000 },
  )
  if (problem) return <Problem problem={problem} onRetry={() => void refetch()} />
  if (!data || (data.owed.length === 0 && data.earlier.length === 0)) return null
  return <Payments of={data} />
}

export function Payments({ of }: { readonly of: PaymentsView }) {
  const { t } = useText()
  const left = of.owed.some(({ leftFen }) => leftFen > 0)
  const pays = of.ways.some(({ allowed }) => allowed)
  return (
    <FieldScope name="payments">
      <section className="surface stack" aria-labelledby="payments-title">
        <h2 id="payments-title">{t('payments.title')}</h2>
        <ul className="plain-list stack">
          {of.owed.map((owed) => (
            <li key={owed.id}>
              <OwedLine of={of} owed={owed} />
            </li>
          ))}
        </ul>
        {of.earlier.length > 0 && (
          <p className="quiet small">
            {t('payments.earlier', {
              amount: moneyWords(
                of.earlier.reduce((sum, { amountFen }) => sum + amountFen, 0),
                of.currency,
              ),
            })}
          </p>
        )}
        {left && pays && <PayForm of={of} />}
      </section>
    </FieldScope>
  )
}
