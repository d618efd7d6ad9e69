import type { MeasureView } from '../../../src/evaluation/plan.contract.ts'
import { useText } from '../text/text.ts'
import { amountWords } from './states.ts'

const width = 240
const height = 44

/** The last days as a line from zero, with the target drawn through it; less than two days are no trend. */
export function Trend({ measure }: { readonly measure: MeasureView }) {
  const { t } = useText()
  const days = measure.history.flatMap(({ day, value }) => (value === null ? [] : [{ day, value }]))
  const last = days.at(-1)
  if (days.length < 2 || !last) return null
  const top = measure.unit === 'share' ? 1 : Math.max(measure.target.value, ...days.map(({ value }) => value), 1)
  const y = (value: number): number => height - 2 - (value / top) * (height - 4)
  const x = (place: number): number => (place / (days.length - 1)) * (width - 8) + 2
  const line = days.map(({ value }, place) => `${x(place).toFixed(1)},${y(value).toFixed(1)}`).join(' ')
  return (
    <figure className="trend">
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" preserveAspectRatio="none">
        <line className="trend-target" x1={0} x2={width} y1={y(measure.target.value)} y2={y(measure.target.value)} />
        <polyline className="trend-line" points={line} />
        <circle className="trend-now" cx={x(days.length - 1)} cy={y(last.value)} r={3} />
      </svg>
      <figcaption className="small quiet">
        {t('evaluation.measure.trend', { n: days.length })} · {amountWords(days[0]?.value ?? 0, measure.unit)} →{' '}
        {amountWords(last.value, measure.unit)}
      </figcaption>
    </figure>
  )
}
