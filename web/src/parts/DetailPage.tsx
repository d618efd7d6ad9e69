import type { ReactNode } from 'react'
import './parts.css'

/** A case: on top who, what, how much and the clock; left the story; right what can be done now. */
export function DetailPage(props: {
  readonly title: ReactNode
  readonly tags?: ReactNode
  readonly facts?: readonly { readonly label: string; readonly value: ReactNode }[]
  readonly clock?: ReactNode
  readonly now?: ReactNode
  readonly back?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <article className="page detail">
      <header className="detail-head">
        {props.back && <div className="no-print small">{props.back}</div>}
        <div className="row">
          <h1>{props.title}</h1>
          {props.tags}
        </div>
        {props.facts && props.facts.length > 0 && (
          <dl className="detail-facts">
            {props.facts.map((fact) => (
              <div key={fact.label}>
                <dt>{fact.label}</dt>
                <dd>{fact.value}</dd>
              </div>
            ))}
          </dl>
        )}
        {props.clock && <div className="surface">{props.clock}</div>}
      </header>
      {props.now && <div className="detail-now stack">{props.now}</div>}
      <div className="detail-story stack">{props.children}</div>
    </article>
  )
}
