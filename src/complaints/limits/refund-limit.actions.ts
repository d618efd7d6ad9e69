import { dayNumber, shanghaiDay, startOfDay } from '../../kernel/calendar/day.rules.ts'
import { clocksOf, startClock, stopClock } from '../../kernel/clock/clock.actions.ts'
import { mirrorClock } from '../../kernel/clock/mirror.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { openClocks as clocksOfRequest, termFor } from '../aftersales/clock.actions.ts'
import { ofComplaint } from '../aftersales/request.store.ts'
import { openClocks, withNextDue } from '../complaint-clocks.actions.ts'
import type { Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { orderOf } from '../orders.actions.ts'
import { isRefundOfReturn, refundAfterReturn, returnedOn, type Returned } from './limit.rules.ts'
import { milestonesOf, openOfOrder } from './milestone.store.ts'

/** The days of the law for a refund, watched from when the goods are known to be back, or said to be until somebody knows better. */

export async function refundLimitOf(ctx: Ctx, complaint: Complaint): Promise<Returned | null> {
  if (!isRefundOfReturn(complaint)) return null
  const request = await ofComplaint(ctx, complaint.id)
  const details = await complaints.detailsOf(ctx, complaint.id)
  const fromRequest = request && {
    // Faulty goods have no such days, and a refund without a return has none to count from.
    applies: termFor(ctx, request)?.refundBy === refundAfterReturn,
    receivedOn: request.goodsReceivedAt && shanghaiDay(request.goodsReceivedAt),
  }
  return returnedOn({
    milestones: await milestonesOf(ctx, complaint.id),
    said: details.find(({ name }) => name === 'returned-on')?.value ?? null,
    receivedOn: shanghaiDay(complaint.receivedAt),
    request: fromRequest ?? null,
  })
}

/**
 * Makes the clock what is known now: none, the one that runs, or one from another day. Safe to run again. What was over before the
 * complaint came is nobody's work any more: it is shown, not watched.
 */
export async function settleRefundLimit(ctx: Ctx, complaint: Complaint): Promise<Complaint> {
  if (complaint.state === 'closed') return complaint
  const own = (await clocksOf(ctx, [complaint.id])).filter(({ rule }) => rule === refundAfterReturn)
  if (own.some(({ stoppedAt, state }) => stoppedAt !== null && state !== 'cancelled')) return complaint
  const day = await watchedFrom(ctx, complaint)
  const running = own.find(({ stoppedAt }) => stoppedAt === null)
  if (day === null ? !running : running && shanghaiDay(new Date(running.startedAt)) === day) return complaint
  if (running) await stopClock(ctx, running.id, { at: ctx.now, outcome: 'cancelled' })
  if (day !== null) {
    const startedAt = startOfDay(dayNumber(day))
    await startClock(ctx, { rule: refundAfterReturn, subject: complaint.id, startedAt })
  }
  const settled = await withNextDue(ctx, complaint)
  await complaints.save(ctx, settled)
  return settled
}

async function watchedFrom(ctx: Ctx, complaint: Complaint): Promise<string | null> {
  const returned = await refundLimitOf(ctx, complaint)
  if (returned === null) return null
  const told = { rule: refundAfterReturn, subject: complaint.id, startedOn: returned.on, stoppedOn: null, pauses: [] }
  const clock = mirrorClock(ctx, told)
  return clock && new Date(clock.dueAt) > complaint.receivedAt ? returned.on : null
}

/** The complaint came, or what it is about changed. One limit is watched once: a request that became a complaint hands it over. */
export async function settleFor(ctx: Ctx, fact: Fact): Promise<void> {
  const complaint = await complaints.hold(ctx, fact.subject)
  if (!complaint || complaint.state === 'closed') return
  const request = (await refundLimitOf(ctx, complaint)) && (await ofComplaint(ctx, complaint.id))
  if (request?.state === 'closed')
    for (const { id, rule } of await clocksOfRequest(ctx, request))
      if (rule === refundAfterReturn) await stopClock(ctx, id, { at: ctx.now, outcome: 'cancelled' })
  await settleRefundLimit(ctx, complaint)
}

/** Money of an order came back: where that is all that is asked for, the days for it are kept. */
export async function refundHeard(ctx: Ctx, fact: Fact): Promise<void> {
  if (fact.data['state'] !== 'done') return
  const order = await orderOf(ctx, fact.subject)
  if (!order) return
  for (const id of await openOfOrder(ctx, fact.subject)) {
    const complaint = await complaints.hold(ctx, id)
    if (!complaint || complaint.state === 'closed') continue
    if (order.refundedFen < Math.min(complaint.claimFen, order.paidFen)) continue
    const running = (await openClocks(ctx, complaint)).find(({ rule }) => rule === refundAfterReturn)
    if (!running) continue
    await stopClock(ctx, running.id, { at: fact.at, outcome: 'met' })
    await complaints.save(ctx, await withNextDue(ctx, complaint))
  }
}
