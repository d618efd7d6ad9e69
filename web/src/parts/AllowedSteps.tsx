import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useText } from '../text/text.ts'
import { untilWords } from '../text/time.ts'
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

/** Never more than one primary button; what is impossible now stays to be read, folded away, each with its reason. */
export function AllowedSteps(props: {
  readonly steps: readonly Step[]
  readonly onTake: (key: string) => void
  readonly busy?: string | null
  /** The form of the step that was chosen, shown below its button. */
  readonly open?: { readonly key: string; readonly form: ReactNode } | null
}) {
  const { t } = useText()
  const main = props.steps.find((step) => step.main && step.allowed)?.key
  const possible = props.steps.filter((step) => step.allowed)
  const others = props.steps.filter((step) => !step.allowed)
  const line = (step: Step) => <StepLine key={step.key} {...props} step={step} main={step.key === main} />
  return (
    <section className="surface no-print" aria-label={t('parts.steps.title')}>
      <h2>{t('parts.steps.title')}</h2>
      {possible.length === 0 && <p className="quiet">{t('parts.steps.none')}</p>}
      {possible.map(line)}
      {others.length > 0 && (
        <details>
          <summary>{t('parts.steps.others', { n: others.length })}</summary>
          {others.map(line)}
        </details>
      )}
    </section>
  )
}

type LineProps = Omit<Parameters<typeof AllowedSteps>[0], 'steps'> & { readonly step: Step; readonly main: boolean }
function StepLine({ step, main, ...props }: LineProps) {
  return (
    <div className="step">
      <Button
        type={main && props.open?.key !== step.key ? 'primary' : 'default'}
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
  )
}

function StepWords({ step }: { readonly step: Step }) {
  const { t, language } = useText()
  return (
    <p id={`step-${step.key}`} className="small quiet">
      {step.allowed ? step.consequence : t('parts.steps.notNow', { why: step.reason ?? '' })}
      {step.allowed && step.deadline && ` ${t('parts.steps.by', { when: untilWords(step.deadline, language) })}`}
    </p>
  )
}
