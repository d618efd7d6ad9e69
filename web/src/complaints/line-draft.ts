import { z } from 'zod'
import { Remedy, type CaseView, type LineOffer } from '../../../src/complaints/complaint.contract.ts'
import { fenOf } from '../text/money.ts'

/** What is being offered for one item of an order. */
export const LineDraft = z.object({ remedy: Remedy, amount: z.string() })
export type LineDraft = z.infer<typeof LineDraft>
/** By the id of the line; what is not in it is not ticked. */
export type LineDrafts = Readonly<Record<string, LineDraft>>

export const isWrongAmount = ({ amount }: Pick<LineDraft, 'amount'>): boolean => amount !== '' && fenOf(amount) === null

/** The lines that a case is still about. */
export const linesInDispute = ({ order }: Pick<CaseView, 'order'>) =>
  (order?.lines ?? []).filter(({ concerned }) => concerned)

/** In the order of the page, which is the order that the server names them in. */
export const offersIn = (of: Pick<CaseView, 'order'>, drafts: LineDrafts): LineOffer[] =>
  linesInDispute(of).flatMap(({ id }) => {
    const draft = drafts[id]
    return draft ? [{ lineId: id, remedy: draft.remedy, amountFen: fenOf(draft.amount) ?? 0 }] : []
  })
