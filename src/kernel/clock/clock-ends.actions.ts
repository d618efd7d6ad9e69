import type { Ctx } from '../context.ts'
import type { ClockEnd } from './clock-end.rules.ts'
import * as store from './clock.store.ts'

const atOnce = 1000
/** The clocks of these subjects by these rules, oldest first. */
export async function clockEnds(ctx: Ctx, subjects: readonly string[], rules: readonly string[]): Promise<ClockEnd[]> {
  const ends: ClockEnd[] = []
  for (let from = 0; from < subjects.length; from += atOnce)
    ends.push(...(await store.endsOf(ctx, subjects.slice(from, from + atOnce), rules)))
  return ends
}
