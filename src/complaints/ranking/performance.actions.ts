import type { Ctx } from '../../kernel/context.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { askMerchants, askMerchantsOf, askOrdersPlaced } from '../../marketplace/index.ts'
import { figuresOf, medianAlike, monthsOf } from './figure.rules.ts'
import { countingOf, mattersOf, numberIn } from './matter.actions.ts'
import { placeIn, type Matter } from './matter.rules.ts'
import * as store from './matter.store.ts'
import { mostCases, type listFigureCases, type Performance, type readPerformance } from './performance.contract.ts'
import { periodOf, startOfMonth, trendMonths, type Period } from './period.rules.ts'

/** A shop reads its own; for it there are no others. */
function shopOf({ actor }: Ctx, wanted: string | undefined): string {
  if (actor.merchantId !== null)
    return wanted === undefined || wanted === actor.merchantId
      ? actor.merchantId
      : refuse('not-found', { noun: 'merchant' })
  if (actor.roles.every((role) => role === 'merchant')) return refuse('not-found', { noun: 'merchant' })
  return wanted ?? refuse('performance.merchant-needed', { field: 'merchant' })
}
const shopNamed = async (ctx: Ctx, wanted: string | undefined) => {
  const id = shopOf(ctx, wanted)
  return found((await askMerchants(ctx, [id])).get(id), 'merchant')
}
const mostBreaches = 100

export async function readOwn(ctx: Ctx, input: Input<typeof readPerformance>): Promise<Performance> {
  const shop = await shopNamed(ctx, input.merchant)
  const period = periodOf(input, ctx.now)
  const months = trendMonths(period)
  const trendFrom = startOfMonth(months[0] ?? period.from.slice(0, 7))
  const fromAt = trendFrom < period.fromAt ? trendFrom : period.fromAt
  const { matters, more } = await mattersOf(ctx, { merchants: [shop.id], fromAt, untilAt: period.untilAt })
  const counting = countingOf(ctx, fromAt)
  const orders = await ordersOf(ctx, [shop.id], period)
  const minimum = {
    cases: numberIn(ctx, 'statistics.minimum-count'),
    merchants: numberIn(ctx, 'ranking.fewest-merchants'),
  }
  const others = await othersOf(ctx, shop, period)
  const breaches = await store.openBreaches(ctx, shop.id, mostBreaches)
  return {
    merchant: { id: shop.id, name: shop.name, category: shop.category },
    asOf: ctx.now.toISOString(),
    from: period.from,
    until: period.until,
    figures: figuresOf(inside(matters, period), orders.get(shop.id) ?? 0, counting).map((cell) => ({
      ...cell,
      alike: medianAlike(cell.id, others, minimum),
    })),
    months: monthsOf(matters, months, counting),
    breaches: breaches.map(({ rule, since, until, ...one }) => ({
      ...one,
      rule: { id: rule, ...titleOf(ctx, rule) },
      since: since.toISOString(),
      until: until?.toISOString() ?? null,
    })),
    minimum,
    more,
  }
}

const inside = (matters: readonly Matter[], { fromAt, untilAt }: Period): Matter[] =>
  matters.filter(({ receivedAt }) => receivedAt >= fromAt && receivedAt < untilAt)
const ordersOf = (ctx: Ctx, shops: readonly string[], { fromAt, untilAt }: Period) =>
  askOrdersPlaced(ctx, shops, { from: fromAt, until: untilAt })

/** The figures of the other shops that mainly sell the same, each for itself. */
async function othersOf(ctx: Ctx, shop: { id: string; category: string | null }, period: Period) {
  const alike = shop.category === null ? [] : await askMerchantsOf(ctx, shop.category)
  const shops = alike.filter((id) => id !== shop.id)
  const { matters } = await mattersOf(ctx, { ...period, merchants: shops })
  const orders = await ordersOf(ctx, shops, period)
  const counting = countingOf(ctx, period.fromAt)
  const byShop = Map.groupBy(matters, ({ merchantId }) => merchantId)
  return shops.map((id) => figuresOf(byShop.get(id) ?? [], orders.get(id) ?? 0, counting))
}

function titleOf(ctx: Ctx, rule: string): { zh: string; en: string } {
  const title = ctx.rulebook.history(rule)[0]?.title
  return title ? { zh: title.zh, en: title.en } : { zh: rule, en: rule }
}

export async function listCases(ctx: Ctx, input: Input<typeof listFigureCases>) {
  const { id } = await shopNamed(ctx, input.merchant)
  const period = periodOf(input, ctx.now)
  const { matters } = await mattersOf(ctx, { ...period, merchants: [id] })
  const placed = matters.flatMap((matter) => {
    const place = placeIn(input.figure, matter, ctx.now)
    return place === null || (input.of !== 'all' && place !== input.of) ? [] : [{ matter, place }]
  })
  const rows = placed.slice(0, mostCases).map(({ matter, place }) => ({
    id: matter.id,
    number: matter.number,
    kind: matter.kind,
    category: matter.category,
    state: matter.state,
    outcome: matter.outcome,
    receivedAt: matter.receivedAt.toISOString(),
    inPart: place === 'part',
  }))
  return { rows, more: placed.length > mostCases }
}
