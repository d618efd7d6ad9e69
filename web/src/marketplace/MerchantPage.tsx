import { Link } from '@tanstack/react-router'
import { readMerchant } from '../../../src/marketplace/merchant.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { When } from '../parts/When.tsx'
import { useId } from '../shell/place.ts'
import { moneyWords } from '../text/money.ts'
import { useSession } from '../shell/session.ts'
import { useText } from '../text/text.ts'
import { MerchantMark } from './marks.tsx'
import './marketplace.css'

export function MerchantPage() {
  const { t } = useText()
  const id = useId()
  const { data } = useRoute(readMerchant, { id })
  return (
    <div className="page page-narrow">
      <div className="row">
        <h1>{data?.name ?? t('marketplace.merchants.name')}</h1>
        {data && <MerchantMark state={data.state} />}
      </div>
      <div className="surface stack">
        <MerchantBody id={id} />
      </div>
    </div>
  )
}

/** Who the shop is, and how its last thirty days went. */
export function MerchantBody({ id }: { readonly id: string }) {
  const { t } = useText()
  const { data, problem, refetch } = useRoute(readMerchant, { id })
  if (problem) return <Problem problem={problem} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={6} />
  const { recent } = data
  const share = recent.orders > 0 ? ((recent.refundedOrders / recent.orders) * 100).toFixed(1) : null
  const lines: readonly (readonly [label: string, value: React.ReactNode])[] = [
    [t('marketplace.merchants.category'), data.category ?? '–'],
    [t('marketplace.merchants.region'), data.region ?? '–'],
    [t('marketplace.merchants.listings'), data.listings],
    [t('marketplace.merchants.contact'), [data.servicePhone, data.serviceEmail].filter(Boolean).join(' · ') || '–'],
    [t('marketplace.merchants.deposit'), data.depositFen === null ? '–' : moneyWords(data.depositFen)],
    [t('marketplace.merchants.heard'), <When key="heard" at={data.heardAt} />],
  ]
  const month: typeof lines = [
    [t('marketplace.merchants.recentOrders'), recent.orders],
    [
      t('marketplace.merchants.recentRefunded'),
      `${recent.refundedOrders}${share === null ? '' : ` · ${t('marketplace.merchants.share', { share })}`}`,
    ],
    [t('marketplace.merchants.recentReviews'), recent.reviews],
    [t('marketplace.merchants.averageScore'), recent.averageScore?.toFixed(2) ?? '–'],
  ]
  return (
    <>
      <Lines lines={lines} />
      <p>
        <strong>{t('marketplace.merchants.recent')}</strong>
      </p>
      <Lines lines={month} />
      <Link to={`/orders?merchant=${id}`}>{t('marketplace.merchants.seeOrders')}</Link>
      <Performance id={id} />
    </>
  )
}

/** What became of its complaints, for those who may choose a shop there. */
function Performance({ id }: { readonly id: string }) {
  const { t } = useText()
  const { me } = useSession()
  const may = me?.roles.some((role) => role === 'agent' || role === 'governance-officer' || role === 'admin')
  return may ? <Link to={`/performance?merchant=${id}`}>{t('performance.title')}</Link> : null
}

export function Lines({ lines }: { readonly lines: readonly (readonly [label: string, value: React.ReactNode])[] }) {
  return (
    <dl className="market-lines">
      {lines.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
