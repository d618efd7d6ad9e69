import { dayMs } from '../../kernel/calendar/span.ts'
import type { z } from 'zod'
import { namesOf } from '../../kernel/access/people.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { clocksOf } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { filesOf } from '../../kernel/evidence/evidence.actions.ts'
import { refuse } from '../../kernel/refusal.ts'
import { askComplaintCase } from '../../complaints/index.ts'
import { catalogueEntry } from './catalogue.rules.ts'
import * as ledger from './ledger.store.ts'
import { isServed, type Measure } from './measure.rules.ts'
import type { MeasureView, PenaltyRow, PenaltyView } from './penalty.contract.ts'
import { appealResult, sideOf, stepsFor, type Penalty } from './penalty.rules.ts'
import * as store from './penalty.store.ts'
import { ruleOf, standOfMerchant, type Stand } from './standing.actions.ts'

export async function mayReadId(ctx: Ctx, id: string): Promise<boolean> {
  const penalty = await store.find(ctx, id)
  return penalty !== undefined && sideOf(ctx.actor, penalty) !== null
}
export async function showPenalty(ctx: Ctx, id: string): Promise<z.input<typeof PenaltyView>> {
  const penalty = await store.find(ctx, id)
  if (!penalty || sideOf(ctx.actor, penalty) === null) return refuse('not-found', { noun: 'penalty' })
  return viewOf(ctx, penalty)
}

export const measureView = (ctx: Ctx, one: Measure): z.input<typeof MeasureView> => ({
  measure: one.measure,
  node: one.node,
  from: one.from.toISOString(),
  until: one.until?.toISOString() ?? null,
  liftedAt: one.liftedAt?.toISOString() ?? null,
  creditDays: Math.round((one.creditMs / dayMs) * 100) / 100,
  inForce: holds(ctx, one),
})

/** A warning is told and over; a proposal stands until its ground is gone. */
const holds = (ctx: Ctx, one: Measure): boolean =>
  one.measure === 'removal-proposed' ? one.liftedAt === null : isServed(one, ctx.now)

export async function rowViews(ctx: Ctx, penalties: readonly Penalty[]): Promise<z.input<typeof PenaltyRow>[]> {
  const clocks = new Map(
    (
      await clocksOf(
        ctx,
        penalties.map(({ id }) => id),
      )
    ).map((clock) => [clock.id, clock]),
  )
  const stands = new Map<string, Stand>()
  for (const { merchantId, decidedAt } of penalties)
    if (decidedAt !== null && !stands.has(merchantId)) stands.set(merchantId, await standOfMerchant(ctx, merchantId))
  return penalties.map((penalty) => {
    const rule = ruleOf(ctx, penalty)
    const own = stands.get(penalty.merchantId)?.counted.find((one) => one.penalty === penalty.id)
    return {
      id: penalty.id,
      number: penalty.number,
      merchant: { id: penalty.merchantId, name: penalty.shop },
      violation: { id: penalty.violation, title: rule.title, level: rule.level },
      happenedOn: penalty.happenedOn,
      state: penalty.state,
      points: penalty.decidedAt === null ? null : (own?.points ?? 0),
      openedAt: penalty.openedAt.toISOString(),
      decidedAt: penalty.decidedAt?.toISOString() ?? null,
      overdue: penalty.overdue,
      clock: clocks.get(penalty.stageClock ?? '') ?? null,
    }
  })
}

async function viewOf(ctx: Ctx, penalty: Penalty): Promise<z.input<typeof PenaltyView>> {
  const [row] = await rowViews(ctx, [penalty])
  if (!row) return refuse('not-found', { noun: 'penalty' })
  const rule = catalogueEntry(ctx.rulebook, ruleOf(ctx, penalty))
  const stand = await standOfMerchant(ctx, penalty.merchantId)
  const own = stand.counted.find((one) => one.penalty === penalty.id)
  const known = penalty.complaintId === null ? null : await askComplaintCase(ctx, penalty.complaintId)
  return {
    ...row,
    definition: rule.definition,
    evidence: rule.evidence,
    law: rule.law,
    ruleFrom: penalty.ruleFrom,
    seen: penalty.seen,
    complaint: known && { id: known.id, receipt: known.receipt },
    noticedAt: penalty.noticedAt?.toISOString() ?? null,
    heardAt: penalty.heardAt?.toISOString() ?? null,
    occurrence: own?.occurrence ?? penalty.occurrence,
    decidedPoints: penalty.points,
    expiresOn: own ? shanghaiDay(own.expiresAt) : null,
    appealedAt: penalty.appealedAt?.toISOString() ?? null,
    appealDecidedAt: penalty.appealDecidedAt?.toISOString() ?? null,
    appealDecision: appealResult(penalty),
    appealBy: penalty.state === 'in-force' ? (penalty.nextDueAt?.toISOString() ?? null) : null,
    nodes: [...(stand.nodes.get(penalty.id) ?? [])],
    measures: stand.measures.filter((one) => one.penalty === penalty.id).map((one) => measureView(ctx, one)),
    orders: (await ledger.ordersOf(ctx, penalty.id)).map(orderView),
    texts: await textViews(ctx, penalty),
    files: [...(await filesOf(ctx, penalty.id))],
    steps: stepsFor(penalty, ctx.actor),
    version: penalty.version,
  }
}

const orderView = (order: ledger.Order) => ({
  measure: order.measure,
  does: order.does,
  until: order.untilAt?.toISOString() ?? null,
  state: order.state,
  command: order.commandId,
  at: order.at.toISOString(),
  answeredAt: order.answeredAt?.toISOString() ?? null,
})

/** A merchant reads which side wrote; who of the platform it was, colleagues read. */
async function textViews(ctx: Ctx, penalty: Penalty) {
  const texts = await ledger.textsOf(ctx, penalty.id)
  const platform = sideOf(ctx.actor, penalty) === 'platform'
  const names = platform ? await namesOf(ctx, [...new Set(texts.map(({ by }) => by))]) : new Map<string, string>()
  return texts.map(({ kind, text, by, at }) => ({
    kind,
    text,
    at: at.toISOString(),
    side: kind === 'statement' || kind === 'appeal' ? ('merchant' as const) : ('platform' as const),
    by: names.get(by) ?? null,
  }))
}
