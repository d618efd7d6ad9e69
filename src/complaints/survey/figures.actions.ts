import { namesOf } from '../../kernel/access/people.ts'
import { addMonths, dayNumber, shanghaiDay, startOfDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { FigureLine, OwnFigures, Spread, SurveyFigures } from './figures.contract.ts'
import { blocksOf, shareOf } from './figures.rules.ts'
import * as store from './figures.store.ts'
import { minimumCount, satisfiedFrom } from './survey-numbers.actions.ts'

const firstOfMonth = (now: Date): number => dayNumber(`${shanghaiDay(now).slice(0, 7)}-01`)
const spreadOf = ({ outcome, handling, yes, partly, no }: store.Counted): Spread => ({
  outcome: [...outcome],
  handling: [...handling],
  solved: { yes, partly, no },
})
const from = (marks: readonly number[], least: number): number =>
  marks.reduce((sum, count, at) => (at + 1 >= least ? sum + count : sum), 0)

type Limits = { readonly minimum: number; readonly satisfied: number }
function lineOf(one: store.Counted, { minimum, satisfied }: Limits, name: string | null = null): FigureLine {
  const { answered, asked } = one
  const share = (count: number) => (answered < minimum ? null : shareOf(count, answered))
  return {
    key: one.key ?? '',
    name,
    asked,
    answered,
    satisfiedWithOutcome: share(from(one.outcome, satisfied)),
    satisfiedWithHandling: share(from(one.handling, satisfied)),
    solved: share(one.yes),
  }
}

const nothing: store.Counted = {
  key: null,
  asked: 0,
  answered: 0,
  skipped: 0,
  callBacksDue: 0,
  outcome: [0, 0, 0, 0, 0],
  handling: [0, 0, 0, 0, 0],
  yes: 0,
  partly: 0,
  no: 0,
}

/** This month and the months before it, by the day on which people were asked. */
export async function showFigures(ctx: Ctx, months: number): Promise<SurveyFigures> {
  const since = startOfDay(addMonths(firstOfMonth(ctx.now), 1 - months))
  const limits = { minimum: minimumCount(ctx), satisfied: satisfiedFrom(ctx) }
  const [all = nothing] = await store.countBy(ctx, 'all', since)
  const agents = await store.countBy(ctx, 'agent', since)
  const names = await namesOf(
    ctx,
    agents.map(({ key }) => key).filter((key) => key !== null),
  )
  const lines = async (what: 'channel' | 'category' | 'month') =>
    (await store.countBy(ctx, what, since)).map((one) => lineOf(one, limits))
  return {
    minimum: limits.minimum,
    satisfiedFrom: limits.satisfied,
    asked: all.asked,
    answered: all.answered,
    skipped: all.skipped,
    callBacksDue: all.callBacksDue,
    rate: all.asked < limits.minimum ? null : shareOf(all.answered, all.asked),
    spread: all.answered < limits.minimum ? null : spreadOf(all),
    total: lineOf(all, limits),
    lines: {
      channel: await lines('channel'),
      category: await lines('category'),
      month: await lines('month'),
      agent: agents.map((one) => lineOf(one, limits, one.key === null ? null : (names.get(one.key) ?? null))),
    },
  }
}

/** What whoever handled the cases, or the shop that they are about, may know: only sums of months that are over. */
export async function showOwnFigures(ctx: Ctx): Promise<OwnFigures> {
  const { merchantId, id } = ctx.actor
  const minimum = minimumCount(ctx)
  const until = startOfDay(firstOfMonth(ctx.now))
  const months = await store.monthsOf(ctx, merchantId === null ? { agentId: id } : { merchantId }, until)
  const counted = months.map((one) => ({
    month: one.key ?? '',
    asked: one.asked,
    answered: one.answered,
    spread: spreadOf(one),
  }))
  return { minimum, blocks: blocksOf(counted, minimum).toReversed().slice(0, 24) }
}
