import { Link } from '@tanstack/react-router'
import type { Standing } from '../../../src/governance/penalties/penalty-routes.contract.ts'
import { When } from '../parts/When.tsx'
import { dayWords } from '../text/time.ts'
import { useText } from '../text/text.ts'
import { MeasureLine } from './marks.tsx'
import './governance.css'

/** Points now, the next node, what runs, and when each line ends. */
export function StandingCard({ of }: { readonly of: Standing }) {
  const { t, say, language } = useText()
  const running = of.measures.filter(({ inForce }) => inForce)
  return (
    <section className="surface stack" aria-label={t('penalties.standing.title')}>
      <div className="points-head">
        <p className="points-figure">{t('penalties.points', { n: of.balance })}</p>
        <p className="quiet">
          {of.next ? t('penalties.standing.next', of.next) : t('penalties.standing.top')}{' '}
          <Link to="/rules" search={{ kind: 'node' }}>
            {t('penalties.standing.nodes')}
          </Link>
        </p>
      </div>
      {running.length > 0 && (
        <ul className="plain-list" aria-label={t('penalties.standing.running')}>
          {running.map((one) => (
            <li key={`${one.measure}-${one.node}-${one.from}`}>
              <MeasureLine of={one} />
            </li>
          ))}
        </ul>
      )}
      {of.counted.length === 0 && <p className="quiet">{t('penalties.standing.none')}</p>}
      {of.counted.length > 0 && (
        <ul className="plain-list">
          {of.counted.map((one) => (
            <li key={one.penalty}>
              <Link to="/penalties/$id" params={{ id: one.penalty }}>
                {say(one.title)}
              </Link>{' '}
              <span className="small quiet">
                {t('penalties.standing.line', {
                  points: one.points,
                  occurrence: one.occurrence,
                  until: dayWords(one.expiresOn, language),
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {of.entries.length > 0 && (
        <details>
          <summary>{t('penalties.standing.ledger', { n: of.entries.length })}</summary>
          <ol className="points-ledger">
            {of.entries.map((entry) => (
              <li key={`${entry.number}-${entry.cause}-${entry.at}`}>
                <span className="points-amount">{entry.points > 0 ? `+${entry.points}` : entry.points}</span>
                <span>
                  {say(entry.title)} · {t(`penalties.cause.${entry.cause}`)}
                </span>
                <span className="quiet small">
                  <When at={entry.at} />
                </span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  )
}
