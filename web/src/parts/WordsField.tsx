import { Input } from 'antd'
import type { ComponentProps } from 'react'
import { Field } from './Field.tsx'

type Props = Omit<ComponentProps<typeof Field>, 'children'> & {
  readonly value: string
  readonly onChange: (words: string) => void
  /** How many characters the server takes. */
  readonly most: number
  readonly rows?: number
  /** The field grows with its words, up to so many rows. */
  readonly upTo?: number
}

/** Some lines of somebody's own words: a reason, a story, a note. */
export function WordsField({ value, onChange, most, rows = 3, upTo, ...field }: Props) {
  return (
    <Field {...field}>
      {(control) => (
        <Input.TextArea
          {...control}
          {...(upTo ? { autoSize: { minRows: rows, maxRows: upTo } } : { rows })}
          maxLength={most}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
