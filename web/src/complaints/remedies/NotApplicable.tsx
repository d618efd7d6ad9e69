import type { Calculation } from '../../../../src/complaints/remedies/remedy.contract.ts'
import { useText } from '../../text/text.ts'
import { usePrinting } from './printing.ts'

/** What may not be asked for, each with its reason; what belongs to other matters is only named. */
export function NotApplicable({ not }: { readonly not: Calculation['not'] }) {
  const { t, say } = useText()
  const printing = usePrinting()
  const told = not.filter(({ reason }) => reason !== 'other-matter')
  const others = not.filter(({ reason }) => reason === 'other-matter')
  return (
    <>
      {told.length > 0 && (
        <details className="surface" open={printing || undefined}>
          <summary>{t('remedies.result.notTitle', { count: told.length })}</summary>
          <ul className="remedy-not">
            {told.map(({ id, title, why }) => (
              <li key={id}>
                <strong>{say(title)}</strong>
                {why.map((words) => (
                  <span key={words.zh} className="quiet">
                    {say(words)}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </details>
      )}
      {others.length > 0 && (
        <details className="quiet small no-print">
          <summary>{t('remedies.result.other', { count: others.length })}</summary>
          <p>{others.map(({ title }) => say(title)).join(' · ')}</p>
        </details>
      )}
    </>
  )
}
