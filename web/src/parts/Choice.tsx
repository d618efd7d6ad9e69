import './parts.css'

/** A filter with few values: the browser's own select, light and right on every phone. */
export function Choice<V extends string>(props: {
  readonly label: string
  readonly value: V | ''
  /** What no choice means: 全部. */
  readonly all?: string
  readonly options: readonly { readonly value: V; readonly label: string }[]
  readonly onChange: (value: V | undefined) => void
}) {
  return (
    <label className="select-field">
      {props.label}
      <select
        value={props.value}
        onChange={(event) => props.onChange(props.options.find(({ value }) => value === event.target.value)?.value)}
      >
        {props.all !== undefined && <option value="">{props.all}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}
