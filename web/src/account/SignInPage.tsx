import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { signIn, type Me, type SignedIn } from '../../../src/kernel/access/session.contract.ts'
import { useAct } from '../api/hooks.ts'
import { Field } from '../parts/Field.tsx'
import { ProblemSummary } from '../parts/ProblemSummary.tsx'
import { useQueryState } from '../shell/place.ts'
import { useSession } from '../shell/session.ts'
import { useText } from '../text/text.ts'
import { beginSession } from './begin-session.ts'
import { CodeSignIn } from './CodeSignIn.tsx'
import { LoginField } from './LoginField.tsx'
import { DemoAccounts } from './DemoAccounts.tsx'
import { PasskeyButton } from './PasskeyButton.tsx'
import { usePasskey } from './use-passkey.ts'
import { askForPasskey, signInWithPasskey } from '../../../src/kernel/access/passkey/passkey.contract.ts'
import { SecondStep, type Second } from './SecondStep.tsx'
import { safePlace } from './safe-place.ts'
import './account.css'

export function SignInPage() {
  const { t } = useText()
  const { me } = useSession()
  const navigate = useNavigate()
  const [{ back }] = useQueryState()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [second, setSecond] = useState<Second | null>(null)
  const act = useAct(signIn, { refresh: [] })
  const [byCode, setByCode] = useState(false)
  const go = async (entered: z.infer<typeof SignedIn> | undefined) => {
    if (entered?.secondStep) setSecond(entered.secondStep)
    if (entered?.me) await begin(entered.me)
  }
  const begin = async (person: z.infer<typeof Me>) => {
    await beginSession(person)
    await navigate({ href: safePlace(back), replace: true })
  }
  const passkey = usePasskey(askForPasskey, signInWithPasskey, (person) => void begin(person))
  if (me)
    return (
      <div className="page page-narrow">
        <p>{t('account.signIn.done', { name: me.displayName })}</p>
        <Link to={safePlace(back)}>{t('account.signIn.go')}</Link>
      </div>
    )
  if (second)
    return (
      <div className="page sign-in">
        <SecondStep second={second} onDone={(person) => void begin(person)} onBack={() => setSecond(null)} />
      </div>
    )
  if (byCode)
    return (
      <div className="page sign-in">
        <CodeSignIn login={login} onEntered={(entered) => void go(entered)} onBack={() => setByCode(false)} />
      </div>
    )
  const labels = { login: t('account.signIn.login'), password: t('account.signIn.password') }
  return (
    <div className="page sign-in">
      <form
        className="surface stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void act.run({ login, password }).then(go)
        }}
      >
        <h1>{t('account.signIn.title')}</h1>
        <ProblemSummary problem={act.problem} labels={labels} />
        <LoginField value={login} onChange={setLogin} problem={act.problem} />
        <Field name="password" label={labels.password} problem={act.problem}>
          {(control) => (
            <Input.Password
              {...control}
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <Button type="primary" htmlType="submit" block loading={act.busy}>
          {t('account.signIn.submit')}
        </Button>
        <div className="row row-apart">
          <Link to="/reset-password">{t('account.reset.link')}</Link>
          <Button type="link" className="code-other" onClick={() => setByCode(true)}>
            {t('account.codeSignIn.link')}
          </Button>
        </div>
        <PasskeyButton passkey={passkey} label={t('account.passkey.signIn')} />
        <p>
          <Link to="/complaints/new">{t('guest.without')}</Link>
        </p>
      </form>
      <DemoAccounts
        onFill={(account) => {
          setLogin(account.login)
          setPassword(account.password)
          act.reset()
        }}
      />
    </div>
  )
}
