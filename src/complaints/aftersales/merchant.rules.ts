import { formatFen } from '../../kernel/money.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { DisputeReason, RefuseReason, Remedy } from './aftersales.contract.ts'
import type { Request } from './request.rules.ts'
import { paysBack } from './money.rules.ts'
import { disputeReasonWords, refuseReasonWords } from './words.contract.ts'

const aboutTheRule: readonly RefuseReason[] = ['out-of-time', 'excluded-goods']

/**
 * A merchant cannot refuse for a reason that the records contradict: for an eligible request without a reason, only what is said
 * about the goods themselves can still be true. What only the merchant can know, it has to prove.
 */
export function assertMayRefuse(
  request: Pick<Request, 'request' | 'verdict'>,
  refusal: { readonly reason: RefuseReason; readonly files: readonly string[] },
  basis: { readonly zh: string; readonly en: string },
): void {
  const { reason, files } = refusal
  const words = { reasonZh: refuseReasonWords[reason].zh, reasonEn: refuseReasonWords[reason].en }
  if (request.verdict === 'eligible' && aboutTheRule.includes(reason))
    throw new Refusal('aftersales.reason-contradicted', {
      field: 'reason',
      ...words,
      basisZh: basis.zh,
      basisEn: basis.en,
    })
  if (needsProof.includes(reason) && files.length === 0)
    throw new Refusal('aftersales.proof-missing', { field: 'files', ...words })
}
const needsProof: readonly RefuseReason[] = ['excluded-goods', 'misuse', 'not-our-goods']

/** What is wrong with goods has to be shown; that they did not arrive cannot be. */
export function assertMayDispute({
  reason,
  files,
}: {
  readonly reason: DisputeReason
  readonly files: readonly string[]
}): void {
  if (reason === 'not-arrived' || files.length > 0) return
  const words = disputeReasonWords[reason]
  throw new Refusal('aftersales.proof-missing', { field: 'files', reasonZh: words.zh, reasonEn: words.en })
}

export type Offer = { readonly remedy: Remedy; readonly amountFen: number }
export function assertOffer(request: Request, offer: Offer, mostFen: number): void {
  const pays = paysBack(offer.remedy)
  if (pays && offer.amountFen === 0) throw new Refusal('aftersales.amount-needed', { field: 'amountFen' })
  if (!pays && offer.amountFen > 0) throw new Refusal('aftersales.amount-without-refund', { field: 'amountFen' })
  if (offer.remedy === request.remedy && offer.amountFen >= request.amountFen)
    throw new Refusal('aftersales.offer-same', { field: 'remedy' })
  assertAmount(request, offer.amountFen, mostFen)
}

export function assertAmount(request: Pick<Request, 'currency'>, amountFen: number, mostFen: number): void {
  if (amountFen <= mostFen) return
  throw new Refusal('aftersales.amount-too-high', {
    field: 'amountFen',
    most: formatFen(mostFen, request.currency),
    asked: formatFen(amountFen, request.currency),
    mostFen,
  })
}
