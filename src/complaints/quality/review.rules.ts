import type { Findings, ReviewState, ReviewStep } from './quality.contract.ts'

type Of = {
  readonly state: ReviewState
  readonly agentId: string
  readonly reviewerId: string | null
  readonly calibrates: string | null
}
type Who = {
  readonly id: string
  readonly leads: boolean
  /** Took part in the case, or is a side of it. */
  readonly handled: boolean
}

/** What somebody may do with a review now. Whoever handled the case neither reviews it nor decides about it. */
export function stepsFor(review: Of, who: Who, calibrated: boolean): ReviewStep[] {
  const { state, agentId, reviewerId } = review
  const first = review.calibrates === null
  const free = !who.handled && who.id !== agentId
  const steps: ReviewStep[] = []
  if (state === 'to-do' && who.id === reviewerId && free) steps.push('review')
  if (state === 'to-do' && who.leads && free) steps.push('assign')
  if (state === 'done' && first && who.id === agentId) steps.push('answer')
  if (state === 'objected' && free && who.id !== reviewerId) steps.push('decide')
  if (first && !calibrated && state !== 'to-do' && who.leads && free) steps.push('calibrate')
  return steps
}

/** Who sees a review at all: those who lead, whoever reviews, and whoever it is about once it is done. */
export function maySee(review: Of, who: Who): boolean {
  if (review.calibrates !== null) return who.id !== review.agentId && (who.leads || who.id === review.reviewerId)
  if (who.id === review.agentId) return review.state !== 'to-do'
  return who.id === review.reviewerId || who.leads
}

/** Which item is missing or unknown; null when the checklist is answered wholly. A "no" is explained. */
export function problemOf(findings: Findings, items: readonly { readonly id: string }[]) {
  const known = new Set(items.map(({ id }) => id))
  const strange = Object.keys(findings).find((id) => !known.has(id))
  if (strange !== undefined) return { field: `findings.${strange}`, code: 'quality.item-unknown' } as const
  const missing = items.find(({ id }) => findings[id] === undefined)
  if (missing) return { field: `findings.${missing.id}`, code: 'quality.item-missing' } as const
  const bare = items.find(({ id }) => findings[id]?.found === 'no' && findings[id].note.trim().length < 4)
  return bare ? ({ field: `findings.${bare.id}`, code: 'quality.note-needed' } as const) : null
}
