import type { Role } from '../kernel/role.contract.ts'
import type { Side, State } from './complaint.contract.ts'
import type { StepName } from './step-name.contract.ts'
import { intakeSteps } from './lifecycle/intake-steps.rules.ts'
import { partySteps } from './lifecycle/party-steps.rules.ts'
import { pauseSteps } from './lifecycle/pause-steps.rules.ts'
import { procedureSteps } from './lifecycle/procedure-steps.rules.ts'
import { rulingSteps } from './lifecycle/ruling-steps.rules.ts'
import { stateTable } from './lifecycle/states.rules.ts'
import { noOwing, type OwingPart } from './performance/stand.rules.ts'
import { guards, noPart, targetsOf, type RulingPart, type Situation, type Step } from './lifecycle/step.rules.ts'
import { together } from './lifecycle/together.rules.ts'

/**
 * The lifecycle as one table: states (states.rules.ts) × steps. The server's checks, the `steps` of the API with their reasons, the
 * buttons, the diagram in docs/lifecycle.md and the model test all come from it.
 */
export const steps: Readonly<Record<StepName, Step>> = {
  ...intakeSteps,
  ...partySteps,
  ...procedureSteps,
  ...rulingSteps,
  ...pauseSteps,
}

/** Who has to act next. */
export function waitsFor({ state, merchantKnown, proven }: Situation): Side | null {
  if (state === 'negotiating' && !merchantKnown) return 'platform'
  if (state === 'performing' && proven) return 'consumer'
  return stateTable[state].waitsFor
}

export type Standing = {
  readonly side: Side
  readonly roles: readonly Role[]
  readonly ruling?: RulingPart
  readonly owing?: OwingPart
}
export const mayEver = (step: Step, { side, roles }: Standing): boolean =>
  step.by.includes(side) && (side !== 'platform' || roles.some((role) => step.roles.includes(role)))

/** The code of the refusal, or null when the step may be taken. The order of reasons is: whose, when, what else. */
export function whyNot(name: StepName, situation: Situation, standing: Standing): string | null {
  const step = steps[name]
  if (!mayEver(step, standing)) return 'complaint.step-of-others'
  if (!step.moves[situation.state])
    return situation.state === 'closed' ? 'complaint.already-closed' : 'complaint.step-not-now'
  // Whoever decides a case does not handle it besides, whatever roles the account holds.
  if (standing.side === 'platform' && standing.ruling?.sat === true && !step.roles.includes('arbitrator'))
    return 'ruling.sat-already'
  return (
    step.guards
      .map((guard) => guards[guard](situation, standing.ruling ?? noPart, standing.owing ?? noOwing, standing.side))
      .find((reason) => reason !== null) ?? null
  )
}

/**
 * Where silence leads from here. What is owed decides whether a ruling is performed or simply over; proof that nobody disputed counts
 * as performance.
 */
export function afterSilence({
  state,
  obligated,
  proven,
}: Pick<Situation, 'state' | 'obligated' | 'proven'>): State | null {
  const [first = null, other = null] = stateTable[state].silence
  if (state === 'award_issued' || state === 'review') return obligated ? first : other
  if (state === 'performing') return obligated && !proven ? first : other
  return first
}

/** Every state that a step, silence or a mass claim leads to from here: the graph that docs/lifecycle.md draws. */
export const leadsTo = (from: State): ReadonlySet<State> =>
  new Set([
    ...Object.values(steps).flatMap(({ moves }) => targetsOf(moves[from])),
    ...stateTable[from].silence,
    ...Object.values(together).flatMap((moves: Partial<Record<State, State>>) => targetsOf(moves[from])),
  ])
