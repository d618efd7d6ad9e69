import { readOwnFigures } from '../../../../src/complaints/survey/figures.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useText } from '../../text/text.ts'
import { SpreadBars } from './SpreadBars.tsx'

/** For whoever handled the cases, and for the shop that they were about: sums of months that are over, never a single answer. */
export function OwnFigures() {
  const { t } = useText()
  const { data, problem, refetch } = useRoute(readOwnFigures, {})
  return (
    <div className="page">
      <PageHead title={t('survey.own.title')} lead={t('survey.own.lead', { n: data?.minimum ?? 5 })} />
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={8} />}
      {data?.blocks.length === 0 && (
        <EmptyState title={t('survey.own.empty')}>{t('survey.own.emptyHelp', { n: data.minimum })}</EmptyState>
      )}
      {data?.blocks.map((block) => (
        <section key={block.from} className="stack">
          <h2>
            {block.from === block.until ? block.from : t('survey.own.months', { from: block.from, until: block.until })}
          </h2>
          <p className="quiet">{t('survey.own.answered', { asked: block.asked, answered: block.answered })}</p>
          <SpreadBars of={block.spread} />
        </section>
      ))}
    </div>
  )
}
