import { useParams } from '@tanstack/react-router'
import { checkCode } from '../../../src/transactions/dynamic-code/code.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { useText } from '../text/text.ts'
import './transactions.css'

/** Whoever scans the code on a counter reads who is registered for it, before paying. */
export function ShopCodePage() {
  const { t } = useText()
  const { code = '' } = useParams({ strict: false })
  const { data, problem, loading, refetch } = useRoute(checkCode, { code: `${location.origin}/pay/${code}` })
  return (
    <div className="page page-narrow">
      <PageHead title={t('payCode.shopCode.title')} />
      {loading && <Skeleton lines={3} />}
      {problem && (
        <section className="stack">
          <h2>{t('payCode.shopCode.bad')}</h2>
          <Problem problem={problem} onRetry={() => void refetch()} />
        </section>
      )}
      {data && (
        <section className="surface stack pay-code">
          <p className="quiet">{t('payCode.shopCode.registered')}</p>
          <p className="pay-most">{data.payee.name}</p>
          <p>{t('payCode.shopCode.ok')}</p>
          <p className="note note-risk">{t('payCode.shopCode.differs')}</p>
        </section>
      )}
    </div>
  )
}
