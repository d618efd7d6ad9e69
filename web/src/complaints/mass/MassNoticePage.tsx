import { Link } from '@tanstack/react-router'
import { readMassNotice, type MassNoticeView } from '../../../../src/complaints/mass/notice.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { When } from '../../parts/When.tsx'
import { useHead } from '../../shell/head.ts'
import { useId } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'
import { Head } from './MassNoticesPage.tsx'
import { useSharedWords } from './shared.tsx'
import './mass.css'

/** One matter, as everybody may read it. */
export function MassNoticePage() {
  const { t } = useText()
  const id = useId()
  const { data, problem, refetch } = useRoute(readMassNotice, { id })
  useHead({ title: data?.title, description: data?.summary.slice(0, 150) })
  if (problem?.status === 404)
    return (
      <EmptyState
        heading
        title={t('mass.notice.missing')}
        action={<Link to="/mass-notices">{t('mass.notice.all')}</Link>}
      >
        {t('mass.notice.missingHelp')}
      </EmptyState>
    )
  return (
    <div className="page page-article">
      <p className="small no-print">
        <Link to="/mass-notices">← {t('mass.notice.all')}</Link>
      </p>
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={8} />}
      {data && <Notice of={data} />}
    </div>
  )
}

function Notice({ of }: { readonly of: MassNoticeView }) {
  const { t, say } = useText()
  const shared = useSharedWords()
  return (
    <>
      <header className="stack-tight">
        <h1>{of.title}</h1>
        <Head of={of} />
        <p className="quiet">{shared(of.shared)}</p>
      </header>
      <p className="mass-said">{of.summary}</p>
      {of.notices.map(({ text, at }) => (
        <section key={at} className="surface stack-tight">
          <p className="mass-said">{text}</p>
          <p className="quiet small">
            <When at={at} />
          </p>
        </section>
      ))}
      {of.finding && (
        <section className="surface stack-tight">
          <h2>
            {t('mass.claim.finding')}：{t(`mass.claim.decision.${of.finding.decision}`)}
          </h2>
          {of.finding.decision !== 'merchant' && (
            <p>
              {t(`complaints.remedy.${of.finding.remedy}`)} ·{' '}
              {t('mass.claim.formula', { words: say(of.finding.words) })}
            </p>
          )}
          <p className="mass-said">{of.finding.reasons}</p>
        </section>
      )}
      <section className="inset stack-tight no-print">
        <h2>{t('mass.notice.join')}</h2>
        <p>{t(of.open ? 'mass.notice.joinHelp' : 'mass.notice.over')}</p>
        <p>
          <Link to="/complaints/new">{t('mass.notice.file')}</Link>
        </p>
      </section>
    </>
  )
}
