import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { askPasswordReset, resetPassword } from '../../../src/kernel/access/code/code.contract.ts'
import { useAct } from '../api/hooks.ts'
import { Field } from '../parts/Field.tsx'
import { ProblemSummary } from '../parts/ProblemSummary.tsx'
import { useText } from '../text/text.ts'
import { LoginField } from './LoginField.tsx'
import { MailedCodeField, useMailedCode } from './MailedCode.tsx'
import './account.css'

/** Who forgot the password proves the mailbox or the phone on record, and chooses another; nobody is signed in by it. */
export function ResetPasswordPage() {
  const { t } = useText()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const mailed = useMailedCode(askPasswordReset)
  const act = useAct(resetPassword, { refresh: [] })
  const [done, setDone] = useState(false)
  const { asked } = mailed
  const submit = async () => {
    if (!asked) return mailed.ask(login)
    if (await act.run({ flow: asked.flow, code: mailed.code, password })) setDone(true)
  }
  if (done)
    return (
      <div className="page sign-in">
        <div className="surface stack">
          <h1>{t('account.reset.doneTitle')}</h1>
          <p>{t('account.reset.done')}</p>
          <Link to="/sign-in">{t('account.setUp.toSignIn')}</Link>
        </div>
      </div>
    )
  const labels = {
    login: t('account.signIn.login'),
    code: t('account.mailed.code'),
    password: t('account.password.next'),
  }
  return (
    <div className="page sign-in">
      <form
        className="surface stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <h1>{t('account.reset.title')}</h1>
        <ProblemSummary problem={asked ? act.problem : mailed.problem} labels={labels} />
        {!asked && (
          <LoginField value={login} onChange={setLogin} problem={mailed.problem} help={t('account.reset.help')} />
        )}
        {asked && (
          <>
            <MailedCodeField mailed={mailed} problem={act.problem} />
            <Field name="password" label={labels.password} problem={act.problem} help={t('account.setUp.passwordHelp')}>
              {(control) => (
                <Input.Password
                  {...control}
                  autoComplete="new-password"
                  value={password}
                  onChange={(event) => setPassword(event.target.value)}
                />
              )}
            </Field>
          </>
        )}
        <div className="actions">
          <Button
            type="primary"
            htmlType="submit"
            disabled={asked ? !mailed.ready || password === '' : login.trim().length < 3}
            loading={act.busy || (!asked && mailed.busy)}
          >
            {t(asked ? 'account.reset.submit' : 'account.mailed.send')}
          </Button>
          {asked && <Button onClick={mailed.forget}>{t('account.reset.otherLogin')}</Button>}
        </div>
        <p className="small quiet">{t('account.reset.kept')}</p>
        <p>
          <Link to="/sign-in">{t('account.codeSignIn.back')}</Link>
        </p>
      </form>
    </div>
  )
}
