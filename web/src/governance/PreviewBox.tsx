import { previewPenalty } from '../../../src/governance/penalties/penalty-routes.contract.ts'
import type { AppealDecision } from '../../../src/governance/penalties/penalty.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { dayWords } from '../text/time.ts'
import { useText } from '../text/text.ts'
import { MeasureLine } from './marks.tsx'

type Asked = { readonly id: string; readonly decision?: AppealDecision; readonly points?: number }
/** What a decision will cause, counted as the decision itself counts it. */
export function PreviewBox(asked: Asked) {
  const { t, say, language } = useText()
  const { data, problem } = useRoute(previewPenalty, asked)
  if (problem) return <Problem problem={problem} />
  if (!data) return <Skeleton lines={3} />
  return (
    <div className="note stack-tight" aria-live="polite">
      <strong>{t('penalties.preview.title')}</strong>
      {data.points > 0 && (
        <p>
          {t('penalties.preview.own', {
            n: data.occurrence,
            points: data.points,
            until: dayWords(data.expiresOn, language),
          })}
        </p>
      )}
      <p>{t('penalties.preview.balance', { before: data.before, after: data.after })}</p>
      {data.recounted.map((one) => (
        <p key={one.number}>
          {t('penalties.preview.recounted', { title: say(one.title), was: one.was, becomes: one.becomes })}
        </p>
      ))}
      {data.begins.length === 0 && data.lifts.length === 0 && <p>{t('penalties.preview.noMeasures')}</p>}
      <ul className="plain-list">
        {data.begins.map((one) => (
          <li key={`b-${one.measure}-${one.node}-${one.until}`}>
            {t('penalties.preview.begins')} <MeasureLine of={one} />
          </li>
        ))}
        {data.lifts.map((one) => (
          <li key={`l-${one.measure}-${one.node}-${one.until}`}>
            {t('penalties.preview.lifts')} <MeasureLine of={one} />
          </li>
        ))}
      </ul>
    </div>
  )
}
