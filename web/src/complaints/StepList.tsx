import { useState } from 'react'
import type { CaseView } from '../../../src/complaints/complaint.contract.ts'
import type { StepName } from '../../../src/complaints/step-name.contract.ts'
import { AllowedSteps } from '../parts/AllowedSteps.tsx'
import { useText } from '../text/text.ts'
import { StepForm } from './step-forms.tsx'

/** What moves the case on for each reader, so that it stands out; the server decides which is possible. */
const main: readonly StepName[] = [
  'acknowledge',
  'provide_info',
  'answer',
  'accept_offer',
  'agree',
  'award',
  'issue_panel',
  'give_opinion',
  'draft_ruling',
  'decide_review',
  'prove',
  'confirm_performance',
  'close_evidence',
  'report_test',
  'enforce',
  'respond',
]

/** The server's list of steps as buttons; the form of the chosen one opens below it. */
export function StepList(props: {
  readonly of: CaseView
  readonly first?: StepName | undefined
  /** A draft that waits for its form: it opens again for each. */
  readonly asked?: string | undefined
}) {
  const { of, first, asked } = props
  const { say } = useText()
  const [open, setOpen] = useState<StepName | null>(first ?? null)
  const [before, setBefore] = useState(asked)
  if (asked !== before) {
    setBefore(asked)
    if (asked && first) setOpen(first)
  }
  // Only its own: while one is still being sent, the next may be open and half written.
  const close = (step: StepName) => setOpen((now) => (now === step ? null : now))
  const wanted = mainStep(of)
  const chosen = of.steps.find(({ step, allowed }) => step === open && allowed)
  return (
    <AllowedSteps
      steps={of.steps.map((one) => ({
        key: one.step,
        label: say(one.title),
        consequence: say(one.consequence),
        allowed: one.allowed,
        reason: one.reason && say(one.reason),
        main: one.step === wanted,
        danger: one.step === 'withdraw',
      }))}
      onTake={(key) =>
        setOpen((now) => (now === key ? null : (of.steps.find(({ step }) => step === key)?.step ?? null)))
      }
      open={
        chosen
          ? {
              key: chosen.step,
              form: <StepForm step={chosen.step} of={of} label={say(chosen.title)} onDone={() => close(chosen.step)} />,
            }
          : null
      }
    />
  )
}

/** An agent first accepts, then gives the first answer; after that the stage says what comes next. */
function mainStep(of: CaseView): StepName | undefined {
  const first: readonly StepName[] =
    of.viewer === 'platform' && of.respondedAt === null ? ['acknowledge', 'respond'] : []
  return [...first, ...main].find((name) => of.steps.some(({ step, allowed }) => step === name && allowed))
}
