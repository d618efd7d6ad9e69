import { Input } from 'antd'
import type { ApiProblem } from '../api/problem.ts'
import { Field } from '../parts/Field.tsx'
import { useText } from '../text/text.ts'

/** E-mail or phone, as a browser remembers it. */
export function LoginField(props: {
  readonly value: string
  readonly onChange: (login: string) => void
  readonly problem: ApiProblem | null
  readonly help?: string
}) {
  const { t } = useText()
  return (
    <Field name="login" label={t('account.signIn.login')} problem={props.problem} help={props.help}>
      {(control) => (
        <Input
          {...control}
          autoComplete="username"
          inputMode="email"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
