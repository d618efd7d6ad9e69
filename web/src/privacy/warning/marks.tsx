import type { Level } from '../../../../src/kernel/watch/signal-rule.contract.ts'
import type { Verdict } from '../../../../src/privacy/warning/warning.contract.ts'
import { StateTag } from '../../parts/StateTag.tsx'
import { useText } from '../../text/text.ts'

export function LevelMark({ level }: { readonly level: Level }) {
  const { t } = useText()
  return <StateTag tone={level === 'critical' ? 'danger' : 'risk'}>{t(`warning.levels.${level}`)}</StateTag>
}
const tones = { true: 'danger', false: 'kept', unclear: 'risk' } as const
export function VerdictMark({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useText()
  return <StateTag tone={tones[verdict]}>{t(`warning.verdicts.${verdict}`)}</StateTag>
}
