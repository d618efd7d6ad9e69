import { Input } from 'antd'
import type { HTMLInputTypeAttribute, ReactNode } from 'react'
import type { ApiProblem } from '../../api/problem.ts'
import { Field } from '../../parts/Field.tsx'

/** One line of a form whose draft holds text. */
export function TextField(props: {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly help?: ReactNode
  readonly required?: boolean
  readonly type?: HTMLInputTypeAttribute
  readonly most?: number
  readonly max?: string
  readonly problem?: ApiProblem | null
}) {
  const { name, label, value, onChange, type } = props
  return (
    <Field
      name={name}
      label={label}
      help={props.help}
      required={props.required ?? false}
      problem={props.problem ?? null}
    >
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          {...(type && { type })}
          {...(props.max && { max: props.max })}
          maxLength={props.most ?? 120}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
