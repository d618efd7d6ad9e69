import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { found } from '../../kernel/refusal.ts'
import { isKind } from '../../kernel/rulebook/rulebook.rules.ts'
import type { RuleOf } from '../../kernel/rulebook/rulebook.contract.ts'
import { nodesOn } from './catalogue.rules.ts'
import { measuresAt, type Measure } from './measure.rules.ts'
import type { Penalty } from './penalty.rules.ts'
import * as store from './penalty.store.ts'
import {
  balanceOf,
  countedAt,
  nextNode,
  reachedAt,
  type Counted,
  type NodesAt,
  type Penalty as Counting,
} from './points.rules.ts'

/** The version of the catalogue by which a penalty is judged: that of the day on which it happened. */
export function ruleOf(
  { rulebook }: Ctx,
  { violation, ruleFrom }: Pick<Penalty, 'violation' | 'ruleFrom'>,
): RuleOf<'violation'> {
  const versions = rulebook.history(violation).filter((rule) => isKind(rule, 'violation'))
  return found(versions.find(({ from }) => from === ruleFrom) ?? versions.at(-1), 'violation')
}

const nodesFor =
  (ctx: Ctx): NodesAt =>
  (at) =>
    nodesOn(ctx.rulebook, shanghaiDay(at))

export const countingOf = (ctx: Ctx, penalty: Penalty): Counting => ({
  id: penalty.id,
  violation: penalty.violation,
  terms: ruleOf(ctx, penalty),
  decidedAt: penalty.decidedAt ?? ctx.now,
  lowered: penalty.loweredAt === null ? null : { at: penalty.loweredAt, points: penalty.loweredPoints ?? 0 },
  reversedAt: penalty.reversedAt,
})

export type Stand = {
  readonly counted: readonly Counted[]
  readonly balance: number
  readonly next: number | null
  readonly nodes: ReadonlyMap<string, readonly number[]>
  readonly measures: readonly Measure[]
}
/** How a merchant stands now, by these decisions. */
export function standOf(ctx: Ctx, decided: readonly Penalty[]): Stand {
  const history = decided.map((one) => countingOf(ctx, one))
  const nodesAt = nodesFor(ctx)
  const counted = countedAt(history, ctx.now)
  const balance = balanceOf(counted, ctx.now)
  const reached = Map.groupBy(reachedAt(history, nodesAt, ctx.now), ({ penalty }) => penalty)
  return {
    counted,
    balance,
    next: nextNode(nodesAt(ctx.now), balance),
    nodes: new Map([...reached].map(([penalty, nodes]) => [penalty, nodes.map(({ node }) => node)])),
    measures: measuresAt(history, nodesAt, ctx.now),
  }
}
export const standOfMerchant = async (ctx: Ctx, merchantId: string): Promise<Stand> =>
  standOf(ctx, await store.decidedOf(ctx, merchantId))
