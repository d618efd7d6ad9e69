import { namesOf } from '../../kernel/access/people.ts'
import { addMonths, dayNumber, shanghaiDay, startOfDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { shareOf } from '../survey/figures.rules.ts'
import { minimumCount } from '../survey/survey-numbers.actions.ts'
import { agreementOf } from './kappa.rules.ts'
import type { QualityFigures } from './round.contract.ts'
import * as store from './review.store.ts'
import { checklistNow } from './round.actions.ts'
import { countOpen } from './task.store.ts'

/** This month and the months before it, by the day of the review. A second review counts for the calibration only. */
export async function showFigures(ctx: Ctx, months: number): Promise<QualityFigures> {
  const today = shanghaiDay(ctx.now)
  const since = startOfDay(addMonths(dayNumber(`${today.slice(0, 7)}-01`), 1 - months))
  const done = await store.doneSince(ctx, since)
  const first = done.filter(({ calibrates }) => calibrates === null)
  const minimum = minimumCount(ctx)
  const failed = (some: readonly store.Review[]): number => some.filter((one) => one.failed === true).length
  const passed = (some: readonly store.Review[]) =>
    some.length < minimum ? null : shareOf(some.length - failed(some), some.length)
  const byId = new Map(done.map((one) => [one.id, one]))
  const pairs = done.flatMap(({ calibrates, findings }) => {
    const one = calibrates === null ? undefined : byId.get(calibrates)
    return one?.findings && findings ? [{ one: one.findings, other: findings }] : []
  })
  const agents = [...Map.groupBy(first, ({ agentId }) => agentId)]
  const names = await namesOf(
    ctx,
    agents.map(([id]) => id),
  )
  const tasks = await countOpen(ctx, today)
  return {
    minimum,
    reviewed: first.length,
    failed: failed(first),
    passed: passed(first),
    tasksOpen: tasks.open,
    tasksLate: tasks.late,
    items: checklistNow(ctx).items.map(({ id, title, critical }) => {
      const count = (what: string): number => first.filter(({ findings }) => findings?.[id]?.found === what).length
      const [yes, no, notApplicable] = [count('yes'), count('no'), count('not-applicable')]
      return { id, title, critical, yes, no, notApplicable, kept: yes + no < minimum ? null : shareOf(yes, yes + no) }
    }),
    agents: agents.map(([agent, own]) => ({
      agent,
      name: names.get(agent) ?? '',
      reviewed: own.length,
      failed: failed(own),
      score:
        own.length < minimum ? null : Math.round(own.reduce((sum, { score }) => sum + (score ?? 0), 0) / own.length),
      passed: passed(own),
    })),
    calibration: { pairs: pairs.length, ...agreementOf(pairs) },
  }
}
