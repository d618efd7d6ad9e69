import type { ClauseLine, Reason } from '../../../src/evaluation/plan.contract.ts'
import { useText } from '../text/text.ts'

export function ReasonWords({
  reason,
  controls,
}: {
  readonly reason: Reason
  readonly controls: ClauseLine['controls']
}) {
  const { t, say } = useText()
  return (
    <>{t(`evaluation.reason.${reason.code}`, { measure: reason.measure ? say(reason.measure) : '', ...controls })}</>
  )
}
