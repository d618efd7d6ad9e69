import type { MeasureView } from '../../../src/evaluation/plan.contract.ts'
import { StateTag } from '../parts/StateTag.tsx'
import { When } from '../parts/When.tsx'
import { useText } from '../text/text.ts'
import { amountWords, targetWords, toneOfMeasure } from './states.ts'
import { Trend } from './Trend.tsx'

export function MeasureCard({ measure, figures }: { readonly measure: MeasureView; readonly figures: boolean }) {
  const { t, say } = useText()
  const { target, unit } = measure
  return (
    <article className="surface measure">
      <div className="row row-apart">
        <h3>{say(measure.words)}</h3>
        <StateTag tone={toneOfMeasure[measure.state]}>{t(`evaluation.measure.${measure.state}`)}</StateTag>
      </div>
      {figures && measure.value !== null && (
        <p className={`measure-value number tone-${toneOfMeasure[measure.state]}`}>
          {amountWords(measure.value, unit)}
        </p>
      )}
      <p className="small quiet">
        {t('evaluation.measure.target', { value: targetWords(measure) })}
        {target.atRisk !== undefined &&
          ` · ${t('evaluation.measure.warn', { value: amountWords(target.atRisk, unit) })}`}
      </p>
      {figures && measure.computedAt && (
        <p className="small quiet">
          {measure.sample !== null && unit === 'share' && `${t('evaluation.measure.sample', { n: measure.sample })} · `}
          {t('evaluation.plan.measuredAt')} <When at={measure.computedAt} />
        </p>
      )}
      <Trend measure={measure} />
      <details className="small quiet">
        <summary>{t('evaluation.measure.how')}</summary>
        <p>{say(measure.how)}</p>
      </details>
    </article>
  )
}
