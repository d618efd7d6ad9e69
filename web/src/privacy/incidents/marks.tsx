import type { IncidentState } from '../../../../src/privacy/incident/incident.contract.ts'
import { StateTag, type Tone } from '../../parts/StateTag.tsx'
import { useText } from '../../text/text.ts'

const tones = {
  found: 'danger',
  contained: 'risk',
  graded: 'risk',
  reported: 'risk',
  told: 'info',
  investigated: 'info',
  compensated: 'info',
  reviewed: 'info',
  closed: 'kept',
} as const satisfies Record<IncidentState, Tone>

export function IncidentMark({ state }: { readonly state: IncidentState }) {
  const { t } = useText()
  return <StateTag tone={tones[state]}>{t(`incidents.state.${state}`)}</StateTag>
}

/** Nobody may take a drill for the real thing, nor the other way round. */
export function DrillMark() {
  const { t } = useText()
  return <StateTag tone="info">{t('incidents.drill')}</StateTag>
}
