import type { Actor } from '../../kernel/context.ts'
import type { Role } from '../../kernel/role.contract.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { penaltySteps, type AppealDecision, type PenaltyState, type PenaltyStep } from './penalty.contract.ts'
import { penaltyWords } from './words.contract.ts'

export type Penalty = {
  readonly id: string
  readonly number: string
  readonly merchantId: string
  readonly shop: string
  readonly violation: string
  readonly ruleFrom: string
  readonly happenedOn: string
  readonly seen: string
  readonly complaintId: string | null
  readonly state: PenaltyState
  readonly openedBy: string
  readonly openedAt: Date
  readonly noticedAt: Date | null
  readonly heardAt: Date | null
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly occurrence: number | null
  readonly points: number | null
  readonly appealedAt: Date | null
  readonly appealDecidedBy: string | null
  readonly appealDecidedAt: Date | null
  readonly loweredPoints: number | null
  readonly loweredAt: Date | null
  readonly reversedAt: Date | null
  readonly stageClock: string | null
  readonly nextDueAt: Date | null
  readonly overdue: boolean
  readonly version: number
}

/** Whose step it is, and from which states it leads on. */
const table: Readonly<Record<PenaltyStep, { by: 'platform' | 'merchant'; from: readonly PenaltyState[] }>> = {
  'give-notice': { by: 'platform', from: ['proposed'] },
  drop: { by: 'platform', from: ['proposed', 'noticed', 'deciding'] },
  state: { by: 'merchant', from: ['noticed'] },
  decide: { by: 'platform', from: ['deciding'] },
  appeal: { by: 'merchant', from: ['in-force'] },
  'decide-appeal': { by: 'platform', from: ['appealed'] },
}

/** The clock of each state, and what its end leads to. Where it leads nowhere somebody is told: silence penalises nobody. */
export const stageOf: Readonly<
  Record<PenaltyState, { readonly clock: string; readonly silence: PenaltyState | null } | null>
> = {
  proposed: { clock: 'penalty.take-up', silence: null },
  noticed: { clock: 'penalty.defence', silence: 'deciding' },
  deciding: { clock: 'penalty.decide', silence: null },
  'in-force': { clock: 'penalty.appeal-window', silence: 'final' },
  appealed: { clock: 'penalty.appeal', silence: null },
  final: null,
  reversed: null,
  dropped: null,
}

const hasRole = ({ roles }: Actor, ...wanted: readonly Role[]): boolean => roles.some((role) => wanted.includes(role))

/** As whom somebody reads it: null when it does not exist for this actor. What is not told yet exists for no merchant. */
export function sideOf(actor: Actor, penalty: Penalty): 'platform' | 'merchant' | null {
  if (actor.kind === 'system') return 'platform'
  const own = actor.merchantId === penalty.merchantId
  // Whoever is of the shop does not handle what concerns it.
  if (hasRole(actor, 'governance-officer', 'admin') && !own) return 'platform'
  return own && hasRole(actor, 'merchant') && penalty.noticedAt !== null ? 'merchant' : null
}

type Words = { readonly zh: string; readonly en: string }
/** Why a step cannot be taken by this actor now; null when it can. */
export function whyNot(step: PenaltyStep, penalty: Penalty, actor: Actor): Words | null {
  const { by, from } = table[step]
  if (sideOf(actor, penalty) !== by) return penaltyWords.notYours
  if (by === 'platform' && !hasRole(actor, 'governance-officer')) return penaltyWords.officerOnly
  if (!from.includes(penalty.state)) return penaltyWords.states[penalty.state]
  const took = [penalty.decidedBy, penalty.openedBy].includes(actor.id)
  return step === 'decide-appeal' && took ? penaltyWords.tookPart : null
}
export const stepsFor = (penalty: Penalty, actor: Actor) => {
  const side = sideOf(actor, penalty)
  return penaltySteps
    .filter((step) => table[step].by === side)
    .map((step) => {
      const reason = whyNot(step, penalty, actor)
      return { step, allowed: reason === null, reason }
    })
}

export function take(
  step: PenaltyStep,
  penalty: Penalty,
  by: { readonly actor: Actor; readonly version: number },
): Penalty {
  const reason = whyNot(step, penalty, by.actor)
  if (reason === penaltyWords.tookPart) throw new Refusal('penalty.another-person')
  if (reason) throw new Refusal('penalty.not-now', reason)
  if (by.version !== penalty.version) throw new Refusal('penalty.changed-meanwhile')
  return { ...penalty, version: penalty.version + 1 }
}

/** What a decision on the appeal makes of it. Lowered, it has fewer points than it counts with now. */
export function afterAppeal(
  penalty: Penalty,
  {
    decision,
    points,
    now,
  }: { readonly decision: AppealDecision; readonly points?: number | undefined; readonly now: Date },
  counts: number,
): Penalty {
  if (decision === 'lower' && (points === undefined || points >= counts))
    throw new Refusal('penalty.points-not-lower', { field: 'points', counts })
  if (decision === 'reverse') return { ...penalty, state: 'reversed', reversedAt: now }
  const after: Penalty = { ...penalty, state: 'final' }
  return decision === 'lower' ? { ...after, loweredPoints: points ?? 0, loweredAt: now } : after
}

export const appealResult = ({ appealDecidedAt, reversedAt, loweredAt }: Penalty): AppealDecision | null => {
  if (appealDecidedAt === null) return null
  if (reversedAt !== null) return 'reverse'
  return loweredAt === null ? 'uphold' : 'lower'
}
