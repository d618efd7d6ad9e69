import type { NewFact } from '../../kernel/fact/fact.ts'
import { formatFen } from '../../kernel/money.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { CommandState } from './aftersales.contract.ts'
import type { Request } from './request.rules.ts'

/** What sending the goods back cost the consumer, and what became of it. */
export type Postage = {
  readonly statedFen: number
  /** What the merchant accepts of it after contesting; null while it has not. */
  readonly grantedFen: number | null
  readonly orderedAt: Date | null
  readonly commandState: CommandState | null
  readonly paidAt: Date | null
}
export const noPostage: Postage = { statedFen: 0, grantedFen: null, orderedAt: null, commandState: null, paidAt: null }

/** What is owed of it: all that was stated, unless the merchant contested a part. */
export const postageOf = ({ statedFen, grantedFen }: Postage): number => Math.min(statedFen, grantedFen ?? statedFen)
export const mayContest = ({ statedFen, grantedFen, orderedAt }: Postage): boolean =>
  statedFen > 0 && grantedFen === null && orderedAt === null

/** The subject under which the marketplace's answer about the postage arrives; that of the refund arrives on the request. */
export const postageId = (requestId: string): string => requestId.replace(/^asr/, 'apo')
export const requestOfPostage = (id: string): string => id.replace(/^apo/, 'asr')

type Stated = { readonly postageFen: number; readonly files: readonly string[] }
/** Only where the merchant bears it, up to the platform's limit, and with its receipt. */
export function assertPostage(request: Request, { postageFen, files }: Stated, mostFen: number): void {
  if (postageFen === 0) return
  if (request.freight !== 'merchant') throw new Refusal('aftersales.postage-not-owed', { field: 'postageFen' })
  if (postageFen > mostFen)
    throw new Refusal('aftersales.postage-too-high', {
      field: 'postageFen',
      most: formatFen(mostFen, request.currency),
      mostFen,
    })
  if (files.length === 0) throw new Refusal('aftersales.postage-proof-missing', { field: 'files' })
}

export function assertLess({ postage, currency }: Request, grantedFen: number): void {
  if (grantedFen < postage.statedFen) return
  throw new Refusal('aftersales.postage-not-less', {
    field: 'amountFen',
    stated: formatFen(postage.statedFen, currency),
  })
}

export const statedFacts = ({ id }: Request, amountFen: number): readonly NewFact[] =>
  amountFen > 0 ? [{ kind: 'aftersales.postage-stated', subject: id, data: { amountFen } }] : []

/**
 * Owed once the goods were accepted, or count as accepted: they are paid for, exchanged or repaired. Who gets them back as they
 * are, having agreed that nothing is wrong with them, bears what sending them cost.
 */
export const isPostageDue = ({ state, remedy, postage }: Request): boolean =>
  postage.orderedAt === null &&
  postageOf(postage) > 0 &&
  (state === 'refunding' || (state === 'fulfilling' && remedy !== 'give-back'))
