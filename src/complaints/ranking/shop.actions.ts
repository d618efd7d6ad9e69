import { clocksOf } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { askMerchants, type AskedMerchant } from '../../marketplace/index.ts'
import { countingOf, mattersOf, numberIn } from './matter.actions.ts'
import type { Quarter } from './quarter.rules.ts'
import type { Ranking } from './ranking.store.ts'
import type { Limits } from './table.rules.ts'
import { tallyOf } from './tally.rules.ts'

/** Rows of one ranking. */
export const mostRanked = 2000
export const limitsOf = (ctx: Ctx): Limits => ({
  minimum: numberIn(ctx, 'ranking.minimum-count'),
  k: numberIn(ctx, 'statistics.minimum-count'),
})

/** One shop's complaints of the quarter as they stand now, without those that are not its own. */
export async function countShop(ctx: Ctx, quarter: Quarter, merchant: string, leftOut: readonly string[] = []) {
  const { matters } = await mattersOf(ctx, { ...quarter, merchants: [merchant] })
  const own = matters.filter(({ number }) => !leftOut.includes(number))
  return tallyOf(own, countingOf(ctx, quarter.fromAt))
}

const namesAtOnce = 500
export async function shopsNamed(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, AskedMerchant>> {
  const all = new Map<string, AskedMerchant>()
  for (let from = 0; from < ids.length; from += namesAtOnce)
    for (const [id, shop] of await askMerchants(ctx, ids.slice(from, from + namesAtOnce))) all.set(id, shop)
  return all
}

export const previewOf = async (ctx: Ctx, { id, clock }: Ranking) =>
  clock === null ? null : ((await clocksOf(ctx, [id])).find((one) => one.id === clock) ?? null)
