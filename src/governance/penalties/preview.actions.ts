import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import type { Measure } from './measure.rules.ts'
import type { previewPenalty } from './penalty-routes.contract.ts'
import { afterAppeal, sideOf, type Penalty } from './penalty.rules.ts'
import * as store from './penalty.store.ts'
import { measureView } from './show.actions.ts'
import { countingOf, ruleOf, standOf, type Stand } from './standing.actions.ts'
import { expiryOf } from '../../kernel/rulebook/violation.rules.ts'

/** What a decision would cause, computed as the decision itself computes it; nothing is written. */
export async function previewOf(ctx: Ctx, { id, decision, points }: Input<typeof previewPenalty>) {
  const penalty = await store.find(ctx, id)
  if (!penalty || sideOf(ctx.actor, penalty) !== 'platform') return refuse('not-found', { noun: 'penalty' })
  const decided = await store.decidedOf(ctx, penalty.merchantId)
  const before = standOf(ctx, decided)
  const own = before.counted.find((one) => one.penalty === id)
  const changed = supposed(ctx, penalty, { decision, points, counts: own?.points ?? 0 })
  const after = standOf(ctx, [...decided.filter((one) => one.id !== id), changed])
  const counts = after.counted.find((one) => one.penalty === id)
  return {
    before: before.balance,
    after: after.balance,
    next: after.next,
    occurrence: counts?.occurrence ?? own?.occurrence ?? 1,
    points: counts?.points ?? 0,
    expiresOn: shanghaiDay(expiryOf(ruleOf(ctx, penalty), countingOf(ctx, changed).decidedAt)),
    nodes: [...(after.nodes.get(id) ?? [])],
    ...measureChanges(ctx, before, after),
    recounted: recounted(ctx, { before, after, decided, id }),
  }
}

type Supposed = {
  readonly decision: Input<typeof previewPenalty>['decision']
  readonly points: number | undefined
  readonly counts: number
}
function supposed(ctx: Ctx, penalty: Penalty, { decision, points, counts }: Supposed): Penalty {
  if (penalty.decidedAt === null) return { ...penalty, decidedAt: ctx.now, state: 'in-force' }
  return afterAppeal(penalty, { decision: decision ?? 'uphold', points, now: ctx.now }, counts)
}

const keyOf = ({ penalty, node, measure, from }: Measure): string => `${penalty} ${node} ${measure} ${from.getTime()}`
function measureChanges(ctx: Ctx, before: Stand, after: Stand) {
  const known = new Map(before.measures.map((one) => [keyOf(one), one]))
  const begins = after.measures.filter((one) => !known.has(keyOf(one)))
  const lifts = after.measures.filter((one) => one.liftedAt !== null && known.get(keyOf(one))?.liftedAt === null)
  const runs = ({ until }: Measure) => until === null || until > ctx.now
  return {
    begins: begins.filter(runs).map((one) => measureView(ctx, one)),
    lifts: lifts.filter(runs).map((one) => measureView(ctx, one)),
  }
}

type Recounted = {
  readonly before: Stand
  readonly after: Stand
  readonly decided: readonly Penalty[]
  readonly id: string
}
const recounted = (ctx: Ctx, { before, after, decided, id }: Recounted) =>
  after.counted.flatMap((one) => {
    const was = before.counted.find(({ penalty }) => penalty === one.penalty)
    if (!was || one.penalty === id || was.points === one.points) return []
    const penalty = found(
      decided.find((other) => other.id === one.penalty),
      'penalty',
    )
    return [{ number: penalty.number, title: ruleOf(ctx, penalty).title, was: was.points, becomes: one.points }]
  })
