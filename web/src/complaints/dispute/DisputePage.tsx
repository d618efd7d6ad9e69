import { Link } from '@tanstack/react-router'
import { readDispute, type DisputeView } from '../../../../src/complaints/dispute/dispute.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useId } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'
import { useCaseHome } from '../case-home.ts'
import { NoSuchCase } from '../CasePage.tsx'
import { AddPoint } from './AddPoint.tsx'
import { Exhibits } from './Exhibits.tsx'
import { Points } from './Points.tsx'
import { Sign } from './Sign.tsx'
import '../complaints.css'
import './dispute.css'

/** What the dispute turns on: facts answered one by one, evidence assessed, one text that both sides sign. */
export function DisputePage() {
  const id = useId()
  const { data, problem, refetch } = useRoute(readDispute, { id }, { refetchEveryMs: 30_000 })
  if (problem?.status === 404) return <NoSuchCase />
  return (
    <div className="page page-article">
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={10} />}
      {/* What the address names: the case, or a guest's link to it. */}
      {data && <Dispute of={{ ...data, id }} />}
    </div>
  )
}

function Dispute({ of }: { readonly of: DisputeView }) {
  const { t } = useText()
  const home = useCaseHome()
  return (
    <>
      <p className="no-print">
        <Link to={home(of.id)}>{t('dispute.back')}</Link> <span className="code quiet small">{of.receipt}</span>
      </p>
      <PageHead title={t('dispute.title')} lead={t('dispute.lead')} />
      <p className={of.open ? 'note' : 'note note-kept'}>{t(of.open ? 'dispute.open' : 'dispute.over')}</p>
      <section className="surface stack">
        <h2>{t('dispute.points')}</h2>
        <Points of={of} />
        {of.open && <AddPoint of={of} />}
      </section>
      <section className="surface stack">
        <h2>{t('dispute.exhibits')}</h2>
        <Exhibits of={of} />
      </section>
      <Sign of={of} />
    </>
  )
}
