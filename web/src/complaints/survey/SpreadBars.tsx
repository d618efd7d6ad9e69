import type { Spread } from '../../../../src/complaints/survey/figures.contract.ts'
import { solvedAnswers } from '../../../../src/complaints/survey/survey.contract.ts'
import { useText } from '../../text/text.ts'
import { nameOfMark } from './mark.ts'

const best = [5, 4, 3, 2, 1] as const

/** How often each answer was given: the count stands beside its bar. */
export function SpreadBars({ of }: { readonly of: Spread }) {
  const { t } = useText()
  const marks = (counts: readonly number[]) =>
    best.map((mark) => ({
      key: String(mark),
      label: t(`survey.mark.${nameOfMark(mark)}`),
      count: counts[mark - 1] ?? 0,
    }))
  return (
    <div className="survey-spreads">
      <Bars title={t('survey.outcome')} rows={marks(of.outcome)} />
      <Bars title={t('survey.handling')} rows={marks(of.handling)} />
      <Bars
        title={t('survey.solved')}
        rows={solvedAnswers.map((key) => ({ key, label: t(`survey.isSolved.${key}`), count: of.solved[key] }))}
      />
    </div>
  )
}

type Row = { readonly key: string; readonly label: string; readonly count: number }
function Bars({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  const all = rows.reduce((sum, { count }) => sum + count, 0)
  return (
    <section className="surface stack-tight">
      <h3>{title}</h3>
      <dl className="survey-bars">
        {rows.map(({ key, label, count }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>
              <span className="survey-bar" style={{ inlineSize: `${all === 0 ? 0 : (100 * count) / all}%` }} />
              <span className="number">{count}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
