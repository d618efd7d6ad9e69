import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { dequeue, enqueueAll } from '../../kernel/job/enqueue.ts'
import { askCommand } from '../../marketplace/index.ts'
import * as ledger from './ledger.store.ts'
import { heldUntil } from './measure.rules.ts'
import { LastingMeasure, type OrderState } from './penalty.contract.ts'
import type { Penalty } from './penalty.rules.ts'
import * as store from './penalty.store.ts'
import type { Stand } from './standing.actions.ts'

const commandOf = {
  'no-promotion': { suspend: 'suspend-promotion', lift: 'restore-promotion' },
  'no-new-listings': { suspend: 'suspend-listing', lift: 'restore-listing' },
} as const

/**
 * Tells the marketplace what is different from what it was told last, under the lock of the merchant: an earlier or later end is a new
 * suspension, no measure any more is a lift. What has an end is told with it, and lifted when it comes.
 */
export async function tellMarketplace(ctx: Ctx, penalty: Penalty, stand: Stand): Promise<void> {
  for (const measure of LastingMeasure.options) {
    const until = heldUntil(stand.measures, measure, ctx.now)
    const last = await ledger.lastOrder(ctx, penalty.merchantId, measure)
    const told = last?.untilAt && last.untilAt > ctx.now ? last.untilAt : null
    if (until?.getTime() === told?.getTime()) continue
    await tellOne(ctx, penalty, { measure, until })
  }
}

type Wanted = { readonly measure: LastingMeasure; readonly until: Date | null }
const endKey = (merchantId: string, measure: LastingMeasure): string => `measure-end:${merchantId}:${measure}`

async function tellOne(ctx: Ctx, { id: penaltyId, merchantId }: Pick<Penalty, 'id' | 'merchantId'>, wanted: Wanted) {
  const { measure, until } = wanted
  const does = until === null ? 'lift' : 'suspend'
  const id = newId('gmo')
  await ledger.insertOrder(ctx, {
    id,
    merchantId,
    measure,
    does,
    untilAt: until,
    penaltyId,
    state: 'asked',
    commandId: null,
    at: ctx.now,
    answeredAt: null,
  })
  await record(ctx, [
    askCommand({ reason: id, kind: commandOf[measure][does], target: merchantId, ...(until && { until }) }),
    {
      kind: 'penalty.measure-asked',
      subject: penaltyId,
      data: { order: id, measure, does, until: until?.toISOString() ?? null },
    },
  ])
  const key = endKey(merchantId, measure)
  if (until === null) await dequeue(ctx, key)
  else await enqueueAll(ctx, [{ name: 'governance.end-measure', payload: { order: id }, key, runAt: until }])
}

/**
 * Its time is served: the marketplace is told to lift it, in case it keeps no time itself, and both sides hear of it. Whatever was told
 * since (an earlier end, a later one, a lift) has its own end.
 */
export async function endMeasure(ctx: Ctx, id: string): Promise<void> {
  const found = await ledger.findOrder(ctx, id)
  if (!found) return
  await store.holdMerchant(ctx, found.merchantId)
  const last = await ledger.lastOrder(ctx, found.merchantId, found.measure)
  if (last?.id !== id || last.does !== 'suspend' || last.untilAt === null || last.untilAt > ctx.now) return
  const { merchantId, penaltyId, measure } = last
  await tellOne(ctx, { id: penaltyId, merchantId }, { measure, until: null })
  await record(ctx, [{ kind: 'penalty.measure-ended', subject: penaltyId, data: { order: id, measure } }])
}

const heard: Readonly<Record<string, OrderState>> = {
  'command.requested': 'asked',
  'command.retried': 'asked',
  'command.sent': 'sent',
  'command.confirmed': 'confirmed',
  'command.refused': 'refused',
  'command.failed': 'troubled',
  'command.timed-out': 'troubled',
}
export const orderNews = Object.keys(heard)

/** What became of it. Facts may be heard in another order than they happened: an answer stays. */
export async function orderHeard(ctx: Ctx, fact: Fact): Promise<void> {
  const order = await ledger.holdOrder(ctx, fact.subject)
  const state = heard[fact.kind]
  if (!order || state === undefined) return
  const answered = state === 'confirmed' || state === 'refused'
  if (!answered && (order.state === 'confirmed' || order.state === 'refused')) return
  await ledger.saveOrder(ctx, {
    ...order,
    state,
    commandId: String(fact.data['command']),
    answeredAt: answered ? fact.at : order.answeredAt,
  })
  if (order.state === state || state === 'asked' || state === 'sent') return
  const data = { order: order.id, measure: order.measure, does: order.does }
  await record(ctx, [{ kind: `penalty.measure-${state}`, subject: order.penaltyId, data }])
}
