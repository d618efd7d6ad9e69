import { askOrdersNumbered } from '../../marketplace/index.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { isSafety } from '../category.rules.ts'
import { attach, say } from '../complaint.actions.ts'
import type { Complaint } from '../complaint.rules.ts'
import { holdOrder, openOfOrder } from '../complaint.store.ts'
import { assertLines, assertPaid, assertTold, shopOf } from '../filing.rules.ts'
import { receiveComplaint, type KnownOrder } from '../intake/receive.actions.ts'
import { orderOf } from '../orders.actions.ts'
import { promiseCall } from './call-back.actions.ts'
import type { Entry, Receipt } from './entry.contract.ts'
import * as rules from './entry.rules.ts'
import * as store from './entry.store.ts'
import { receiptOf } from './receipt.actions.ts'

/** What was said on the phone, or what an authority sent on, becomes a complaint of its channel; its clocks count from its arrival. */
export async function enterComplaint(ctx: Ctx, entry: Entry): Promise<Receipt> {
  rules.assertMoments(entry, ctx.now)
  assertTold(entry)
  const order = await orderFor(ctx, entry)
  rules.assertAnswerable(entry, order !== null)
  const complaint = await receiveComplaint(ctx, { ...incomingOf(entry), ...(order && { order }) })
  await keepLetters(ctx, complaint.id, entry.letters)
  if (rules.isTransfer(entry) && entry.reference) await store.markTransfer(ctx, entry.channel, entry.reference)
  const call = entry.callBackAt ? await promiseCall(ctx, complaint.id, new Date(entry.callBackAt)) : null
  await record(ctx, [enteredFact(complaint, entry)])
  return receiptOf(ctx, complaint, { entry, call })
}

function incomingOf(entry: Entry) {
  const { channel, reference, origin, answerBy } = entry
  return {
    channel,
    receivedAt: new Date(entry.receivedAt),
    category: entry.category,
    remedies: [...new Set(entry.remedies)],
    claimFen: entry.amountFen,
    details: entry.details,
    text: entry.text,
    files: entry.files,
    flags: [...entry.flags, ...(isSafety(entry.details) ? (['safety'] as const) : [])],
    contact: rules.contactOf(entry),
    enteredBy: 'platform' as const,
    ...(reference !== undefined && {
      source: { channel, reference, origin: origin ?? null, url: null, answerBy: answerBy ?? null },
    }),
  }
}

/** The order that the complaint is about, when it is known whose it is: an authority checked that, a caller has to show it. */
async function orderFor(ctx: Ctx, entry: Entry): Promise<KnownOrder | null> {
  const id = entry.orderId ?? (await idOf(ctx, entry.orderNumber))
  if (id === null || !(entry.identityConfirmed || rules.isTransfer(entry))) return null
  const order = (await orderOf(ctx, id)) ?? refuse('complaint.order-not-found', { field: 'orderId' })
  const lineIds = entry.lineIds.length > 0 ? [...new Set(entry.lineIds)] : order.lines.map((line) => line.id)
  assertLines(lineIds, order)
  // What an authority wrote is kept as it was written; a caller is told at once what can be claimed, as on the form.
  if (!rules.isTransfer(entry)) assertPaid({ amountFen: entry.amountFen, lineIds }, order)
  if (!rules.isTransfer(entry)) await assertFirst(ctx, { orderId: id, category: entry.category, lineIds })
  const merchantId = shopOf(order, lineIds) ?? refuse('complaint.several-shops', { field: 'lineIds' })
  return { id, number: order.number, merchantId, consumerId: order.consumerId, lineIds, currency: order.currency }
}

async function idOf(ctx: Ctx, orderNumber: string | undefined): Promise<string | null> {
  if (orderNumber === undefined) return null
  const found = await askOrdersNumbered(ctx, [orderNumber])
  const [first, second] = found
  if (!first) return refuse('entry.order-number-unknown', { field: 'orderNumber', orderNumber })
  if (second) refuse('entry.order-number-shared', { field: 'orderNumber', orderNumber, count: found.length })
  return first.id
}

/** A caller who asks again about the same matter belongs to the case that is open; what an authority sends always counts for itself. */
async function assertFirst(
  ctx: Ctx,
  { orderId, category, lineIds }: Pick<Entry, 'category' | 'lineIds'> & { readonly orderId: string },
): Promise<void> {
  await holdOrder(ctx, orderId)
  const open = await openOfOrder(ctx, orderId, category, lineIds)
  if (open) refuse('complaint.already-open', { field: 'orderNumber', complaint: open.id, receipt: open.receipt })
}

/** A letter of referral and a recording name people and numbers: they are for colleagues, not for the shop. */
async function keepLetters(ctx: Ctx, complaintId: string, letters: readonly string[]): Promise<void> {
  if (letters.length === 0) return
  const text = '来函或通话录音 / Letter of referral or recording of the call'
  const statement = await say(ctx, complaintId, { side: 'platform', kind: 'message', audience: ['platform'], text })
  await attach(ctx, complaintId, { files: letters, side: 'platform', statement })
}

function enteredFact(complaint: Complaint, entry: Entry) {
  const kind = rules.isTransfer(entry) ? 'complaint.referred' : 'complaint.filed-by-phone'
  const { channel, answerBy } = entry
  return {
    kind,
    subject: complaint.id,
    data: { complaint: complaint.id, channel, ...(answerBy !== undefined && { answerBy }), by: 'platform' },
  }
}
