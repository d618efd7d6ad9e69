import type { z } from 'zod'
import {
  stepNames,
  type CategoryCode,
  type Currency,
  type Outcome,
  type Profile,
  type Remedy,
  type Side,
  type State,
  type StepName,
  type Urgency,
} from './complaint.contract.ts'
import { Refusal, type RefusalParams } from '../kernel/refusal.ts'
import {
  mayEver,
  steps,
  timers,
  waitsFor,
  whyNot,
  type Situation,
  type Standing,
  type TimerName,
} from './lifecycle.rules.ts'
import { stateWords } from './refusal-words.contract.ts'

export type Complaint = {
  readonly id: string
  readonly receipt: string
  readonly channel: string
  readonly profile: z.infer<typeof Profile>
  readonly category: CategoryCode
  readonly remedies: readonly Remedy[]
  readonly claimFen: number
  readonly currency: z.infer<typeof Currency>
  readonly orderId: string
  readonly orderNumber: string
  readonly merchantId: string
  readonly consumerId: string
  readonly state: State
  readonly waitsFor: Side | null
  readonly urgency: z.infer<typeof Urgency>
  readonly agentId: string | null
  readonly stageClock: string | null
  readonly offerRounds: number
  readonly merchantSilent: boolean
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

export const questionOpen = (complaint: Complaint): boolean =>
  complaint.state === 'negotiating' &&
  complaint.merchantAskedAt !== null &&
  complaint.merchantRepliedAt === null &&
  !complaint.merchantSilent

export const situationOf = (complaint: Complaint, mostOfferRounds: number): Situation => ({
  state: complaint.state,
  questionOpen: questionOpen(complaint),
  offerRounds: complaint.offerRounds,
  mostOfferRounds,
})

export type Limits = { readonly mostOfferRounds: number }
/** One step asked for: by whom, on which complaint, as it stood for the reader. */
export type Asked = { readonly standing: Standing; readonly version?: number | undefined; readonly limits: Limits }

/** The complaint after the step moved it, or the refusal that says why not. What else changes is the action's to add. */
export function take(name: StepName, complaint: Complaint, { standing, version, limits }: Asked): Complaint {
  const code = whyNot(name, situationOf(complaint, limits.mostOfferRounds), standing)
  if (code !== null) throw new Refusal(code, refusalParams(name, complaint, limits))
  if (version !== undefined && version !== complaint.version) throw new Refusal('complaint.changed-meanwhile')
  return { ...complaint, state: steps[name].moves[complaint.state] ?? complaint.state, version: complaint.version + 1 }
}

/** The same for time: null when the complaint has moved on, so the end of an old clock changes nothing. */
export function lapse(name: TimerName, complaint: Complaint): Complaint | null {
  const moves: Partial<Record<State, State>> = timers[name].moves
  const state = moves[complaint.state]
  return state === undefined ? null : { ...complaint, state, version: complaint.version + 1 }
}

/** After any change: who has to act next. */
export const settled = (complaint: Complaint): Complaint => ({
  ...complaint,
  waitsFor: waitsFor(situationOf(complaint, 0)),
})

/** Every step that could ever be this reader's, with the reason of those that cannot be taken now. */
export function allowedSteps(complaint: Complaint, standing: Standing, limits: Limits) {
  const situation = situationOf(complaint, limits.mostOfferRounds)
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
  }
}

/** Which clock's end is what; the clock of a stage only counts while it is the one that the complaint waits for. */
export function timerOf(complaint: Complaint, stage: string, clock: string): TimerName | null {
  if (stage === 'respond') return complaint.state === 'received' ? 'auto_acknowledge' : null
  if (complaint.stageClock !== clock) return null
  return stage === 'merchant-reply'
    ? 'merchant_silent'
    : complaint.state === 'awaiting_consumer'
      ? 'consumer_silent'
      : null
}

/** On which side somebody stands. A party to a complaint is never its handler, whatever else it is. */
export function sideOf(
  actor: { readonly consumerId: string | null; readonly merchantId: string | null; readonly roles: readonly string[] },
  complaint: Pick<Complaint, 'consumerId' | 'merchantId'>,
): Side | null {
  if (actor.consumerId !== null && actor.consumerId === complaint.consumerId) return 'consumer'
  if (actor.merchantId !== null && actor.merchantId === complaint.merchantId) return 'merchant'
  return actor.roles.some((role) => readers.includes(role)) ? 'platform' : null
}
export const readers: readonly string[] = ['agent', 'mediator', 'arbitrator', 'admin']
