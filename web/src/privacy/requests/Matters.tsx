import type { z } from 'zod'
import type { Matter } from '../../../../src/privacy/request/request.contract.ts'
import { useText } from '../../text/text.ts'

type Matters = readonly z.output<typeof Matter>[]
/** So many are read at a glance; the others open with one press. */
const shown = 5
/** What is not over and needs something of the person: each with its page, for whom it opens. */
export function Matters({ of, linked = true }: { readonly of: Matters; readonly linked?: boolean }) {
  const { t } = useText()
  if (of.length === 0) return null
  const more = of.slice(shown)
  return (
    <div className="note stack-tight">
      <p>{t('erase.matters')}</p>
      <List of={of.slice(0, shown)} linked={linked} />
      {more.length > 0 && (
        <details>
          <summary>{t('erase.more', { n: more.length })}</summary>
          <List of={more} linked={linked} />
        </details>
      )}
    </div>
  )
}

function List({ of, linked }: { readonly of: Matters; readonly linked: boolean }) {
  const { t, say } = useText()
  return (
    <ul className="erase-matters">
      {of.map(({ id, title, number, href }) => (
        <li key={id}>
          {say(title)}{' '}
          {href === null || !linked ? (
            <span className="code">{number}</span>
          ) : (
            <a href={href}>{number || t('rights.go')}</a>
          )}
        </li>
      ))}
    </ul>
  )
}
