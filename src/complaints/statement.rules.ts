import type { Side } from './complaint.contract.ts'
import type { Statement } from './statement.store.ts'

/** The last terms on the table that the merchant put there. */
export const latestOffer = (statements: readonly Statement[]): Statement | undefined =>
  statements.findLast((one) => one.side === 'merchant' && one.kind === 'offer')

export const visibleTo = (side: Side, statements: readonly Statement[]): Statement[] =>
  statements.filter((one) => side === 'platform' || one.audience.includes(side))
