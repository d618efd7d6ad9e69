import type { RankingOrder, RankingView } from '../../../../src/complaints/ranking/ranking.contract.ts'
import { StateTag } from '../../parts/StateTag.tsx'
import { useText } from '../../text/text.ts'
import { shownOf } from './ranking-words.ts'

type Row = RankingView['rows'][number]

/** One list for each group: within a group nobody is before another. */
export function RankingGroups({ rows, by }: { readonly rows: readonly Row[]; readonly by: RankingOrder }) {
  const { t } = useText()
  const groups = [...Map.groupBy(rows, ({ group }) => group)]
  return (
    <section className="stack">
      <p className="quiet">{t('ranking.groupHelp')}</p>
      {groups.map(([group, own]) => (
        <section key={group} className="stack-tight">
          <h3>{t('ranking.group', { n: group })}</h3>
          <ul className="plain-list ranking-list">
            {own.map((row) => (
              <li key={row.merchant.id}>
                <Shop of={row} by={by} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}

const others = { answered: ['solved', 'time'], solved: ['answered', 'time'], time: ['answered', 'solved'] } as const

function Shop({ of, by }: { readonly of: Row; readonly by: RankingOrder }) {
  const { t } = useText()
  const shown = shownOf(t, of, by)
  return (
    <article className="ranking-shop">
      <p>
        <strong>{of.merchant.name}</strong> {of.category && <span className="small quiet">{of.category}</span>}{' '}
        {of.corrected && <StateTag tone="info">{t('ranking.corrected')}</StateTag>}
      </p>
      {shown && (
        <>
          {shown.bar && <IntervalBar {...shown.bar} />}
          <p className="number">
            {shown.main} <span className="small quiet">{shown.interval}</span>
          </p>
        </>
      )}
      <p className="small quiet number">
        {others[by]
          .map((other) => `${t(`ranking.order.${other}`)} ${shownOf(t, of, other)?.main ?? t('ranking.tooFew')}`)
          .join(' · ')}
      </p>
    </article>
  )
}

const width = 300

/** From 0 to all of them: the interval as a band, the share as a line. The words beside it say the same. */
function IntervalBar({ from, to, at }: { readonly from: number; readonly to: number; readonly at: number }) {
  return (
    <svg className="ranking-bar" viewBox={`0 0 ${width} 10`} preserveAspectRatio="none" aria-hidden="true">
      <rect className="ranking-bar-all" width={width} height={10} />
      <rect className="ranking-bar-span" x={from * width} width={(to - from) * width} height={10} />
      <rect className="ranking-bar-at" x={Math.max(0, Math.min(width - 3, at * width - 1.5))} width={3} height={10} />
    </svg>
  )
}
