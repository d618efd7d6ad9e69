import type { Ctx } from '../kernel/context.ts'
import { record } from '../kernel/fact/record.ts'
import { mayBlock } from '../kernel/rulebook/rulebook.rules.ts'
import * as clocks from './clock-measure.store.ts'
import { shareOf, type Computed, type Reading } from './measure.rules.ts'
import * as store from './measure.store.ts'
import type { Plan } from './plan-file.rules.ts'
import * as readings from './reading.store.ts'
import { changedStates, isMeasurable, judgeClause, readingKey, type Existing } from './state.rules.ts'

export type Measured = { readonly measuredAt: Date; readonly measures: number; readonly changed: number }
const trendDays = 800
const quietHours = 12

/** Reads every measure of every clause that has a control, judges the clauses, and records whose state changed. */
export async function measurePlan(ctx: Ctx, plan: Plan, existing: Existing): Promise<Measured> {
  await readings.holdPlan(ctx)
  const today = shanghaiDay(ctx.now)
  const read = await readAll(ctx, plan, existing)
  await readings.saveReadings(ctx, read, today)
  await readings.deleteDailyBefore(ctx, shanghaiDay(new Date(ctx.now.getTime() - trendDays * 86_400_000)))
  const byKey = new Map(read.map((one) => [readingKey(one.clause, one.measure), one]))
  const before = new Map((await readings.allStates(ctx)).map(({ clause, state }) => [clause, state]))
  const now = new Map(plan.clauses.map((clause) => [clause.id, judgeClause(clause, existing, byKey).state]))
  const changed = changedStates(before, now)
  await readings.saveStates(ctx, changed)
  await tell(ctx, changed, read.length)
  return { measuredAt: ctx.now, measures: read.length, changed: changed.length }
}

type Change = ReturnType<typeof changedStates>[number]
/** A measuring that changed nothing is recorded only now and then: the log is for what happened. */
async function tell(ctx: Ctx, changed: readonly Change[], measures: number): Promise<void> {
  const last = await readings.lastMeasuredFact(ctx)
  const quiet = last !== null && ctx.now.getTime() - last.getTime() < quietHours * 3_600_000
  if (quiet && changed.length === 0) return
  await record(ctx, [
    ...changed.map(({ clause, from, to }) => ({
      kind: 'clause.state-changed',
      subject: `clause_${clause}`,
      data: { clause, from, to },
    })),
    { kind: 'plan.measured', subject: 'plan', data: { measures, changed: changed.length } },
  ])
}

type Line = Reading & { readonly clause: string; readonly measure: string }

async function readAll(ctx: Ctx, plan: Plan, existing: Existing): Promise<Line[]> {
  const asked = plan.clauses
    .filter((clause) => isMeasurable(clause, existing))
    .flatMap((clause) =>
      clause.measures.map((measure) => ({ clause: clause.id, measure: measure.id, computed: measure.computed })),
    )
  const known = new Map<string, Reading>()
  const lines: Line[] = []
  const last = asked.filter(({ computed }) => computed.measure === 'measures-with-sample')
  for (const { clause, measure, computed } of asked) {
    if (computed.measure === 'measures-with-sample') continue
    const question = JSON.stringify(computed)
    const reading = known.get(question) ?? (await readOne(ctx, computed))
    known.set(question, reading)
    lines.push({ clause, measure, ...reading })
  }
  const withSample = lines.filter(({ value }) => value !== null).length
  return [...lines, ...last.map(({ clause, measure }) => ({ clause, measure, ...shareOf(withSample, lines.length) }))]
}

async function readOne(ctx: Ctx, computed: Computed): Promise<Reading> {
  switch (computed.measure) {
    case 'clocks-met':
      return clocks.clocksMet(ctx, computed)
    case 'clocks-overdue':
      return clocks.clocksOverdue(ctx, computed)
    case 'facts-count':
      return store.factsCount(ctx, computed)
    case 'facts-followed':
      return store.factsFollowed(ctx, computed)
    case 'facts-with':
      return store.factsWith(ctx, computed)
    case 'facts-ratio':
      return store.factsRatio(ctx, computed)
    case 'facts-age':
      return store.factsAge(ctx, computed)
    case 'notices-delivered':
      return store.noticesDelivered(ctx, computed)
    case 'webhooks-delivered':
      return store.webhooksDelivered(ctx, computed)
    case 'jobs-failed':
      return store.jobsFailed(ctx, computed)
    case 'accounts-with-role':
      return store.accountsWithRole(ctx, computed)
    case 'rules-confirmed':
      return confirmedRules(ctx)
    case 'measures-with-sample':
      return { value: null, sample: 0 }
  }
}

function confirmedRules({ rulebook, now }: Ctx): Reading {
  const today = shanghaiDay(now)
  const inForce = rulebook.all.filter((rule) => rule.from <= today && (rule.until === undefined || today <= rule.until))
  return shareOf(inForce.filter((rule) => mayBlock(rule)).length, inForce.length)
}

/** The civil day in the plan's zone, which has had no summer time since 1991. */
export const shanghaiDay = (instant: Date): string =>
  new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
