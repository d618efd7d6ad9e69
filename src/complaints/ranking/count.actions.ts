import { startClock } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { notify } from '../../kernel/notice/notify.ts'
import type { AskedMerchant } from '../../marketplace/index.ts'
import { numberIn } from './matter.actions.ts'
import { publishWhenDue } from './publish.actions.ts'
import { isRipe, quarterBefore, type Quarter } from './quarter.rules.ts'
import { insertRows, type Counted } from './ranking-row.store.ts'
import * as store from './ranking.store.ts'
import { countShop, limitsOf, mostRanked, shopsNamed } from './shop.actions.ts'
import { isListed, type Rest } from './table.rules.ts'

/** Shops looked at in one quarter; what goes beyond it is in no figure at all. */
const mostShops = 20_000
/** Shops that the marketplace did not put anywhere. */
const noCategory = ''

/** The last quarter, once it is ripe; and whatever is due to be published. Run again, or by two workers, it does nothing twice. */
export async function tendRankings(ctx: Ctx): Promise<void> {
  await countQuarter(ctx, quarterBefore(ctx.now))
  for (const { id, state } of await store.rankings(ctx)) if (state === 'preview') await publishWhenDue(ctx, id)
}

async function countQuarter(ctx: Ctx, quarter: Quarter): Promise<void> {
  if (!isRipe(quarter, ctx.now, ctx.rulebook.calendar, numberIn(ctx, 'ranking.ripe-days'))) return
  const id = newId('rnk')
  if ((await store.exists(ctx, quarter.period)) || !(await store.claim(ctx, id, quarter))) return
  const { counted, rest } = await countAll(ctx, quarter)
  await insertRows(ctx, id, counted)
  await store.insertRest(ctx, id, rest)
  await record(ctx, [{ kind: 'ranking.counted', subject: id, data: { period: quarter.period, rows: counted.length } }])
  if (counted.length === 0) return
  const clock = await startClock(ctx, { rule: 'ranking.preview', subject: id, startedAt: ctx.now })
  await store.setClock(ctx, id, clock.id)
  for (const { merchantId } of counted)
    await notify(ctx, {
      to: { merchant: merchantId },
      template: 'ranking.preview',
      params: { period: quarter.period, lastDay: clock.lastDay },
      subject: id,
      dedupe: `ranking.preview:${id}:${merchantId}`,
    })
}

async function countAll(ctx: Ctx, quarter: Quarter): Promise<{ counted: Counted[]; rest: Rest[] }> {
  const limits = limitsOf(ctx)
  const received = await store.receivedBy(ctx, quarter, mostShops)
  const shops = await shopsNamed(
    ctx,
    received.map(({ merchantId }) => merchantId),
  )
  const counted: Counted[] = []
  const below: store.Received[] = []
  for (const one of received) {
    const category = shops.get(one.merchantId)?.category ?? null
    const tally = one.received < limits.minimum ? null : await countShop(ctx, quarter, one.merchantId)
    if (tally !== null && isListed(tally, limits) && counted.length < mostRanked)
      counted.push({ merchantId: one.merchantId, category, state: 'counted', ...tally })
    else below.push(one)
  }
  return { counted, rest: restOf(below, shops) }
}

function restOf(below: readonly store.Received[], shops: ReadonlyMap<string, AskedMerchant>): Rest[] {
  const byCategory = Map.groupBy(below, ({ merchantId }) => shops.get(merchantId)?.category ?? noCategory)
  return [...byCategory].map(([category, all]) => ({
    category,
    merchants: all.length,
    complaints: all.reduce((sum, { received }) => sum + received, 0),
  }))
}
