import type { ControlProps } from './Field.tsx'
import './parts.css'

/** Several of a fixed list; a field's control. A group is named by itself, because a label belongs to one control only. */
export function Checks<V extends string>(props: {
  readonly control: ControlProps
  readonly label: string
  readonly options: readonly { readonly value: V; readonly label: string }[]
  readonly value: readonly V[]
  readonly onChange: (value: V[]) => void
}) {
  const { id, 'aria-describedby': describedBy } = props.control
  const without = (value: V): V[] => props.value.filter((one) => one !== value)
  return (
    <fieldset id={id} className="checks" tabIndex={-1} aria-label={props.label} aria-describedby={describedBy}>
      {props.options.map(({ value, label }) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={props.value.includes(value)}
            onChange={(event) => props.onChange(event.target.checked ? [...without(value), value] : without(value))}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
