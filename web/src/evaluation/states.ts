import type { ControlState, MeasureState, MeasureView, PlanState, Unit } from '../../../src/evaluation/plan.contract.ts'
import type { Tone } from '../parts/StateTag.tsx'
import { t } from '../text/text.ts'

/** Best first, as a bar is read from the left. */
export const statesBestFirst = ['kept', 'at-risk', 'broken', 'not-built'] as const satisfies readonly PlanState[]
export const toneOfState: Readonly<Record<PlanState, Tone>> = {
  kept: 'kept',
  'at-risk': 'risk',
  broken: 'danger',
  'not-built': 'plain',
}
export const toneOfMeasure: Readonly<Record<MeasureState, Tone>> = {
  'on-target': 'kept',
  'near-target': 'risk',
  'off-target': 'danger',
  'no-data': 'plain',
}
export const toneOfControl: Readonly<Record<ControlState, Tone>> = { built: 'kept', partly: 'risk', missing: 'plain' }

/** 0.9534 → `95.3%`; 3 → `3`; 12 → `12 天`. Cut, not rounded: 99.96 % of a promise is not 100 %. */
export function amountWords(value: number, unit: Unit): string {
  if (unit === 'share') return `${Math.floor(value * 1000 + 1e-9) / 10}%`
  return t(`evaluation.measure.unit.${unit}`, { n: value })
}

export function targetWords({ target, unit }: Pick<MeasureView, 'target' | 'unit'>): string {
  const side = target.operator === '>=' ? 'atLeast' : 'atMost'
  return t(`evaluation.measure.${side}`, { value: amountWords(target.value, unit) })
}
