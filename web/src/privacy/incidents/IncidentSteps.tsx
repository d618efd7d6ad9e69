import { useState, type ReactNode } from 'react'
import type { IncidentStep, IncidentView } from '../../../../src/privacy/incident/incident.contract.ts'
import { officers } from '../../../../src/privacy/incident/incident-routes.contract.ts'
import { AllowedSteps } from '../../parts/AllowedSteps.tsx'
import { FieldScope } from '../../parts/Field.tsx'
import { maySee } from '../../shell/page.ts'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'
import { ContainForm } from './ContainForm.tsx'
import { CorrectForm } from './CorrectForm.tsx'
import { GradeForm } from './GradeForm.tsx'
import { ReportForm } from './ReportForm.tsx'
import { ArgueForm, CloseForm } from './WhyForms.tsx'

type Form = (props: { readonly of: IncidentView; readonly onDone: () => void }) => ReactNode
const forms: Partial<Record<IncidentStep, Form>> = {
  contain: ContainForm,
  grade: GradeForm,
  report: ReportForm,
  argue: ArgueForm,
  correct: CorrectForm,
  close: CloseForm,
}
/** What the state waits for. */
const waitsFor = {
  found: 'contain',
  contained: 'grade',
  graded: 'report',
  reported: 'tell',
  told: 'investigate',
  investigated: 'compensate',
  compensated: 'review',
  reviewed: 'close',
  closed: null,
} as const satisfies Record<IncidentView['state'], IncidentStep | null>

/** What can be done now, each with what follows; the forms open below their button. */
export function IncidentSteps({ of }: { readonly of: IncidentView }) {
  const { t, say } = useText()
  const { me } = useSession()
  const [open, setOpen] = useState<string | null>(null)
  if (!maySee(me, officers)) return null
  const known = of.steps.filter(({ step }) => forms[step] !== undefined)
  const steps = known.map(({ step, allowed, reason }) => ({
    key: step,
    label: t(`incidents.step.${step}.do`),
    consequence: t(`incidents.step.${step}.follows`),
    allowed,
    reason: reason && say(reason),
    main: step === waitsFor[of.state],
    danger: false,
  }))
  const chosen = known.find(({ step, allowed }) => step === open && allowed)?.step
  const Chosen = chosen && forms[chosen]
  return (
    <AllowedSteps
      steps={steps}
      onTake={(key) => setOpen(open === key ? null : key)}
      open={
        Chosen
          ? {
              key: chosen,
              form: (
                <FieldScope name={chosen}>
                  <Chosen of={of} onDone={() => setOpen(null)} />
                </FieldScope>
              ),
            }
          : null
      }
    />
  )
}
