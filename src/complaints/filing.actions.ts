import type { Ctx } from '../kernel/context.ts'
import type { NewFact } from '../kernel/fact/fact.ts'
import { record } from '../kernel/fact/record.ts'
import { newId } from '../kernel/id.ts'
import { shanghaiDay } from '../kernel/calendar/day.rules.ts'
import { refuse } from '../kernel/refusal.ts'
import { isSafety } from './category.rules.ts'
import { attach, everybody, finish, say } from './complaint.actions.ts'
import { channelOf, startComplaintClocks } from './complaint-clocks.actions.ts'
import type { Complaint } from './complaint.rules.ts'
import * as store from './complaint.store.ts'
import { assertFiling, shopOf, type Filing, type OrderFacts } from './filing.rules.ts'
import { orderOf } from './orders.actions.ts'
import { newReceipt } from './receipt-number.ts'

/** A consumer's complaint about an order of its own: received now, with its clocks, in one transaction. */
export async function fileComplaint(ctx: Ctx, input: Filing): Promise<Complaint> {
  const filing = { ...input, lineIds: [...new Set(input.lineIds)], remedies: [...new Set(input.remedies)] }
  const order = await ownOrder(ctx, filing.orderId)
  assertFiling(filing, order)
  await assertFirst(ctx, filing)
  const complaint = await newComplaint(ctx, filing, order)
  await store.insert(ctx, complaint, filing.lineIds)
  await store.insertDetails(ctx, complaint.id, filing.details)
  await record(ctx, [filedFact(complaint)])
  await say(ctx, complaint.id, { side: 'consumer', kind: 'claim', audience: everybody, text: filing.text })
  await attach(ctx, complaint.id, { files: filing.files, side: 'consumer' })
  await startComplaintClocks(ctx, complaint)
  return finish(ctx, complaint, [])
}

/** First on the timeline: what follows from it (files, clocks) comes after it. */
function filedFact(complaint: Complaint): NewFact {
  const { category, remedies, claimFen, channel, profile, urgency } = complaint
  const parties = { order: complaint.orderId, merchant: complaint.merchantId, consumer: complaint.consumerId }
  const data = { category, remedies, claimFen, channel, profile, urgency, ...parties }
  return { kind: 'complaint.filed', subject: complaint.id, data }
}

async function ownOrder(ctx: Ctx, orderId: string): Promise<OrderFacts> {
  const order = await orderOf(ctx, orderId)
  if (!order || order.consumerId !== ctx.actor.consumerId) refuse('complaint.order-unknown', { field: 'orderId' })
  return order
}

/** The same matter twice would run two sets of clocks and ask the merchant twice. */
async function assertFirst(ctx: Ctx, { orderId, category, lineIds }: Filing): Promise<void> {
  await store.holdOrder(ctx, orderId)
  const open = await store.openOfOrder(ctx, orderId, category, lineIds)
  if (open) refuse('complaint.already-open', { field: 'orderId', complaint: open.id, receipt: open.receipt })
}

async function newComplaint(ctx: Ctx, filing: Filing, order: OrderFacts): Promise<Complaint> {
  const id = newId('cmp')
  const { channel, profile } = channelOf(ctx, 'online-service')
  return {
    id,
    receipt: await claimReceipt(ctx, id),
    channel,
    profile,
    category: filing.category,
    remedies: filing.remedies,
    claimFen: filing.amountFen,
    currency: order.currency,
    orderId: order.id,
    orderNumber: order.number,
    merchantId: shopOf(order, filing.lineIds) ?? refuse('complaint.several-shops', { field: 'lineIds' }),
    consumerId: order.consumerId,
    state: 'received',
    waitsFor: 'platform',
    urgency: isSafety(filing.details) ? 'raised' : 'normal',
    agentId: null,
    stageClock: null,
    offerRounds: 0,
    merchantSilent: false,
    outcome: null,
    outcomeFen: null,
    receivedAt: ctx.now,
    acknowledgedAt: null,
    respondedAt: null,
    merchantAskedAt: null,
    merchantRepliedAt: null,
    closedAt: null,
    nextDueAt: null,
    version: 1,
  }
}

/** Two complaints of one day share a number once in 600 billion tries; the table says so, and another is made. */
const mostTries = 5
async function claimReceipt(ctx: Ctx, complaintId: string): Promise<string> {
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const receipt = newReceipt(shanghaiDay(ctx.now))
    if (await store.claimReceipt(ctx, receipt, complaintId)) return receipt
  }
  throw new Error('no free receipt number')
}
