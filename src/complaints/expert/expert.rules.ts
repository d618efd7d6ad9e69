import type { State } from '../complaint.contract.ts'
import type { Favours, FinalPayer, Payer, TestState } from './expert.contract.ts'

export type Test = {
  readonly id: string
  readonly complaintId: string
  readonly question: string
  readonly laboratory: string
  readonly feeFen: number
  readonly advanceBy: Payer
  readonly finalBy: FinalPayer
  readonly state: TestState
  readonly proposedAt: Date
  readonly orderedAt: Date | null
  readonly reportedAt: Date | null
  readonly outcome: 'found' | 'not-possible' | null
  readonly method: string | null
  readonly finding: string | null
  readonly favours: Favours | null
  readonly borneBy: Payer | null
  readonly reportFile: string | null
}
export type Consent = {
  readonly testId: string
  readonly side: 'consumer' | 'merchant'
  readonly says: boolean
  readonly text: string
  readonly at: Date
}

/** Nobody is made to pay or to wait for a test that it did not agree to; what the platform pays itself needs nobody's consent. */
export const needsConsent = ({ advanceBy, finalBy, feeFen }: Pick<Test, 'advanceBy' | 'finalBy' | 'feeFen'>): boolean =>
  feeFen > 0 && !(advanceBy === 'platform' && finalBy === 'platform')

/** One refusal ends it; it takes both to agree. */
export function afterConsents(consents: readonly Pick<Consent, 'side' | 'says'>[]): 'proposed' | 'agreed' | 'refused' {
  if (consents.some(({ says }) => !says)) return 'refused'
  return new Set(consents.map(({ side }) => side)).size === 2 ? 'agreed' : 'proposed'
}

/** By the terms; what the finding decides, it decides only where something was found. Nobody wins by a test that was not possible. */
export function borneBy({ finalBy, feeFen }: Pick<Test, 'finalBy' | 'feeFen'>, favours: Favours | null): Payer | null {
  if (feeFen === 0) return null
  if (finalBy !== 'result') return finalBy
  if (favours === 'consumer') return 'merchant'
  return favours === 'merchant' ? 'consumer' : 'half'
}

const waiting: readonly TestState[] = ['proposed', 'agreed', 'ordered']
export const isWaiting = ({ state }: Pick<Test, 'state'>): boolean => waiting.includes(state)
/** What the case left behind: an order whose time ran out without a report, a proposal that the evidence did not wait for. */
export const isStale = (test: Pick<Test, 'state'>, at: State): boolean =>
  isWaiting(test) && (test.state === 'ordered' ? at !== 'testing' && at !== 'legal_route' : at !== 'evidence')
