import { readPayments } from '../../../../src/complaints/payments/payment.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useId } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'
import { Payments } from './CasePayments.tsx'

/** For the second person, who sees what is owed and paid, and nothing else of the case. */
export function PaymentsPage() {
  const { t } = useText()
  const { data, problem, refetch } = useRoute(readPayments, { id: useId() })
  return (
    <div className="page page-narrow">
      <PageHead title={t('payments.page', { receipt: data?.receipt ?? '' })} lead={t('payments.pageLead')} />
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={6} />}
      {data && <Payments of={data} />}
    </div>
  )
}
