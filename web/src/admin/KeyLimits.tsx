import { Input } from 'antd'
import type { ApiProblem } from '../api/problem.ts'
import { Choice } from '../parts/Choice.tsx'
import { Field } from '../parts/Field.tsx'
import { useText } from '../text/text.ts'

const lives = ['90', '365', '730'] as const
export type Life = (typeof lives)[number] | ''
export const daysOf = (life: Life): number | null => (life === '' ? null : Number(life))

/** Typed one below the other, or with commas. */
export const networksIn = (text: string): string[] => text.split(/[\s,，;；]+/).filter(Boolean)

/** Until when a key works. */
export function KeyLife({ value, onChange }: { readonly value: Life; readonly onChange: (life: Life) => void }) {
  const { t } = useText()
  return (
    <Choice
      label={t('admin.keys.life')}
      all={t('admin.keys.lives.none')}
      value={value}
      options={lives.map((days) => ({ value: days, label: t('admin.keys.lives.days', { n: days }) }))}
      onChange={(days) => onChange(days ?? '')}
    />
  )
}

/** From where it may be used. */
export function KeyNetworks(props: {
  readonly value: string
  readonly onChange: (text: string) => void
  readonly problem: ApiProblem | null
}) {
  const { t } = useText()
  return (
    <Field
      name="networks"
      label={t('admin.keys.networks')}
      required={false}
      help={t('admin.keys.networksHelp')}
      problem={props.problem}
    >
      {(control) => (
        <Input.TextArea
          {...control}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
