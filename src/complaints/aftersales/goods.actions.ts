import type { Ctx } from '../../kernel/context.ts'
import { newId } from '../../kernel/id.ts'
import type { DisputeReason } from './aftersales.contract.ts'
import { startRefundClock } from './clock.actions.ts'
import * as file from './file.store.ts'
import { doneAs } from './fork.rules.ts'
import { assertAmount, assertMayDispute } from './merchant.rules.ts'
import { mostPostage } from './postage.actions.ts'
import { assertPostage, statedFacts } from './postage.rules.ts'
import { begin, finish, say, type StepInput } from './request.actions.ts'
import { closedAs, type Request } from './request.rules.ts'

/** What happens to the goods: back to the merchant, looked at, and out again. */

type Sent = StepInput & { carrier: string; trackingNo: string; files: readonly string[] }

export async function sendBack(ctx: Ctx, input: Sent & { postageFen: number }): Promise<Request> {
  const { before, after } = await begin(ctx, 'send_back', input)
  assertPostage(before, input, mostPostage(ctx))
  const postage = { ...after.postage, statedFen: input.postageFen }
  await keepParcel(ctx, input, { direction: 'back', side: 'consumer' })
  return finish(ctx, { before, after: { ...after, postage } }, [
    { kind: 'aftersales.goods-sent', subject: input.id },
    ...statedFacts(before, input.postageFen),
  ])
}

export async function sendOut(ctx: Ctx, input: Sent): Promise<Request> {
  const { before, after } = await begin(ctx, 'send_out', input)
  await keepParcel(ctx, input, { direction: 'out', side: 'merchant' })
  return finish(ctx, { before, after }, [{ kind: 'aftersales.sent-out', subject: input.id }])
}

async function keepParcel(
  ctx: Ctx,
  { id, carrier, trackingNo, files }: Sent,
  { direction, side }: { direction: 'back' | 'out'; side: 'consumer' | 'merchant' },
): Promise<void> {
  await file.insertParcel(ctx, id, { id: newId('apc'), direction, carrier, trackingNo, sentAt: ctx.now })
  if (files.length > 0) await say(ctx, id, { side, kind: 'parcel', text: '', files })
}

export async function receiveGoods(ctx: Ctx, input: StepInput): Promise<Request> {
  const { before, after } = await begin(ctx, 'receive', input)
  await startRefundClock(ctx, before)
  return finish(ctx, { before, after: { ...after, goodsReceivedAt: ctx.now } }, [
    { kind: 'aftersales.goods-received', subject: input.id },
  ])
}

export async function acceptGoods(ctx: Ctx, input: StepInput & { text: string }): Promise<Request> {
  const { before, after, side } = await begin(ctx, 'accept_goods', input)
  const statement = await say(ctx, input.id, { side, kind: 'inspection', text: input.text })
  const received = await arrived(ctx, before, { ...after, offer: null })
  return finish(ctx, { before, after: received }, [
    { kind: 'aftersales.goods-accepted', subject: input.id, data: { statement, bySilence: false } },
  ])
}

/** Accepted without having been confirmed: they arrived today at the latest. */
export async function arrived(ctx: Ctx, before: Request, after: Request): Promise<Request> {
  if (before.goodsReceivedAt !== null) return after
  await startRefundClock(ctx, before)
  return { ...after, goodsReceivedAt: ctx.now }
}

export async function disputeGoods(
  ctx: Ctx,
  input: StepInput & { reason: DisputeReason; text: string; files: readonly string[]; amountFen: number },
): Promise<Request> {
  const { before, after, side } = await begin(ctx, 'dispute_goods', input)
  const { reason, text, files, amountFen } = input
  assertMayDispute({ reason, files })
  assertAmount(before, amountFen, before.amountFen)
  const offer = offerIn(reason, amountFen)
  const statement = await say(ctx, input.id, { side, kind: 'dispute', reason, text, files, offer })
  const there = reason === 'not-arrived' ? after : await arrived(ctx, before, after)
  return finish(ctx, { before, after: { ...there, offer } }, [
    { kind: 'aftersales.goods-disputed', subject: input.id, data: { statement, reason, amountFen } },
  ])
}

/** A part of the money, or the goods as they are; who says that nothing arrived has nothing to give back. */
function offerIn(reason: DisputeReason, amountFen: number): Request['offer'] {
  if (amountFen > 0) return { remedy: 'return', amountFen }
  return reason === 'not-arrived' ? null : { remedy: 'give-back', amountFen: 0 }
}

/** A part is paid, or the goods come back as they are. */
export async function acceptDispute(ctx: Ctx, input: StepInput): Promise<Request> {
  const { before, after } = await begin(ctx, 'accept_dispute', input)
  const offer = before.offer ?? { remedy: 'give-back' as const, amountFen: 0 }
  return finish(ctx, { before, after: { ...after, ...offer, offer: null } }, [
    { kind: 'aftersales.dispute-accepted', subject: input.id, data: offer },
  ])
}

export async function confirmGoods(ctx: Ctx, input: StepInput): Promise<Request> {
  const { before } = await begin(ctx, 'confirm', input)
  const outcome = doneAs(before.remedy)
  return finish(ctx, { before, after: closedAs(before, outcome, ctx.now) }, [
    { kind: 'aftersales.closed', subject: input.id, data: { outcome, bySilence: false } },
  ])
}
