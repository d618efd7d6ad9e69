import { hasRole, isStaff, type Ctx } from '../kernel/context.ts'
import { handle, type BoundRoute } from '../kernel/http/handle.ts'
import { found } from '../kernel/refusal.ts'
import type { Words } from '../kernel/route.contract.ts'
import { seenSince } from './evidence.store.ts'
import { measurePlan, shanghaiDay } from './measure.actions.ts'
import { measurePlanRoute, readClauseRoute, readPlanRoute, type Evidence } from './plan.contract.ts'
import type { Clause, Plan } from './plan-file.rules.ts'
import { existingOf, touches, viewChapter, viewClause, type Abilities, type Known } from './plan-view.rules.ts'
import * as readings from './reading.store.ts'
import { countBuilt, countStates, readingKey } from './state.rules.ts'

/** What the process brings: the plan it read, and what it can do - both known only once everything is plugged in. */
export type Installed = {
  readonly plan: Plan
  readonly abilities: () => Abilities
  readonly factWords: () => Readonly<Record<string, Words>>
}
const evidenceDays = 90
const trendDays = 30

export function planRoutes(installed: Installed): readonly BoundRoute[] {
  return [
    handle(readPlanRoute, (ctx) => answerPlan(ctx, installed)),
    handle(readClauseRoute, (ctx, { id }) => {
      const clause = found(
        installed.plan.clauses.find((one) => one.id === id),
        'clause',
      )
      return answerClause(ctx, installed, clause)
    }),
    handle(measurePlanRoute, async (ctx) => {
      const measured = await measurePlan(ctx, installed.plan, existingOf(installed.abilities()))
      return { ...measured, measuredAt: measured.measuredAt.toISOString() }
    }),
  ]
}

const mayMeasure = (ctx: Ctx): boolean => hasRole(ctx.actor, 'governance-officer', 'admin')
const seesFigures = (ctx: Ctx): boolean => isStaff(ctx.actor) || hasRole(ctx.actor, 'regulator')

async function know(ctx: Ctx, installed: Installed): Promise<Known> {
  const [rows, states] = [await readings.allReadings(ctx), await readings.allStates(ctx)]
  const abilities = installed.abilities()
  return {
    plan: installed.plan,
    abilities,
    existing: existingOf(abilities),
    readings: new Map(rows.map((row) => [readingKey(row.clause, row.measure), row])),
    since: new Map(states.map(({ clause, since }) => [clause, since])),
  }
}

export async function answerPlan(ctx: Ctx, installed: Installed) {
  const known = await know(ctx, installed)
  const chapters = known.plan.chapters.map((chapter) => viewChapter(known, chapter))
  const states = chapters.flatMap((chapter) => chapter.clauses.map(({ state }) => state))
  const times = [...known.readings.values()].map(({ computedAt }) => computedAt.getTime())
  return {
    measuredAt: times.length > 0 ? new Date(Math.max(...times)).toISOString() : null,
    counts: countStates(states),
    controls: countBuilt(known.plan.clauses, known.existing),
    chapters,
    mayMeasure: mayMeasure(ctx),
  }
}

async function answerClause(ctx: Ctx, installed: Installed, clause: Clause) {
  const known = await know(ctx, installed)
  const figures = seesFigures(ctx)
  const from = shanghaiDay(new Date(ctx.now.getTime() - trendDays * 86_400_000))
  return viewClause(known, clause, {
    figures,
    mayMeasure: mayMeasure(ctx),
    evidence: await evidenceOf(ctx, installed, clause),
    history: figures ? await readings.dailyOf(ctx, clause.id, from) : [],
    rules: rulesFor(ctx, clause.id),
  })
}

async function evidenceOf(ctx: Ctx, installed: Installed, clause: Clause): Promise<ReadonlyMap<string, Evidence>> {
  const kinds = [...new Set(clause.controls.flatMap((control) => control.evidence))]
  const seen = await seenSince(ctx, kinds, new Date(ctx.now.getTime() - evidenceDays * 86_400_000))
  const words = installed.factWords()
  const view = (one: (typeof seen)[number]): Evidence => ({
    kind: one.kind,
    words: words[one.kind] ?? null,
    count: one.count,
    lastAt: one.lastAt?.toISOString() ?? null,
  })
  return new Map(seen.map((one) => [one.kind, view(one)]))
}

function rulesFor({ rulebook, now }: Ctx, clauseId: string): { id: string; title: Words }[] {
  const today = shanghaiDay(now)
  const named = rulebook.all.filter((rule) => rule.clauses.some((one) => touches(clauseId, one)))
  return named
    .filter((rule) => rulebook.find(rule.id, today) === rule)
    .map(({ id, title }) => ({ id, title: { zh: title.zh, en: title.en } }))
}
