import type { Outcome } from '../complaint.contract.ts'
import type { Answer, SurveyView } from './survey.contract.ts'

type Asked = {
  readonly openUntil: Date
  readonly answeredAt: Date | null
  readonly skippedAt: Date | null
  readonly callBack: 'due' | 'done' | null
}
type Closed = {
  readonly state: string
  readonly outcome: Outcome | null
  readonly partOf: string | null
  readonly consumerId: string | null
  readonly guestId: string | null
}

/**
 * Asked of whoever can read the case, about every outcome but merged away. What was settled apart is one part of a matter: the person is
 * asked once, about the whole.
 */
export const isAskedAbout = ({ state, outcome, partOf, consumerId, guestId }: Closed): boolean =>
  state === 'closed' && outcome !== null && outcome !== 'merged' && partOf === null && (consumerId ?? guestId) !== null

/** Why no answer is taken now; null when it is. */
export function whyNoAnswer(asked: Asked | undefined, complaint: { readonly state: string }, now: Date) {
  if (!asked || complaint.state !== 'closed') return 'survey.not-asked'
  if (asked.callBack === 'done') return 'survey.handled'
  return now >= asked.openUntil ? 'survey.over' : null
}

export function stateOf(
  asked: Asked | undefined,
  complaint: { readonly state: string },
  now: Date,
): SurveyView['state'] {
  if (!asked) return 'none'
  if (asked.answeredAt !== null) return 'answered'
  if (complaint.state !== 'closed') return 'none'
  if (asked.skippedAt !== null) return 'skipped'
  return now >= asked.openUntil ? 'over' : 'open'
}

export type Line = { readonly lowScore: number; readonly unsolvedIsLow: boolean }
/** An answer after which somebody calls. */
export const isLow = (
  answer: Pick<Answer, 'outcome' | 'handling' | 'solved'>,
  { lowScore, unsolvedIsLow }: Line,
): boolean => answer.outcome <= lowScore || answer.handling <= lowScore || (unsolvedIsLow && answer.solved === 'no')
