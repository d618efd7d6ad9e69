import { useState } from 'react'
import type { PenaltyStep, PenaltyView } from '../../../src/governance/penalties/penalty.contract.ts'
import { AllowedSteps } from '../parts/AllowedSteps.tsx'
import { FieldScope } from '../parts/Field.tsx'
import { useText } from '../text/text.ts'
import { AppealDecisionForm } from './AppealDecisionForm.tsx'
import { StepForm } from './StepForm.tsx'

/** What can be done now, each with what follows; the forms open below their button. */
export function PenaltySteps({ of }: { readonly of: PenaltyView }) {
  const { t, say } = useText()
  const [open, setOpen] = useState<PenaltyStep | null>(null)
  if (of.steps.length === 0) return null
  const steps = of.steps.map(({ step, allowed, reason }) => ({
    key: step,
    label: t(`penalties.step.${step}.do`),
    consequence: t(`penalties.step.${step}.follows`),
    deadline: step === 'drop' ? null : (of.clock?.dueAt ?? null),
    allowed,
    reason: reason && say(reason),
    main: step !== 'drop',
    danger: false,
  }))
  const chosen = of.steps.find(({ step, allowed }) => step === open && allowed)?.step
  return (
    <AllowedSteps
      steps={steps}
      onTake={(key) => setOpen(open === key ? null : (of.steps.find(({ step }) => step === key)?.step ?? null))}
      open={
        chosen
          ? {
              key: chosen,
              form: (
                <FieldScope name={chosen}>
                  {chosen === 'decide-appeal' ? (
                    <AppealDecisionForm of={of} />
                  ) : (
                    <StepForm key={chosen} of={of} step={chosen} />
                  )}
                </FieldScope>
              ),
            }
          : null
      }
    />
  )
}
