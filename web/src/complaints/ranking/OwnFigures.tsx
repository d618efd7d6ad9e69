import type { OwnFigure, Performance } from '../../../../src/complaints/ranking/performance.contract.ts'
import { figureWords } from '../../../../src/complaints/ranking/performance-words.contract.ts'
import { useText } from '../../text/text.ts'
import { isWide, oneDigit, percent, valueWords } from './figure-text.ts'

type Props = {
  readonly of: Performance
  readonly opened: string
  readonly onOpen: (figure: string | undefined) => void
}

/** Each figure with what it is a part of, how sure it is, how others do, how it is counted, and the way to its cases. */
export function OwnFigures({ of, opened, onOpen }: Props) {
  return (
    <div className="figures own-figures">
      {of.figures.map((figure) => (
        <One key={figure.id} figure={figure} of={of} opened={opened === figure.id} onOpen={onOpen} />
      ))}
    </div>
  )
}

function One(props: {
  readonly figure: OwnFigure
  readonly of: Performance
  readonly opened: boolean
  readonly onOpen: Props['onOpen']
}) {
  const { t, say, named } = useText()
  const { figure, of, opened, onOpen } = props
  const { title, definition } = figureWords[figure.id]
  const hours = (n: string) => t('performance.hours', { n })
  return (
    <div className="figure tone-plain">
      <p className="figure-label">{say(title)}</p>
      <p className="figure-value number">{valueWords(figure.id, figure.value, hours)}</p>
      <p className="small quiet">{useNote(figure)}</p>
      {figure.low !== null && figure.high !== null && (
        <p className="small quiet">
          {t('performance.interval', { low: percent(figure.low), high: percent(figure.high) })}
          {isWide(figure) && ` · ${t('performance.few')}`}
        </p>
      )}
      <p className="small quiet">
        {figure.alike
          ? t('performance.alike', {
              category: of.merchant.category ?? '',
              median: valueWords(figure.id, figure.alike.median, hours),
              n: figure.alike.merchants,
            })
          : of.merchant.category === null
            ? t('performance.noCategory')
            : t('performance.noAlike', { n: of.minimum.merchants })}
      </p>
      <details className="small quiet">
        <summary>{t('parts.figure.definition')}</summary>
        <p>{say(definition)}</p>
      </details>
      {figure.part + figure.whole > 0 && (
        <button
          type="button"
          className="plain-button small no-print"
          aria-expanded={opened}
          aria-label={named(say(title), t(opened ? 'performance.casesClose' : 'performance.cases'))}
          onClick={() => onOpen(opened ? undefined : figure.id)}
        >
          {opened ? t('performance.casesClose') : t('performance.cases')}
        </button>
      )}
    </div>
  )
}

function useNote({ id, part, whole, p90 }: OwnFigure): string {
  const { t } = useText()
  if (id === 'received') return t('performance.perOrders', { part, whole })
  if (whole === 0) return t('performance.nothing')
  if (id === 'answer-time') return t('performance.sample', { n: whole, p90: p90 === null ? '—' : oneDigit(p90) })
  return t('performance.partOf', { part, whole })
}
