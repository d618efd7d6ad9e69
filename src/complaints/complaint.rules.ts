import type { z } from 'zod'
import type {
  CategoryCode,
  Currency,
  Flag,
  Outcome,
  Profile,
  Reader,
  Remedy,
  Side,
  State,
  Urgency,
} from './complaint.contract.ts'
import { stepNames, type StepName } from './step-name.contract.ts'
import { Refusal, type RefusalParams } from '../kernel/refusal.ts'
import { afterSilence, mayEver, steps, waitsFor, whyNot, type Standing } from './lifecycle.rules.ts'
import { targetsOf, type Situation } from './lifecycle/step.rules.ts'
import { stateWords } from './refusal-words.contract.ts'

export type Complaint = {
  readonly id: string
  readonly receipt: string
  readonly channel: string
  readonly profile: z.infer<typeof Profile>
  readonly category: CategoryCode
  readonly remedies: readonly Remedy[]
  readonly claimFen: number
  /** The most that is demanded by law beside it; never part of a default. */
  readonly demandedFen: number
  readonly currency: z.infer<typeof Currency>
  /** Null while nobody knows which order, shop or account it is about. */
  readonly orderId: string | null
  readonly orderNumber: string | null
  readonly merchantId: string | null
  readonly consumerId: string | null
  /** Who complains without an account, known by a verified contact. */
  readonly guestId: string | null
  readonly state: State
  readonly stateSince: Date
  readonly waitsFor: Side | null
  readonly urgency: z.infer<typeof Urgency>
  readonly flags: readonly Flag[]
  readonly agentId: string | null
  /** The one armed timer of the state. */
  readonly stageClock: string | null
  readonly resumeState: State | null
  readonly resumeClock: string | null
  readonly rejectGround: string | null
  readonly offerRounds: number
  /** The statement whose offer is on the table. */
  readonly offerId: string | null
  readonly merchantSilent: boolean
  readonly obligated: boolean
  readonly proven: boolean
  readonly reopened: number
  readonly remanded: number
  readonly evidenceAsked: number
  /** Of which complaint it was settled apart. */
  readonly partOf: string | null
  readonly outcome: Outcome | null
  readonly outcomeFen: number | null
  readonly receivedAt: Date
  readonly acknowledgedAt: Date | null
  readonly respondedAt: Date | null
  readonly merchantAskedAt: Date | null
  readonly merchantRepliedAt: Date | null
  readonly closedAt: Date | null
  readonly nextDueAt: Date | null
  readonly version: number
}

/** Numbers of the rulebook that guards read, and the instant that they are read for. */
export type Limits = { readonly mostOfferRounds: number; readonly mostReopened: number; readonly reopenableSince: Date }

export const situationOf = (complaint: Complaint, limits: Limits): Situation => ({
  state: complaint.state,
  merchantKnown: complaint.merchantId !== null,
  orderKnown: complaint.orderId !== null,
  offerRounds: complaint.offerRounds,
  offered: complaint.offerId !== null,
  mostOfferRounds: limits.mostOfferRounds,
  fastTrack: complaint.flags.length > 0,
  demanded: complaint.demandedFen > 0,
  obligated: complaint.obligated,
  proven: complaint.proven,
  evidenceAsked: complaint.evidenceAsked,
  reopened: complaint.reopened,
  mostReopened: limits.mostReopened,
  reopenOver: complaint.closedAt !== null && complaint.closedAt < limits.reopenableSince,
})

/** One step asked for: by whom, on which complaint, as it stood for the reader. */
export type Asked = { readonly standing: Standing; readonly version?: number | undefined; readonly limits: Limits }

/** The complaint after the step moved it, or the refusal that says why not. What else changes is the action's to add. */
export function take(name: StepName, complaint: Complaint, { standing, version, limits }: Asked): Complaint {
  const code = whyNot(name, situationOf(complaint, limits), standing)
  if (code !== null) throw new Refusal(code, refusalParams(name, complaint, limits))
  if (version !== undefined && version !== complaint.version) throw new Refusal('complaint.changed-meanwhile')
  const [first = complaint.state] = targetsOf(steps[name].moves[complaint.state])
  return { ...complaint, state: first, version: complaint.version + 1 }
}

