import { use, useId } from 'react'
import type { ApiProblem } from '../api/problem.ts'
import { FormProblem, useFieldId } from './Field.tsx'
import './parts.css'

/** A few exclusive answers in one row, each big enough for a thumb; what the server said about them stands beside them. */
export function Radios<V extends string>(props: {
  readonly legend: string
  readonly hint?: string
  readonly name: string
  /** The server's name of the field, where the group is called otherwise on the page. */
  readonly field?: string
  readonly problem?: ApiProblem | null
  readonly value: V | null
  readonly options: readonly { readonly value: V; readonly label: string }[]
  readonly onChange: (value: V) => void
}) {
  const field = props.field ?? props.name
  const id = useFieldId()(field)
  const said = use(FormProblem)
  // What is wrong inside of a group (`settles.lineIds`) stands at its own field.
  const error = (props.problem ?? said)?.fields.find(({ path }) => path === field)?.message
  const errorId = `${useId()}-error`
  return (
    <fieldset id={id} className="radios" tabIndex={-1} aria-describedby={error ? errorId : undefined}>
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
      {error && (
        <p id={errorId} className="field-error">
          {error}
        </p>
      )}
    </fieldset>
  )
}
