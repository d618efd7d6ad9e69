import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useText } from '../text/text.ts'
import { whenWords } from '../text/time.ts'
import './parts.css'

/** One step of the server's list: what it is called, what follows, until when, and why not if not now. */
export type Step = {
  readonly key: string
  /** A verb with its object: 提交答复. */
  readonly label: string
  readonly consequence?: string | null
  readonly deadline?: string | null
  readonly allowed: boolean
  readonly reason?: string | null
  /** What this case waits for; of several, the first allowed one stands out. */
  readonly main?: boolean
  readonly danger?: boolean
}

/** Never more than one primary button; an impossible step stays visible with its reason. */
export function AllowedSteps(props: {
  readonly steps: readonly Step[]
  readonly onTake: (key: string) => void
  readonly busy?: string | null
  /** The form of the step that was chosen, shown below its button. */
  readonly open?: { readonly key: string; readonly form: ReactNode } | null
}) {
  const { t } = useText()
  const main = props.steps.find((step) => step.main && step.allowed)?.key
  const ordered = props.steps.toSorted((a, b) => Number(b.allowed) - Number(a.allowed))
  return (
    <section className="surface no-print" aria-label={t('parts.steps.title')}>
      <h2>{t('parts.steps.title')}</h2>
      {ordered.every((step) => !step.allowed) && <p className="quiet">{t('parts.steps.none')}</p>}
      {ordered.map((step) => (
        <div key={step.key} className="step">
          <Button
            type={step.key === main && props.open?.key !== step.key ? 'primary' : 'default'}
            danger={step.danger ?? false}
            disabled={!step.allowed}
            loading={props.busy === step.key}
            aria-expanded={props.open ? props.open.key === step.key : undefined}
            aria-describedby={`step-${step.key}`}
            onClick={() => props.onTake(step.key)}
          >
            {step.label}
          </Button>
          <StepWords step={step} />
          {props.open?.key === step.key && props.open.form}
        </div>
      ))}
    </section>
  )
}

function StepWords({ step }: { readonly step: Step }) {
  const { t, language } = useText()
  return (
    <p id={`step-${step.key}`} className="small quiet">
      {step.allowed ? step.consequence : t('parts.steps.notNow', { why: step.reason ?? '' })}
      {step.allowed && step.deadline && ` ${t('parts.steps.by', { when: whenWords(step.deadline, language) })}`}
    </p>
  )
}
