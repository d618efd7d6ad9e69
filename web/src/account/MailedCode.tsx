import { Button, Input } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import type { askSignInCode, askPasswordReset } from '../../../src/kernel/access/code/code.contract.ts'
import { useAct } from '../api/hooks.ts'
import type { ApiProblem } from '../api/problem.ts'
import { useSecondsUntil } from '../complaints/guest/countdown.ts'
import { Field } from '../parts/Field.tsx'
import { Problem } from '../parts/Problem.tsx'
import { useText } from '../text/text.ts'

type Route = typeof askSignInCode | typeof askPasswordReset
type Asked = z.output<(typeof askSignInCode)['output']> & { readonly login: string; readonly resendAt: number }

/** A code on its way: for which login, and until when one waits for the next. */
export function useMailedCode(route: Route) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const [code, setCode] = useState('')
  const act = useAct(route, { refresh: [] })
  const ask = async (login: string) => {
    const sent = await act.run({ login })
    if (!sent) return
    setCode('')
    setAsked({ ...sent, login, resendAt: Date.now() + sent.resendAfterSeconds * 1000 })
  }
  const forget = () => {
    setAsked(null)
    act.reset()
  }
  return { asked, ask, forget, code, setCode, ready: code.length === 6, busy: act.busy, problem: act.problem }
}

/** Where to look for it, the six digits, and another one when it does not come. */
export function MailedCodeField(props: {
  readonly mailed: ReturnType<typeof useMailedCode>
  readonly problem: ApiProblem | null
}) {
  const { t } = useText()
  const { asked, ask, code, setCode, busy, problem } = props.mailed
  const seconds = useSecondsUntil(asked?.resendAt ?? null)
  if (!asked) return null
  return (
    <>
      <output>{t(`account.mailed.${asked.way}`, { login: asked.login })}</output>
      {asked.shown && <p className="note">{t('account.mailed.shown', { code: asked.shown })}</p>}
      <Field name="code" label={t('account.mailed.code')} help={t('account.mailed.help')} problem={props.problem}>
        {(control) => (
          <Input
            {...control}
            className="code-input"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            value={code}
            onChange={(event) => setCode(event.target.value.replaceAll(/\D/g, ''))}
          />
        )}
      </Field>
      {problem && <Problem problem={problem} />}
      <div>
        <Button
          type="link"
          className="code-other"
          disabled={seconds > 0}
          loading={busy}
          onClick={() => void ask(asked.login)}
        >
          {seconds > 0 ? t('account.mailed.wait', { seconds }) : t('account.mailed.again')}
        </Button>
      </div>
    </>
  )
}
