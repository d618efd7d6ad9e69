import type { Ctx } from '../context.ts'
import * as store from './clock.store.ts'
import { ladderOf } from './clock-rule.ts'
import type { Rung } from './rung.rules.ts'

/** What the rulebook says of a rung of this clock: whom it tells and what it does. Null when the ladder no longer has it. */
export async function askRung(ctx: Ctx, id: string, name: string): Promise<Rung | null> {
  const [clock] = await store.clocksById(ctx, [id])
  return (clock && ladderOf(ctx, clock).find(({ rung }) => rung === name)) ?? null
}
