import type { Request } from './request.rules.ts'
import { paysBack, type Promised } from './money.rules.ts'

/** Refunds that were ordered and have not arrived. */
export const pendingAmong = (requests: readonly Request[]): readonly Request[] =>
  requests.filter(({ refundOrderedAt, refundedAt }) => refundOrderedAt !== null && refundedAt === null)

/** What was paid back or is on its way for each request: a line's own limit counts all of it. */
export const promisedBy = (requests: readonly Request[]): Promised =>
  requests.flatMap(({ lineId, quantity, amountFen, refundedFen, refundOrderedAt }) =>
    refundedFen > 0 || refundOrderedAt !== null
      ? [{ lineId, quantity, amountFen: refundedFen > 0 ? refundedFen : amountFen }]
      : [],
  )

export type HeardRefund = {
  readonly state: string | null
  readonly lineId: string | null
  readonly amountFen: number | null
}

/**
 * Which request a refund that the marketplace reports belongs to. One that waits for exactly this money counts first; a
 * merchant that paid back by hand, before the goods were even back, is believed only when it names the line.
 */
export function requestPaidBy(heard: HeardRefund, requests: readonly Request[]): Request | undefined {
  if (heard.state !== 'done' || heard.amountFen === null) return undefined
  const same = requests.filter(
    (one) =>
      one.refundedAt === null &&
      paysBack(one.remedy) &&
      one.amountFen === heard.amountFen &&
      (heard.lineId === null || one.lineId === heard.lineId),
  )
  const awaited = same.find(({ refundOrderedAt }) => refundOrderedAt !== null)
  return awaited ?? (heard.lineId === null ? undefined : same.find(({ state }) => state !== 'closed'))
}
