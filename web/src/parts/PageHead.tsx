import type { ReactNode } from 'react'
import './parts.css'

/** Title, one sentence of what the page is for, and at most one primary action. */
export function PageHead(props: { readonly title: string; readonly lead?: ReactNode; readonly action?: ReactNode }) {
  return (
    <header className="page-head">
      <div>
        <h1>{props.title}</h1>
        {props.lead && <p className="quiet">{props.lead}</p>}
      </div>
      {props.action && <div className="no-print">{props.action}</div>}
    </header>
  )
}
