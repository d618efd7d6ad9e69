import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { openedPayDesk } from '../pay-desk.ts'
import { accountsOf } from '../identity/identity.actions.ts'
import type { Cap } from './code.contract.ts'
import { capView, dailyCap, type Capped } from './code.rules.ts'
import { holdPerson, spentOn } from './code.store.ts'

export type Paying = Capped & { readonly consumer: string }

/** What the person behind an account has used of today's cap. `hold`: nobody else pays for the same person meanwhile. */
export async function capOf(ctx: Ctx, paying: Paying, options: { readonly hold?: true } = {}): Promise<Cap> {
  const cap = dailyCap(ctx.rulebook, paying, ctx.now)
  const refuse = openedPayDesk().caps === 'refuse'
  if (cap === null) return capView(cap, { usedFen: 0, refuse })
  const consumers = await accountsOf(ctx, paying.consumer)
  if (options.hold) await holdPerson(ctx, consumers.toSorted()[0] ?? paying.consumer)
  const usedFen = await spentOn(ctx, { consumers, grade: paying.grade, on: shanghaiDay(ctx.now) })
  return capView(cap, { usedFen, refuse })
}
