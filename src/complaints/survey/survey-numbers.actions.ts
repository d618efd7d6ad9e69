import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'

type Reader = Pick<Ctx, 'rulebook' | 'now'>
const valueOf = (ctx: Reader, id: string) => ctx.rulebook.ruleOf('parameter', id, shanghaiDay(ctx.now)).value

export const openDays = (ctx: Reader): number => Number(valueOf(ctx, 'survey.open-days'))
export const satisfiedFrom = (ctx: Reader): number => Number(valueOf(ctx, 'survey.satisfied-from'))
export const minimumCount = (ctx: Reader): number => Number(valueOf(ctx, 'statistics.minimum-count'))
export const lineOfLow = (ctx: Reader) => ({
  lowScore: Number(valueOf(ctx, 'survey.low-score')),
  unsolvedIsLow: valueOf(ctx, 'survey.low-unsolved') === true,
})
