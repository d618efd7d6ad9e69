import type { MacroOutcome } from '../../../../../src/complaints/desk/templates/use.contract.ts'
import { StateTag } from '../../../parts/StateTag.tsx'
import { useText } from '../../../text/text.ts'
import { isDoing } from './doings.ts'

/** What each step says and where it leads; the one that is refused says why. */
export function PlayedSteps({ of }: { readonly of: MacroOutcome }) {
  const { t, say } = useText()
  return (
    <ol className="played">
      {of.steps.map((step, at) => (
        <li key={`${at} ${step.do}`} className="stack-tight">
          <p className="row">
            <strong>{isDoing(step.do) ? t(`templates.do.${step.do}`) : step.do}</strong>
            <StateTag tone={step.refusal ? 'danger' : 'info'}>
              {step.refusal ? t('templates.refused') : t(`complaints.state.${step.state}`)}
            </StateTag>
          </p>
          {step.text && <p className="desk-note-text inset">{step.text}</p>}
          {step.refusal && <p className="small">{say(step.refusal.words)}</p>}
        </li>
      ))}
    </ol>
  )
}
