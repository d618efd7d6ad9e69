import type { ReactNode } from 'react'
import { useText } from '../../text/text.ts'

/** What the agent says, word for word. */
export function Say({ children }: { readonly children: ReactNode }) {
  const { t } = useText()
  return (
    <blockquote className="entry-say">
      <span className="quiet small">{t('enter.say')}</span>
      <p>{children}</p>
    </blockquote>
  )
}
