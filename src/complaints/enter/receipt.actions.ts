import type { Ctx } from '../../kernel/context.ts'
import { openClocks } from '../complaint-clocks.actions.ts'
import type { Complaint } from '../complaint.rules.ts'
import type { CallBack } from './call-back.store.ts'
import type { Entry, Receipt } from './entry.contract.ts'
import { openAbout } from './entry.store.ts'

type Around = { readonly entry: Pick<Entry, 'reference' | 'answerBy'>; readonly call: CallBack | null }

/** The number and the days: read out on the phone, written into the letter back. */
export async function receiptOf(ctx: Ctx, complaint: Complaint, { entry, call }: Around): Promise<Receipt> {
  const clocks = await openClocks(ctx, complaint)
  const lastDayOf = (stage: string) =>
    clocks.find((clock) => clock.stage === stage && clock.kind === 'service')?.lastDay ?? null
  const { id, receipt, channel, state, orderId } = complaint
  return {
    complaint: id,
    receipt,
    channel,
    reference: entry.reference ?? null,
    state,
    receivedAt: complaint.receivedAt.toISOString(),
    respondBy: lastDayOf('respond'),
    finishBy: lastDayOf('finish'),
    answerBy: entry.answerBy ?? null,
    orderLinked: orderId !== null,
    callBack: call && { id: call.id, dueAt: call.dueAt.toISOString() },
    others: orderId === null ? [] : await openAbout(ctx, orderId, id),
  }
}
