import { stopClock } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { sha256 } from '../../kernel/sha256.ts'
import { canonical, methodOf } from './method.rules.ts'
import { objectionsTo } from './objection.store.ts'
import type { RankingBody } from './ranking.contract.ts'
import { rowsOf } from './ranking-row.store.ts'
import * as store from './ranking.store.ts'
import { limitsOf, mostRanked, previewOf, shopsNamed } from './shop.actions.ts'
import { publicTable } from './table.rules.ts'

/** After the preview and with every objection decided, once: whoever holds the row second finds it published. */
export async function publishWhenDue(ctx: Ctx, id: string): Promise<boolean> {
  const ranking = await store.hold(ctx, id)
  if (!ranking || ranking.state !== 'preview') return false
  const clock = await previewOf(ctx, ranking)
  if (clock && Date.parse(clock.dueAt) > ctx.now.getTime()) return false
  if ((await objectionsTo(ctx, [id])).some(({ verdict }) => verdict === null)) return false
  const body = await bodyOf(ctx, ranking)
  const text = canonical(body)
  const hash = sha256(text)
  await store.publish(ctx, id, { body: text, hash })
  if (clock) await stopClock(ctx, clock.id, { at: ctx.now, outcome: 'cancelled' })
  const data = { period: ranking.period, rows: body.rows.length, withheld: body.withheld.length, hash }
  await record(ctx, [{ kind: 'ranking.published', subject: id, data }])
  return true
}

async function bodyOf(ctx: Ctx, ranking: store.Ranking): Promise<RankingBody> {
  const counted = await rowsOf(ctx, ranking.id, mostRanked)
  const shops = await shopsNamed(
    ctx,
    counted.map(({ merchantId }) => merchantId),
  )
  const limits = limitsOf(ctx)
  const tallies = counted.map(({ merchantId, ...one }) => ({
    ...one,
    merchant: { id: merchantId, name: shops.get(merchantId)?.name ?? merchantId },
  }))
  return {
    format: 'xiaobao-ranking-1',
    period: ranking.period,
    from: ranking.from,
    until: ranking.until,
    countedAt: ranking.countedAt.toISOString(),
    minimum: limits.minimum,
    roundedTo: limits.k,
    method: methodOf(limits),
    licence: String(ctx.rulebook.ruleOf('parameter', 'ranking.licence', shanghaiDay(ctx.now)).value),
    ...publicTable(tallies, await store.restOf(ctx, ranking.id), limits),
  }
}
