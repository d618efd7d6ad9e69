import { hourMs } from '../../kernel/calendar/span.ts'
import type { Ctx } from '../../kernel/context.ts'
import { demoConsumerId, type AskedOrder } from '../../marketplace/index.ts'
import { fileComplaint } from '../filing.actions.ts'
import { actorsOf, castOf, step, workTime } from './demo.actions.ts'
import { freeOrders } from './mass.actions.ts'

const shops = 3
const text = '收到的东西做工粗糙、和页面描述完全不一样，客服一直推脱不处理，要求全额退款，否则我会一直投诉下去。'

/** Somebody who wrote the same words against three shops: a sign that waits for a person. What follows from it happens by the usual reactions. */
export async function demoAbuse(ctx: Ctx): Promise<void> {
  const cast = await castOf(ctx)
  for (const [index, order] of (await ofOnePerson(ctx)).entries()) {
    const [line] = order.lines
    if (!line) continue
    const filing = {
      orderId: order.id,
      lineIds: [line.id],
      category: 'other' as const,
      details: {},
      text,
      remedies: ['refund' as const],
      files: [],
      amountFen: line.amountFen,
    }
    const at = workTime(new Date(ctx.now.getTime() - (50 - index * 10) * hourMs))
    await step(ctx, actorsOf({ order, index, cast }).consumer, at, (inner) => fileComplaint(inner, filing))
  }
}

/** One order of each of three shops, all of the same buyer; nothing where nobody bought so widely. */
async function ofOnePerson(ctx: Ctx): Promise<readonly AskedOrder[]> {
  const free = (await freeOrders(ctx)).filter(({ consumerId }) => consumerId !== demoConsumerId)
  for (const own of Map.groupBy(free, ({ consumerId }) => consumerId).values()) {
    const each = [...new Map(own.map((order) => [order.merchantId, order])).values()]
    if (each.length >= shops) return each.slice(0, shops)
  }
  return []
}
