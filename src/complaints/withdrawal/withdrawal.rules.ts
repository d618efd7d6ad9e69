import type { State } from '../complaint.contract.ts'

/** Something was decided or agreed, and is not over yet: free before that, with the other side's consent from here on. */
export const withdrawable = ['award_issued', 'review', 'performing', 'enforcing'] as const satisfies readonly State[]
/** The clock of the shop's consent; its end is a refusal and nobody's breach. */
export const consentClock = 'complaint.withdrawal-consent'
