import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { setUpInstallation } from '../../../src/kernel/access/session.contract.ts'
import { useAct } from '../api/hooks.ts'
import { Field } from '../parts/Field.tsx'
import { ProblemSummary } from '../parts/ProblemSummary.tsx'
import { useSession } from '../shell/session.ts'
import { useText, type TextKey } from '../text/text.ts'
import { beginSession } from './begin-session.ts'
import './account.css'

const fields = ['token', 'name', 'displayName', 'email', 'password'] as const
type FieldName = (typeof fields)[number]
const steps: readonly { readonly title: TextKey; readonly asks: readonly FieldName[] }[] = [
  { title: 'account.setUp.stepToken', asks: ['token'] },
  { title: 'account.setUp.stepPlatform', asks: ['name'] },
  { title: 'account.setUp.stepAdmin', asks: ['displayName', 'email', 'password'] },
]
const helps: Partial<Record<FieldName, TextKey>> = {
  token: 'account.setUp.tokenHelp',
  name: 'account.setUp.nameHelp',
  password: 'account.setUp.passwordHelp',
}

/** A production installation begins here: nothing has a default, the first administrator is made by hand. */
export function SetUpPage() {
  const { t } = useText()
  const { installation } = useSession()
  const navigate = useNavigate()
  const [at, setAt] = useState(0)
  const [values, setValues] = useState({ token: '', name: '', displayName: '', email: '', password: '' })
  const act = useAct(setUpInstallation, { refresh: [] })
  if (installation.setUp && !act.busy)
    return (
      <div className="page page-narrow">
        <h1>{t('account.setUp.already')}</h1>
        <Link to="/sign-in">{t('account.setUp.toSignIn')}</Link>
      </div>
    )
  const step = steps[at]
  const last = at === steps.length - 1
  const filled = step?.asks.every((name) => values[name].trim() !== '') ?? false
  const submit = async () => {
    if (!last) return setAt(at + 1)
    const me = await act.run(values)
    if (!me) return
    await beginSession(me)
    await navigate({ to: '/', replace: true })
  }
  const labelOf = (name: FieldName) => t(`account.setUp.${name}`)
  const labels = Object.fromEntries(fields.map((name) => [name, labelOf(name)]))
  return (
    <form
      className="page page-narrow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h1>{t('account.setUp.title')}</h1>
      <p>{t('account.setUp.intro')}</p>
      <ProblemSummary problem={act.problem} labels={labels} />
      <section className="surface stack">
        <p className="small quiet">{t('account.setUp.step', { n: at + 1 })}</p>
        <h2>{step && t(step.title)}</h2>
        {step?.asks.map((name) => (
          <SetUpField
            key={name}
            name={name}
            value={values[name]}
            problem={act.problem}
            onChange={(value) => setValues({ ...values, [name]: value })}
          />
        ))}
        <div className="actions">
          <Button type="primary" htmlType="submit" disabled={!filled} loading={act.busy}>
            {t(last ? 'account.setUp.submit' : 'account.setUp.next')}
          </Button>
          {at > 0 && <Button onClick={() => setAt(at - 1)}>{t('account.setUp.back')}</Button>}
        </div>
      </section>
    </form>
  )
}

function SetUpField(props: {
  readonly name: FieldName
  readonly value: string
  readonly problem: ReturnType<typeof useAct>['problem']
  readonly onChange: (value: string) => void
}) {
  const { t } = useText()
  const help = helps[props.name]
  const Control = props.name === 'password' ? Input.Password : Input
  return (
    <Field name={props.name} label={t(`account.setUp.${props.name}`)} problem={props.problem} help={help && t(help)}>
      {(control) => (
        <Control
          {...control}
          autoComplete={props.name === 'password' ? 'new-password' : props.name === 'email' ? 'username' : 'off'}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
