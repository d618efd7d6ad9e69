import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { enrolJuror, leaveJurors, listJuries, readJuror } from '../../../../src/complaints/ruling/jury.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'
import '../complaints.css'

/** Being a juror: enrolling, stopping, and the matters that one was drawn for. */
export function JuriesPage() {
  const { t } = useText()
  const { data, problem, refetch } = useRoute(listJuries, {})
  return (
    <div className="page page-narrow">
      <PageHead title={t('ruling.jury.mine')} lead={t('ruling.jury.lead')} />
      <Enrolment />
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={5} />}
      {data && data.rows.length === 0 && (
        <EmptyState title={t('ruling.jury.none')}>{t('ruling.jury.noneHelp')}</EmptyState>
      )}
      {data && data.rows.length > 0 && (
        <ul className="plain-list stack">
          {data.rows.map((row) => (
            <li key={row.id} className="surface stack-tight">
              <p className="row">
                <Link to={`/juries/${row.id}`}>{row.goods || t(`complaints.category.${row.category}`)}</Link>
                <StateTag tone={row.phase === 'commit' || row.phase === 'reveal' ? 'info' : 'plain'}>
                  {t(`ruling.jury.phase.${row.phase}`)}
                </StateTag>
              </p>
              <p className="quiet small">
                {t(`complaints.category.${row.category}`)} · <When at={row.openedAt} />
                {row.committed && ` · ${t(row.revealed ? 'ruling.jury.youOpened' : 'ruling.jury.youSealed')}`}
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Enrolment() {
  const { t } = useText()
  const { data } = useRoute(readJuror, {})
  const enrol = useAct(enrolJuror)
  const leave = useAct(leaveJurors)
  if (!data) return null
  const problem = enrol.problem ?? leave.problem
  return (
    <section className="surface stack">
      <h2>{t('ruling.jury.enrolment')}</h2>
      <p>{t(data.enrolledAt ? 'ruling.jury.enrolled' : 'ruling.jury.notEnrolled')}</p>
      {data.from && (
        <p className="quiet">
          {t('ruling.jury.drawnFrom')} <When at={data.from} />
          {data.missed > 0 && ` · ${t('ruling.jury.missed', { n: data.missed, most: data.mostMissed })}`}
        </p>
      )}
      {problem && <Problem problem={problem} />}
      <div className="actions">
        {data.enrolledAt === null ? (
          <Button type="primary" loading={enrol.busy} onClick={() => void enrol.run({})}>
            {t('ruling.jury.enrol')}
          </Button>
        ) : (
          <Button loading={leave.busy} onClick={() => void leave.run({})}>
            {t('ruling.jury.leave')}
          </Button>
        )}
      </div>
    </section>
  )
}
