import type { ReactNode } from 'react'
import './parts.css'

/** An empty place says what it means and what to do next. */
export function EmptyState({
  title,
  children,
  action,
  heading = false,
}: {
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
  /** The page has nothing else: its title is the page's heading. */
  readonly heading?: boolean
}) {
  const Title = heading ? 'h1' : 'p'
  return (
    <div className={heading ? 'empty page' : 'empty'}>
      <Title className="empty-title">{title}</Title>
      {children && <div className="quiet">{children}</div>}
      {action && <div>{action}</div>}
    </div>
  )
}
