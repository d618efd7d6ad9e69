import { useState } from 'react'
import {
  liftRestriction,
  listOwnRequests,
  planKinErasure,
  proveIdentity,
  readRequest,
  takeUpRequest,
  withdrawRequest,
} from '../../../../src/privacy/request/request-routes.contract.ts'
import type { RequestStep, RequestView } from '../../../../src/privacy/request/request.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { AllowedSteps } from '../../parts/AllowedSteps.tsx'
import { FieldScope } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { useText } from '../../text/text.ts'
import { OfficerForm } from './OfficerForm.tsx'

const pressed = ['prove', 'withdraw', 'lift', 'take-up', 'plan-erasure'] as const
type Pressed = (typeof pressed)[number]
const written = ['accept-identity', 'settle', 'refuse'] as const

/** What can be done now: some with one press, some with words. */
export function RequestSteps({ of }: { readonly of: RequestView }) {
  const { t, say } = useText()
  const [open, setOpen] = useState<RequestStep | null>(null)
  const press = usePressed(of)
  const form = written.find((step) => step === open && of.steps.some((one) => one.step === step && one.allowed))
  const steps = of.steps.map(({ step, allowed, reason }) => ({
    key: step,
    label: t(`rights.step.${step}.do`),
    consequence: t(`rights.step.${step}.follows`),
    deadline: step === 'settle' || step === 'take-up' ? (of.clock?.dueAt ?? null) : null,
    allowed,
    reason: reason && say(reason),
    main: step !== 'refuse' && step !== 'withdraw',
    danger: false,
  }))
  const take = (key: string) => {
    const one = pressed.find((step) => step === key)
    if (one) press.run(one)
    else setOpen(open === key ? null : (written.find((step) => step === key) ?? null))
  }
  return (
    <>
      {press.problem && <Problem problem={press.problem} />}
      <AllowedSteps
        steps={steps}
        busy={press.busy}
        onTake={take}
        open={
          form
            ? {
                key: form,
                form: (
                  <FieldScope name={form}>
                    <OfficerForm key={form} of={of} step={form} />
                  </FieldScope>
                ),
              }
            : null
        }
      />
    </>
  )
}

function usePressed({ id, version }: RequestView) {
  const refresh = { refresh: [readRequest, listOwnRequests] }
  const acts = {
    prove: useAct(proveIdentity, refresh),
    withdraw: useAct(withdrawRequest, refresh),
    lift: useAct(liftRestriction, refresh),
    'take-up': useAct(takeUpRequest, refresh),
    'plan-erasure': useAct(planKinErasure, refresh),
  }
  const run = (step: Pressed) => void acts[step].run({ id, version })
  const busy = pressed.find((step) => acts[step].busy) ?? null
  const problem = pressed.map((step) => acts[step].problem).find((one) => one !== null) ?? null
  return { run, busy, problem }
}
