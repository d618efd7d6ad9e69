import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { askCommand } from '../../marketplace/index.ts'
import * as ledger from './ledger.store.ts'
import { heldUntil } from './measure.rules.ts'
import { LastingMeasure, type OrderState } from './penalty.contract.ts'
import type { Penalty } from './penalty.rules.ts'
import type { Stand } from './standing.actions.ts'

const commandOf = {
  'no-promotion': { suspend: 'suspend-promotion', lift: 'restore-promotion' },
  'no-new-listings': { suspend: 'suspend-listing', lift: 'restore-listing' },
} as const

/**
 * Tells the marketplace what is different from what it was told last, under the lock of the merchant: an earlier or later end is a new
 * suspension, no measure any more is a lift. What ends by itself was told with its end.
 */
export async function tellMarketplace(ctx: Ctx, penalty: Penalty, stand: Stand): Promise<void> {
  for (const measure of LastingMeasure.options) {
    const until = heldUntil(stand.measures, measure, ctx.now)
    const last = await ledger.lastOrder(ctx, penalty.merchantId, measure)
    const told = last?.untilAt && last.untilAt > ctx.now ? last.untilAt : null
    if (until?.getTime() === told?.getTime()) continue
    const does = until === null ? 'lift' : 'suspend'
    const id = newId('gmo')
    await ledger.insertOrder(ctx, {
      id,
      merchantId: penalty.merchantId,
      measure,
      does,
      untilAt: until,
      penaltyId: penalty.id,
      state: 'asked',
      commandId: null,
      at: ctx.now,
      answeredAt: null,
    })
    await record(ctx, [
      askCommand({ reason: id, kind: commandOf[measure][does], target: penalty.merchantId, ...(until && { until }) }),
      {
        kind: 'penalty.measure-asked',
        subject: penalty.id,
        data: { order: id, measure, does, until: until?.toISOString() ?? null },
      },
    ])
  }
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
