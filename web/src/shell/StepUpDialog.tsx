import { useEffect, useRef, useState } from 'react'
import { stepUp } from '../../../src/kernel/access/factor/factor.contract.ts'
import { whenStepUpNeeded } from '../api/call.ts'
import { useAct } from '../api/hooks.ts'
import type { ApiProblem } from '../api/problem.ts'
import { CodeField, useTypedCode } from '../parts/CodeField.tsx'
import { DialogForm } from '../parts/DialogForm.tsx'
import { FieldScope } from '../parts/Field.tsx'
import { PasskeyButton } from '../account/PasskeyButton.tsx'
import { usePasskey } from '../account/use-passkey.ts'
import { askToStepUp, stepUpWithPasskey } from '../../../src/kernel/access/passkey/passkey.contract.ts'
import { useText } from '../text/text.ts'

/** One dialog for every call that asks who it is: afterwards the call goes out again by itself, with everything that was written. */
export function StepUpDialog() {
  const [asked, setAsked] = useState<ApiProblem | null>(null)
  // Several calls at once wait for the one answer.
  const waiting = useRef<((proved: boolean) => void)[]>([])
  useEffect(() => {
    whenStepUpNeeded((problem) => {
      setAsked(problem)
      return new Promise((resolve) => waiting.current.push(resolve))
    })
    return () => whenStepUpNeeded(async () => false)
  }, [])
  const answer = (proved: boolean) => {
    setAsked(null)
    for (const resolve of waiting.current.splice(0)) resolve(proved)
  }
  return asked && <Ask ways={String(asked.params['ways'] ?? '').split(',')} onAnswer={answer} />
}

function Ask({ ways, onAnswer }: { readonly ways: readonly string[]; readonly onAnswer: (proved: boolean) => void }) {
  const { t } = useText()
  const typed = useTypedCode(ways)
  const passkey = usePasskey(askToStepUp, stepUpWithPasskey, () => onAnswer(true))
  const act = useAct(stepUp, { refresh: [] })
  const send = async () => {
    if (await act.run({ way: typed.way, code: typed.code })) onAnswer(true)
    else typed.clear()
  }
  return (
    <FieldScope name="step-up">
      <DialogForm
        title={t('account.stepUp.title')}
        onClose={() => onAnswer(false)}
        onSend={() => void send()}
        send={t('account.stepUp.send')}
        busy={act.busy}
        ready={typed.ready}
      >
        <p>{t('account.stepUp.why')}</p>
        {ways.includes('passkey') && <PasskeyButton passkey={passkey} label={t('account.passkey.confirm')} />}
        <CodeField typed={typed} problem={act.problem} />
      </DialogForm>
    </FieldScope>
  )
}
