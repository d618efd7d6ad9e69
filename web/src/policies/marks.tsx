import { Tooltip } from 'antd'
import type { Confidence } from '../../../src/kernel/rulebook/rulebook.contract.ts'
import type { RuleState } from '../../../src/policies/rule.contract.ts'
import { StateTag } from '../parts/StateTag.tsx'
import { useText } from '../text/text.ts'

const confidenceTones = { T: 'kept', policy: 'info', S: 'risk', M: 'risk' } as const
const stateTones = { 'in-force': 'kept', ended: 'plain', 'to-come': 'info' } as const

/** How sure we are of a number, and on demand what follows from it. */
export function ConfidenceMark({ confidence }: { readonly confidence: Confidence }) {
  const { t } = useText()
  return (
    <Tooltip title={t(`policies.confidenceHelp.${confidence}`)}>
      <span>
        <StateTag tone={confidenceTones[confidence]}>{t(`policies.confidences.${confidence}`)}</StateTag>
      </span>
    </Tooltip>
  )
}

export function StateMark({ state }: { readonly state: RuleState }) {
  const { t } = useText()
  return <StateTag tone={stateTones[state]}>{t(`policies.states.${state}`)}</StateTag>
}
