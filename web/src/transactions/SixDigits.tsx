import { Input } from 'antd'
import type { ApiProblem } from '../api/problem.ts'
import { Field } from '../parts/Field.tsx'

type Props = {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly onChange: (digits: string) => void
  readonly problem?: ApiProblem | null
  readonly help?: string
  readonly error?: string | undefined
}

/** Six digits that nobody beside the telephone reads, with the keys for digits. */
export function SixDigits({ value, onChange, ...field }: Props) {
  return (
    <Field {...field}>
      {(control) => (
        <Input.Password
          {...control}
          className="six-digits"
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
          value={value}
          onChange={(event) => onChange(event.target.value.normalize('NFKC').replace(/\D/g, ''))}
        />
      )}
    </Field>
  )
}
