import { Button } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { askSignInCode, signInByCode } from '../../../src/kernel/access/code/code.contract.ts'
import type { SignedIn } from '../../../src/kernel/access/session.contract.ts'
import { useAct } from '../api/hooks.ts'
import { ProblemSummary } from '../parts/ProblemSummary.tsx'
import { useText } from '../text/text.ts'
import { LoginField } from './LoginField.tsx'
import { MailedCodeField, useMailedCode } from './MailedCode.tsx'

/** For consumers and shops who do not have their password at hand. */
export function CodeSignIn(props: {
  readonly login: string
  readonly onEntered: (entered: z.infer<typeof SignedIn>) => void
  readonly onBack: () => void
}) {
  const { t } = useText()
  const [login, setLogin] = useState(props.login)
  const mailed = useMailedCode(askSignInCode)
  const act = useAct(signInByCode, { refresh: [] })
  const { asked } = mailed
  const submit = async () => {
    if (!asked) return mailed.ask(login)
    const entered = await act.run({ flow: asked.flow, code: mailed.code })
    if (entered) props.onEntered(entered)
  }
  const problem = asked ? act.problem : mailed.problem
  const labels = { login: t('account.signIn.login'), code: t('account.mailed.code') }
  return (
    <form
      className="surface stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h1>{t('account.codeSignIn.title')}</h1>
      <ProblemSummary problem={problem} labels={labels} />
      {asked ? (
        <MailedCodeField mailed={mailed} problem={act.problem} />
      ) : (
        <LoginField value={login} onChange={setLogin} problem={mailed.problem} help={t('account.codeSignIn.help')} />
      )}
      <div className="actions">
        <Button
          type="primary"
          htmlType="submit"
          disabled={asked ? !mailed.ready : login.trim().length < 3}
          loading={act.busy || (!asked && mailed.busy)}
        >
          {t(asked ? 'account.signIn.submit' : 'account.mailed.send')}
        </Button>
        <Button onClick={props.onBack}>{t('account.codeSignIn.back')}</Button>
      </div>
    </form>
  )
}
