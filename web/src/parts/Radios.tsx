import './parts.css'

/** A few exclusive answers in one row, each big enough for a thumb. */
export function Radios<V extends string>(props: {
  readonly legend: string
  readonly hint?: string
  readonly name: string
  readonly value: V | null
  readonly options: readonly { readonly value: V; readonly label: string }[]
  readonly onChange: (value: V) => void
}) {
  return (
    <fieldset className="radios">
      <legend>
        {props.legend}
        {props.hint && <span className="quiet small"> {props.hint}</span>}
      </legend>
      {props.options.map(({ value, label }) => (
        <label key={value}>
          <input
            type="radio"
            name={props.name}
            checked={props.value === value}
            onChange={() => props.onChange(value)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
