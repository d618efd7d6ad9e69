import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'

/** A number of the rulebook (`mass.…`), as it stands today. */
export const numberOf = (ctx: Pick<Ctx, 'rulebook' | 'now'>, id: string): number =>
  Number(ctx.rulebook.ruleOf('parameter', `mass.${id}`, shanghaiDay(ctx.now)).value)
