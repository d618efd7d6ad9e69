import type { PausesView } from '../../../../src/complaints/pauses/extension.contract.ts'
import { dayWords } from '../../text/time.ts'
import { useText } from '../../text/text.ts'

/** What it would do to each date, before anybody decides. */
export function Effects({ of }: { readonly of: PausesView }) {
  const { t, say, language } = useText()
  if (of.effects.length === 0) return <p className="quiet small">{t('pauses.noEffect')}</p>
  const days = of.extensions.find(({ state }) => state === 'asked')?.days ?? of.most
  return (
    <div className="stack-tight">
      <p className="small quiet">{t('pauses.effect', { n: days })}</p>
      <ul className="pause-effects small">
        {of.effects.map(({ clock, lastDay, would }) => (
          <li key={clock.zh}>
            {t('pauses.moves', {
              clock: say(clock),
              before: dayWords(lastDay, language),
              after: dayWords(would, language),
            })}
          </li>
        ))}
      </ul>
      {of.statutory > 0 && <p className="small quiet">{t('pauses.statutory', { n: of.statutory })}</p>}
    </div>
  )
}
