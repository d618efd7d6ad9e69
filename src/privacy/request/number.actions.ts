import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { hourMs } from '../../kernel/calendar/span.ts'
import type { Ctx } from '../../kernel/context.ts'
import { lastFact } from '../../kernel/fact/record.ts'
import { refuse } from '../../kernel/refusal.ts'

export const numberOf = (ctx: Ctx, id: string): number =>
  Number(ctx.rulebook.ruleOf('parameter', `subject-request.${id}`, shanghaiDay(ctx.now)).value)

const changes = [
  'account.password-changed',
  'account.password-reset',
  'account.changed',
  'account.factor-added',
  'account.factor-removed',
  'account.recovery-codes-renewed',
]
/** Who took an account over changes how its owner is known: for a while nothing is handed out or erased (T97). */
export async function assertSettled(ctx: Ctx): Promise<void> {
  const hours = numberOf(ctx, 'cool-off')
  const since = ctx.now.getTime() - hours * hourMs
  for (const kind of changes) {
    const last = await lastFact(ctx, ctx.actor.id, kind)
    if (last && last.at.getTime() > since) refuse('privacy-request.contact-just-changed', { hours })
  }
}
