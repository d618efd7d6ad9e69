import type { Calculation } from '../../../../src/complaints/remedies/remedy.contract.ts'
import { useText } from '../../text/text.ts'
import { amountText } from '../remedies/amount.tsx'
import { BasisLine } from '../remedies/BasisLine.tsx'

/** What the formula gives with the facts so far, or what is still in the way. */
export function Outcome({ id, result }: { readonly id: string; readonly result: Calculation | undefined }) {
  const { t, say, clauses } = useText()
  const one = result?.remedies.find((remedy) => remedy.id === id)
  const not = result?.not.find((remedy) => remedy.id === id)
  if (not) return <p className="note note-risk">{clauses(not.why.map(say))}</p>
  if (!one) return null
  const open = one.needs.filter(({ met }) => met === null)
  return (
    <div className="inset stack-tight" aria-live="polite">
      {one.amount && one.state === 'applies' ? (
        <>
          <p className="remedy-amount number">{amountText(one.amount)}</p>
          <ul className="remedy-variants">
            {one.variants.map(({ choices, words, amount }) => (
              <li key={choices.map(({ value }) => value).join(' ')}>
                {one.variants.length > 1 && (
                  <span className="small quiet">{choices.map((choice) => say(choice.words)).join(' · ')}</span>
                )}
                <span>
                  {say(words)}
                  {amount && <strong className="number"> = {amountText(amount)}</strong>}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="quiet">
          {open.length > 0
            ? t('demand.toConfirm', { what: clauses(open.map(({ words }) => say(words))) })
            : t('demand.toFill')}
        </p>
      )}
      <p className="small">
        <BasisLine basis={one.basis} />
      </p>
    </div>
  )
}

export const isWorkedOut = (id: string, result: Calculation | undefined): boolean =>
  result?.remedies.some((one) => one.id === id && one.state === 'applies' && one.amount !== null) ?? false
