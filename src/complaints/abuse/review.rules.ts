import { reviewSteps, type Measure, type ReviewState, type ReviewStep } from './abuse.contract.ts'

export type Review = {
  readonly state: ReviewState
  readonly measure: Measure | null
  readonly openedBy: string
  readonly decidedBy: string | null
  readonly confirmedBy: string | null
  readonly decidedAt: Date | null
  readonly confirmedAt: Date | null
  readonly until: Date | null
}
export type Appeal = { readonly decision: 'uphold' | 'lift' | null }

/** Why this colleague cannot take a step now; null when it can be taken. Nobody confirms or reviews an own decision. */
export function whyNot(step: ReviewStep, review: Review, appeal: Appeal | null, actorId: string): string | null {
  switch (step) {
    case 'decide':
      return review.state === 'open' ? null : 'abuse.decided-already'
    case 'confirm':
      if (review.state !== 'to-confirm') return 'abuse.nothing-to-confirm'
      return review.decidedBy === actorId ? 'abuse.own-decision' : null
    case 'decide-appeal':
      if (!appeal || appeal.decision !== null) return 'abuse.no-appeal'
      return [review.decidedBy, review.confirmedBy].includes(actorId) ? 'abuse.own-decision' : null
  }
}
export const stepsFor = (review: Review, appeal: Appeal | null, actorId: string) =>
  reviewSteps.map((step) => ({ step, code: whyNot(step, review, appeal, actorId) }))

/** A limit that counts: confirmed, not lifted, not over. It ends by itself. */
export const limitsNow = ({ state, measure, until }: Pick<Review, 'state' | 'measure' | 'until'>, now: Date): boolean =>
  state === 'decided' && measure === 'limit' && until !== null && now < until

/** Told to the person only once it counts. */
export const isTold = ({ state, measure }: Pick<Review, 'state' | 'measure'>): boolean =>
  (state === 'decided' || state === 'lifted') && (measure === 'warning' || measure === 'limit')

/** When the person heard of it, and the time for an appeal begins: a limit is told only once a second person confirmed it. */
export const toldAt = ({ measure, decidedAt, confirmedAt }: Review): Date | null =>
  measure === 'limit' ? confirmedAt : decidedAt

export function appealWhyNot(
  review: Review,
  appeal: Appeal | null,
  when: { readonly now: Date; readonly by: Date },
): string | null {
  if (!isTold(review)) return 'abuse.nothing-to-appeal'
  if (appeal) return 'abuse.appealed-already'
  if (review.state === 'lifted') return 'abuse.lifted-already'
  return when.now >= when.by ? 'abuse.appeal-over' : null
}

type Incoming = {
  readonly authority: boolean
  readonly safety: boolean
  readonly bySystem: boolean
  /** Complaints of the person before this one. */
  readonly earlier: number
}
/** What a limit never stops, whatever it says. */
export const isExempt = ({ authority, safety, bySystem, earlier }: Incoming): boolean =>
  authority || safety || bySystem || earlier === 0

/** Whole months later, on the same day or the last of a shorter month. */
export function monthsAfter(from: Date, months: number): Date {
  const to = new Date(from)
  to.setUTCMonth(to.getUTCMonth() + months)
  if (to.getUTCDate() !== from.getUTCDate()) to.setUTCDate(0)
  return to
}
