import type { Calculation } from '../../../../src/complaints/remedies/remedy.contract.ts'
import { useText } from '../../text/text.ts'
import { toggled } from './situation.ts'
import { amountText } from './amount.tsx'

type Props = {
  readonly result: Calculation
  readonly titleOf: (id: string) => string
  readonly prefer: readonly string[]
  readonly onPrefer: (prefer: string[]) => void
}

/** The sum of what goes together, and for everything else why it is not in it. */
export function ResultSummary({ result, titleOf, prefer, onPrefer }: Props) {
  const { t } = useText()
  const { together, remedies } = result
  const left = together.left.filter(({ why }) => why !== 'unconfirmed')
  const open = together.left.length - left.length
  return (
    <section className="remedy-sum" aria-live="polite">
      {together.ids.length > 0 ? (
        <>
          <p className="quiet">{t('remedies.result.together')}</p>
          <p className="remedy-total number">{amountText(together.amount)}</p>
          <p className="quiet small">{t('remedies.result.made')}</p>
          <ul className="remedy-parts">
            {together.ids.map((id) => (
              <li key={id}>
                <a href={`#${id}`}>{titleOf(id)}</a>
                {prefer.includes(id) && (
                  <span className="small quiet">
                    {' '}
                    {t('remedies.result.chosen')}{' '}
                    <button
                      type="button"
                      className="plain-button no-print"
                      onClick={() => onPrefer(toggled(prefer, id))}
                    >
                      {t('remedies.result.unchoose')}
                    </button>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <p className="remedy-total-none">
            {t(remedies.length > 0 ? 'remedies.result.nothingYet' : 'remedies.result.none')}
          </p>
          <p className="quiet">
            {t(remedies.length > 0 ? 'remedies.result.nothingYetHelp' : 'remedies.result.noneHelp')}
          </p>
        </>
      )}
      {left.length > 0 && (
        <>
          <p className="quiet small">{t('remedies.result.left')}</p>
          <ul className="remedy-parts">
            {left.map(({ id, why, by }) => (
              <li key={id}>
                <a href={`#${id}`}>{titleOf(id)}</a>
                <span className="quiet small">
                  {' '}
                  {t(`remedies.result.why.${why}`, { by: by === null ? '' : titleOf(by) })}{' '}
                  {why === 'excluded' && (
                    <button
                      type="button"
                      className="plain-button no-print"
                      aria-label={`${t('remedies.result.choose')} ${titleOf(id)}`}
                      onClick={() => onPrefer([id, ...prefer.filter((one) => one !== id)])}
                    >
                      {t('remedies.result.choose')}
                    </button>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {open > 0 && (
        <p className="small">
          <a href="#to-confirm">{t('remedies.result.openTitle', { count: open })}</a>
        </p>
      )}
    </section>
  )
}
