import { listCodes, listPayees } from '../../../src/transactions/dynamic-code/code.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Money } from '../parts/Money.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { When } from '../parts/When.tsx'
import { useText } from '../text/text.ts'
import { PayForm } from './PayForm.tsx'
import { ShownCode } from './ShownCode.tsx'
import { usePayCode } from './use-pay-code.ts'
import './transactions.css'

/** The consumer chooses whom to pay and how much at most, and shows a code that works once. */
export function PaymentCodePage() {
  const { t } = useText()
  const shops = useRoute(listPayees, {})
  const shown = usePayCode()
  const { wanted } = shown
  return (
    <div className="page page-narrow">
      <PageHead title={t('payCode.title')} lead={t('payCode.lead')} />
      {shops.problem && <Problem problem={shops.problem} onRetry={() => void shops.refetch()} />}
      {shops.loading && <Skeleton lines={5} />}
      {shops.data?.rows.length === 0 && (
        <EmptyState title={t('payCode.noShops')}>{t('payCode.noShopsHelp')}</EmptyState>
      )}
      {shops.data && shops.data.rows.length > 0 && !wanted && <PayForm shops={shops.data.rows} onShow={shown.begin} />}
      {wanted && <ShownCode of={shown} />}
      {!wanted && <Recent />}
    </div>
  )
}

function Recent() {
  const { t } = useText()
  const { data } = useRoute(listCodes, { state: 'redeemed', limit: 5 })
  if (!data) return null
  return (
    <section className="stack-tight">
      <h2>{t('payCode.recent')}</h2>
      {data.rows.length === 0 && <p className="quiet">{t('payCode.none')}</p>}
      <ul className="code-payments">
        {data.rows.map((row) => (
          <li key={row.id}>
            <span>{row.payee.name}</span>
            <Money fen={row.amountFen ?? 0} currency={row.currency} />
            <span className="quiet small">
              <When at={row.endedAt ?? row.createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
