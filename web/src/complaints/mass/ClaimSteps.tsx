import { Button } from 'antd'
import { useState } from 'react'
import type { ClaimStep, ClaimView } from '../../../../src/complaints/mass/claim.contract.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { useText } from '../../text/text.ts'
import { StepForm } from './StepForm.tsx'

/** What this claim waits for most, by whoever looks at it. */
const first: readonly ClaimStep[] = ['answer', 'carry', 'find', 'draft', 'elect', 'announce']

/** What can be done now, each with what follows and, where it cannot be done, why not. */
export function ClaimSteps(props: {
  readonly of: ClaimView
  readonly picked: readonly string[]
  readonly onSplit: () => void
}) {
  const { of, picked } = props
  const { t, say } = useText()
  const [doing, setDoing] = useState<ClaimStep | null>(null)
  const primary = first.find((name) => of.steps.some(({ step, allowed }) => step === name && allowed))
  const done = () => {
    if (doing === 'split') props.onSplit()
    setDoing(null)
  }
  return (
    <section className="surface stack">
      <h2>{t('mass.claim.now')}</h2>
      {of.steps.length === 0 && <p className="quiet">{t('mass.claim.nothingNow')}</p>}
      {of.steps.map(({ step, allowed, reason }) => {
        const unpicked = step === 'split' && allowed && picked.length === 0
        return (
          <div key={step} className="stack-tight">
            <Button
              block
              {...(step === primary && { type: 'primary' as const })}
              disabled={!allowed || unpicked}
              aria-describedby={`step-${step}`}
              onClick={() => setDoing(step)}
            >
              {step === 'split' && picked.length > 0
                ? t('mass.members.split', { n: picked.length })
                : t(`mass.step.${step}`)}
            </Button>
            <p id={`step-${step}`} className="quiet small">
              {reason ? say(reason) : t(`mass.stepHelp.${step}`)}
            </p>
          </div>
        )
      })}
      {doing && (
        <Dialog title={t(`mass.step.${doing}`)} onClose={() => setDoing(null)}>
          <StepForm step={doing} of={of} picked={picked} onDone={done} />
        </Dialog>
      )}
    </section>
  )
}
