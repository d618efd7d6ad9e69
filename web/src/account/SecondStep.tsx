import { Button } from 'antd'
import type { z } from 'zod'
import { finishSignIn } from '../../../src/kernel/access/factor/factor.contract.ts'
import type { Me, SignedIn } from '../../../src/kernel/access/session.contract.ts'
import { useAct } from '../api/hooks.ts'
import { CodeField, useTypedCode } from '../parts/CodeField.tsx'
import { ProblemSummary } from '../parts/ProblemSummary.tsx'
import { PasskeyButton } from './PasskeyButton.tsx'
import { usePasskey } from './use-passkey.ts'
import { askForPasskey, signInWithPasskey } from '../../../src/kernel/access/passkey/passkey.contract.ts'
import { useText } from '../text/text.ts'

export type Second = NonNullable<z.infer<typeof SignedIn>['secondStep']>

/** After the password: what only the owner has with them. */
export function SecondStep(props: {
  readonly second: Second
  readonly onDone: (me: z.infer<typeof Me>) => void
  readonly onBack: () => void
}) {
  const { t } = useText()
  const typesCode = props.second.ways.some((way) => way !== 'passkey')
  const typed = useTypedCode(props.second.ways)
  const act = useAct(finishSignIn, { refresh: [] })
  const passkey = usePasskey(askForPasskey, signInWithPasskey, props.onDone)
  const over = act.problem?.code === 'factor.challenge-over'
  const submit = async () => {
    const me = await act.run({ challenge: props.second.challenge, way: typed.way, code: typed.code })
    if (me) props.onDone(me)
    else typed.clear()
  }
  return (
    <form
      className="surface stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h1>{t('account.second.title')}</h1>
      <ProblemSummary problem={act.problem} labels={{ code: t('account.code.totp') }} />
      {!over && typesCode && <CodeField typed={typed} problem={act.problem} />}
      <div className="actions">
        {!over && typesCode && (
          <Button type="primary" htmlType="submit" disabled={!typed.ready} loading={act.busy}>
            {t('account.second.submit')}
          </Button>
        )}
        <Button onClick={props.onBack}>{t('account.second.back')}</Button>
      </div>
      {props.second.ways.includes('passkey') && (
        <PasskeyButton passkey={passkey} label={t('account.passkey.instead')} />
      )}
      <p className="small quiet">{t('account.second.lost')}</p>
    </form>
  )
}
