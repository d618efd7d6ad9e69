import type { ControlState, MeasureState, PlanState, Reason } from './plan.contract.ts'
import { planStates } from './plan.contract.ts'
import { stateOfReading, type Reading } from './measure.rules.ts'
import type { Clause, Control, Measure, Plan } from './plan-file.rules.ts'

/** What this process can do: keys such as `POST /api/complaints` and `job kernel.fire-rungs`. */
export type Existing = ReadonlySet<string>
/** Readings by `clause/measure`. */
export type Readings = ReadonlyMap<string, Reading>
export type Count = { readonly built: number; readonly total: number }
export type ClauseJudgement = {
  readonly state: PlanState
  readonly reasons: readonly Reason[]
  readonly controls: Count
}

export const readingKey = (clause: string, measure: string): string => `${clause}/${measure}`

export function stateOfControl(control: Pick<Control, 'carriedOutBy'>, existing: Existing): ControlState {
  const there = control.carriedOutBy.filter((key) => existing.has(key)).length
  if (there === control.carriedOutBy.length) return 'built'
  return there > 0 ? 'partly' : 'missing'
}

export function countBuilt(clauses: readonly Clause[], existing: Existing): Count {
  const controls = clauses.flatMap((clause) => clause.controls)
  return { built: controls.filter((one) => stateOfControl(one, existing) === 'built').length, total: controls.length }
}

/** Only where something is built can something be measured. */
export const isMeasurable = (clause: Clause, existing: Existing): boolean =>
  clause.controls.some((control) => stateOfControl(control, existing) === 'built')

/**
 * Broken when a figure is off target; else not built while a control is missing; else at risk when a figure is near its
 * target, or when nothing could be measured yet (a promise without evidence is not kept); else kept.
 */
export function judgeClause(clause: Clause, existing: Existing, readings: Readings): ClauseJudgement {
  const controls = countBuilt([clause], existing)
  const states = isMeasurable(clause, existing) ? clause.measures.map((one) => measured(clause, one, readings)) : []
  const off = states.filter(({ state }) => state === 'off-target')
  const near = states.filter(({ state }) => state === 'near-target')
  const reasons: Reason[] = [
    ...off.map(({ measure }) => because('measure-off-target', measure)),
    ...(controls.built < controls.total ? [because('controls-missing', null)] : []),
    ...near.map(({ measure }) => because('measure-near-target', measure)),
    ...(states.length > 0 && states.every(({ state }) => state === 'no-data')
      ? [because('nothing-measured', null)]
      : []),
  ]
  if (off.length > 0) return { state: 'broken', reasons, controls }
  if (controls.built < controls.total) return { state: 'not-built', reasons, controls }
  return { state: reasons.length > 0 ? 'at-risk' : 'kept', reasons, controls }
}

function measured(clause: Clause, measure: Measure, readings: Readings): { measure: Measure; state: MeasureState } {
  return { measure, state: stateOfReading(measure.target, readings.get(readingKey(clause.id, measure.id))) }
}

const because = (code: Reason['code'], measure: Measure | null): Reason => ({
  code,
  measure: measure && { zh: measure.zh, en: measure.en },
})

/** A chapter is in the state of its worst clause: one broken promise is not outweighed by ten kept ones. */
export function worstOf(states: readonly PlanState[]): PlanState {
  return planStates.find((state) => states.includes(state)) ?? 'not-built'
}

export function countStates(states: readonly PlanState[]): Record<PlanState, number> {
  const count = (wanted: PlanState): number => states.filter((state) => state === wanted).length
  return { broken: count('broken'), 'not-built': count('not-built'), 'at-risk': count('at-risk'), kept: count('kept') }
}

/** Every clause's state that is not what it was. */
export function changedStates(
  before: ReadonlyMap<string, PlanState>,
  now: ReadonlyMap<string, PlanState>,
): { clause: string; from: PlanState | null; to: PlanState }[] {
  return [...now].flatMap(([clause, to]) => {
    const from = before.get(clause) ?? null
    return from === to ? [] : [{ clause, from, to }]
  })
}

export const clausesOf = (plan: Plan, chapter: string): Clause[] =>
  plan.clauses.filter(({ id }) => id.startsWith(`${chapter}.`))
