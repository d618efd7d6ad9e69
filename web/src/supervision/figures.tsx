import type { Timeliness } from '../../../src/evaluation/supervision.contract.ts'
import { figureWords, type FigureId } from '../../../src/evaluation/supervision-words.contract.ts'
import { useText } from '../text/text.ts'

/** Cut, not rounded: 99.96 % of a promise is not 100 %. Null when there is nothing to divide by. */
export const shareWords = (part: number, whole: number): string | null =>
  whole === 0 ? null : `${Math.floor((part / whole) * 1000 + 1e-9) / 10}%`

/** A share never stands without what it is a share of. */
export function Share({ of, whole }: { readonly of: number; readonly whole: number }) {
  const share = shareWords(of, whole)
  if (share === null) return <span className="quiet">—</span>
  return (
    <span className="number">
      {share}{' '}
      <span className="small quiet">
        {of}/{whole}
      </span>
    </span>
  )
}

/** How a stage went, and below it what is not in the share. */
export function InTime({ of }: { readonly of: Timeliness }) {
  const { t } = useText()
  const rest = (['late', 'overdue', 'running'] as const).filter((name) => of[name] > 0)
  return (
    <>
      <Share of={of.inTime} whole={of.decided} />
      {rest.length > 0 && (
        <span className="small quiet supervision-rest">
          {rest.map((name) => (
            <span key={name}>{t(`supervision.${name}`, { n: of[name] })}</span>
          ))}
        </span>
      )}
    </>
  )
}

/** What a figure means and where it comes from, for tables and lists; figures on their own carry it themselves. */
export function Meaning({ of }: { readonly of: FigureId }) {
  const { t, say } = useText()
  const { definition, source } = figureWords[of]
  return (
    <details className="small quiet supervision-meaning">
      <summary>{t('parts.figure.definition')}</summary>
      <p>{say(definition)}</p>
      <p>{t('parts.figure.source', { source: say(source) })}</p>
    </details>
  )
}
