import { Link } from '@tanstack/react-router'
import { listOwnConsents } from '../../../../src/privacy/consent/consent.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useText } from '../../text/text.ts'
import { ConsentCard } from './ConsentCard.tsx'
import { ConsentHistory } from './ConsentHistory.tsx'

/** What one's data is used for: first what one decides, then what cannot be left out and why. */
export function MyPrivacyPage() {
  const { t, say } = useText()
  const { data, problem, loading, refetch } = useRoute(listOwnConsents, {})
  const rows = data?.rows ?? []
  return (
    <div className="page page-narrow stack">
      <PageHead title={t('consent.mine.title')} lead={t('consent.mine.lead')} />
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {loading && <Skeleton lines={8} />}
      {data && (
        <>
          {data.isMinor && <p className="note">{t('consent.mine.child')}</p>}
          <section className="stack">
            <h2>{t('consent.mine.choice')}</h2>
            {rows
              .filter(({ mode }) => mode !== 'necessary')
              .map((row) => (
                <ConsentCard key={row.purpose} of={row} />
              ))}
          </section>
          <section className="stack">
            <h2>{t('consent.mine.necessary')}</h2>
            <p className="quiet">{t('consent.mine.necessaryHelp')}</p>
            <ul className="plain-list surface stack">
              {rows
                .filter(({ mode }) => mode === 'necessary')
                .map((row) => (
                  <li key={row.purpose} className="stack-tight">
                    <h3>{say(row.title)}</h3>
                    <p>{say(row.summary)}</p>
                    <p className="quiet small">{say(row.ground)}</p>
                  </li>
                ))}
            </ul>
          </section>
          <ConsentHistory />
          <p className="row">
            <Link to="/my/privacy/requests">{t('rights.title')}</Link>
            <Link to="/my/readings">{t('consent.mine.reads')}</Link>
          </p>
        </>
      )}
    </div>
  )
}