/** The same for time: the end of a stage's clock moves the complaint, the end of any other does not. */
export function lapse(complaint: Complaint, clock: string): Complaint | null {
  if (complaint.stageClock !== clock) return null
  const state = afterSilence(complaint)
  return state === null ? null : { ...complaint, state, version: complaint.version + 1 }
}

/** After any change: who has to act next. */
export const settled = (complaint: Complaint): Complaint => ({
  ...complaint,
  waitsFor: waitsFor(situationOf(complaint, { mostOfferRounds: 0, mostReopened: 0, reopenableSince: new Date(0) })),
})

/** Every step that could ever be this reader's, with the reason of those that cannot be taken now. */
export function allowedSteps(complaint: Complaint, standing: Standing, limits: Limits) {
  const situation = situationOf(complaint, limits)
  return stepNames
    .filter((name) => mayEver(steps[name], standing))
    .map((name) => {
      const code = whyNot(name, situation, standing)
      const { title, consequence } = steps[name]
      return {
        step: name,
        title,
        consequence,
        refusal: code === null ? null : new Refusal(code, refusalParams(name, complaint, limits)),
      }
    })
}

function refusalParams(name: StepName, complaint: Complaint, limits: Limits): RefusalParams {
  return {
    step: name,
    state: complaint.state,
    stateZh: stateWords[complaint.state].zh,
    stateEn: stateWords[complaint.state].en,
    stepZh: steps[name].title.zh,
    stepEn: steps[name].title.en,
    rounds: limits.mostOfferRounds,
    times: limits.mostReopened,
  }
}

/** Whose the consumer's side is and who hears of it: a guest before the account that was found for its order. */
export const complainantOf = ({ guestId, consumerId }: Pick<Complaint, 'guestId' | 'consumerId'>): string | null =>
  guestId ?? consumerId

type Somebody = {
  readonly consumerId: string | null
  readonly merchantId: string | null
  readonly roles: readonly string[]
  /** A guest's, whose link opens one case: that one stands in its scopes. */
  readonly id?: string
  readonly scopes?: readonly string[]
}
type Between = Pick<Complaint, 'consumerId' | 'merchantId'> & { readonly id?: string; readonly guestId?: string | null }

/** On which side somebody stands. A party to a complaint is never its handler, whatever else it is. */
export function sideOf(actor: Somebody, complaint: Between): Side | null {
  const { id, guestId = null } = complaint
  if (guestId !== null && actor.id === guestId && actor.scopes?.includes(id ?? '')) return 'consumer'
  if (actor.consumerId !== null && actor.consumerId === complaint.consumerId) return 'consumer'
  if (actor.merchantId !== null && actor.merchantId === complaint.merchantId) return 'merchant'
  return actor.roles.some((role) => readers.includes(role)) ? 'platform' : null
}
/**
 * Who reads, and as what: a side of the complaint, or the regulator when it came through an authority. A regulator reads what was said
 * to both sides and takes no step.
 */
export function readerOf(actor: Somebody, complaint: Between & Pick<Complaint, 'profile'>): Reader | null {
  const side = sideOf(actor, complaint)
  if (side !== null) return side
  return actor.roles.includes('regulator') && complaint.profile === 'regulator' ? 'regulator' : null
}
export const readers: readonly string[] = ['agent', 'mediator', 'arbitrator', 'admin']

/**
 * Mediators and arbitrators read the matters that are theirs, and those whose seat is free, or nobody would find them: they have no other
 * reason to read. Whoever handles complaints too reads for that.
 */
export const readsSeatedOnly = ({ roles }: Pick<Somebody, 'roles'>): boolean =>
  roles.some((role) => role === 'mediator' || role === 'arbitrator') &&
  !roles.some((role) => role === 'agent' || role === 'admin')
