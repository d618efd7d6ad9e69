import { useId, type ReactNode } from 'react'
import './complaints.css'

/** One of several answers, large enough for a finger; the whole of it can be tapped. */
export function Choice(props: {
  readonly kind: 'radio' | 'checkbox'
  readonly name?: string
  readonly chosen: boolean
  readonly onChoose: () => void
  readonly title: string
  readonly children?: ReactNode
}) {
  const detail = useId()
  return (
    <label className={props.chosen ? 'choice choice-on' : 'choice'}>
      <input
        type={props.kind}
        name={props.name}
        checked={props.chosen}
        aria-describedby={props.children ? detail : undefined}
        onChange={props.onChoose}
      />
      <strong>{props.title}</strong>
      {props.children && (
        <span id={detail} className="choice-detail quiet small">
          {props.children}
        </span>
      )}
    </label>
  )
}
