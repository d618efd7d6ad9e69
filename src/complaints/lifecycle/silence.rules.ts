import type { Outcome, Side, State } from '../complaint.contract.ts'
import { consentClock } from '../withdrawal/withdrawal.rules.ts'

/** Whose breach it is when a stage's own clock runs out; null where the time was there to be used or not. */
const stageBlame: Partial<Readonly<Record<State, Side>>> = {
  received: 'platform',
  negotiating: 'merchant',
  mediating: 'platform',
  panel_forming: 'platform',
  deliberating: 'platform',
  review: 'platform',
  performing: 'merchant',
  enforcing: 'platform',
}

type Ran = { readonly rule: string; readonly stage: string }
/** Promises and statutory limits beside the stage's timer are always somebody's: the platform's, unless the law names another. */
export function blameOf(state: State, { rule, stage }: Ran, isTimer: boolean): Side | null {
  if (rule === consentClock) return null
  if (isTimer) return stageBlame[state] ?? null
  return stage === 'respond' || stage === 'finish' ? 'platform' : 'merchant'
}

type Silent = {
  readonly state: State
  readonly rejectGround: string | null
  readonly obligated: boolean
}
/** How a complaint ends when the last timer of its state runs out. */
export function outcomeOfSilence({ state, rejectGround, obligated }: Silent): Outcome {
  switch (state) {
    case 'needs_info':
      return 'deemed_withdrawn'
    case 'rejected':
      return 'rejected'
    case 'review':
      return rejectGround === null ? 'claim_refused' : 'rejected'
    case 'award_issued':
      return 'claim_refused'
    case 'performing':
      return obligated ? 'performed' : 'settled'
    case 'enforcing':
      return 'unperformed'
    case 'awaiting_consumer':
    case 'received':
    case 'transferred':
    case 'negotiating':
    case 'evidence':
    case 'testing':
    case 'mediating':
    case 'panel_forming':
    case 'deliberating':
    case 'legal_route':
    case 'closed':
      return 'closed_unconfirmed'
  }
}
