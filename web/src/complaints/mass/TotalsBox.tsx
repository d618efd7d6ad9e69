import { readTotals, type ClaimView } from '../../../../src/complaints/mass/claim.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { Money } from '../../parts/Money.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useText } from '../../text/text.ts'

/** What the formula gives in all, however many members there are. */
export function TotalsBox({ of }: { readonly of: ClaimView }) {
  const { t, say } = useText()
  const { data, problem, refetch } = useRoute(readTotals, { id: of.id })
  const words = of.finding?.words ?? of.draft?.words
  const lines = ['members', 'withAmount', 'missing', 'nothing'] as const
  return (
    <section className="surface stack-tight">
      <h2>{t(of.finding ? 'mass.totals.found' : 'mass.totals.title')}</h2>
      {words && !of.finding && <p>{t('mass.claim.formula', { words: say(words) })}</p>}
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={2} />}
      {data && (
        <dl className="mass-counts">
          <div>
            <dt>{t('mass.totals.sum')}</dt>
            <dd>
              <Money fen={data.sumFen} />
            </dd>
          </div>
          {data.awardedFen > 0 && (
            <div>
              <dt>{t('mass.totals.awarded')}</dt>
              <dd>
                <Money fen={data.awardedFen} />
              </dd>
            </div>
          )}
          {lines.map((name) => (
            <div key={name}>
              <dt>{t(`mass.totals.${name}`)}</dt>
              <dd>{data[name]}</dd>
            </div>
          ))}
        </dl>
      )}
      {data && data.missing > 0 && <p className="note note-risk">{t('mass.totals.help')}</p>}
    </section>
  )
}
