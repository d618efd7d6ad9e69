import { shanghaiDay } from '../calendar/day.rules.ts'
import type { Ctx } from '../context.ts'

/** A number of sign-in as the rulebook has it today (rulebook/cn/sign-in.yaml). */
export const accessNumber = (ctx: Ctx, id: string): number =>
  Number(ctx.rulebook.ruleOf('parameter', id, shanghaiDay(ctx.now)).value)
