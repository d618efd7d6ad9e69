import type { z } from 'zod'
import type { Matter } from '../../../../src/privacy/request/request.contract.ts'
import { useText } from '../../text/text.ts'

/** What is not over and needs something of the person: each with its page. */
export function Matters({ of }: { readonly of: readonly z.output<typeof Matter>[] }) {
  const { t, say } = useText()
  if (of.length === 0) return null
  return (
    <div className="note stack-tight">
      <p>{t('erase.matters')}</p>
      <ul>
        {of.map(({ id, title, number, href }) => (
          <li key={id}>
            {say(title)}{' '}
            {href === null ? <span className="code">{number}</span> : <a href={href}>{number || t('rights.go')}</a>}
          </li>
        ))}
      </ul>
    </div>
  )
}
