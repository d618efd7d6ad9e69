import { clocksOf, startClock, stopClock } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { reportClock, reportClocks } from './grade.rules.ts'
import { Operator } from './incident.contract.ts'
import type { Incident } from './incident.store.ts'

export const ofDuty = {
  contain: ['incident.contain'],
  report: [...reportClocks, 'network-data-10.flaw-report'],
  tell: ['incident.tell'],
} as const

/** From when it was found, whenever it was opened: an incident that is opened late is late at once. */
export async function startAll(ctx: Ctx, row: Pick<Incident, 'id' | 'operator' | 'found_at'>): Promise<void> {
  const rules = ['incident.contain', reportClock[Operator.parse(row.operator)], 'incident.tell']
  for (const rule of rules) await startClock(ctx, { rule, subject: row.id, startedAt: row.found_at })
}

export async function stopOf(
  ctx: Ctx,
  incident: string,
  {
    rules,
    outcome,
    at = ctx.now,
  }: { readonly rules: readonly string[]; readonly outcome: 'met' | 'cancelled'; readonly at?: Date },
): Promise<void> {
  const open = (await clocksOf(ctx, [incident])).filter(
    ({ rule, stoppedAt }) => stoppedAt === null && rules.includes(rule),
  )
  for (const { id } of open) await stopClock(ctx, id, { at, outcome })
}

/** Counted anew from another beginning: what was met stays met, the rest runs from there. */
export async function startAgain(ctx: Ctx, incident: string, foundAt: Date): Promise<void> {
  const open = (await clocksOf(ctx, [incident])).filter(({ stoppedAt }) => stoppedAt === null)
  for (const { id, rule } of open) {
    await stopClock(ctx, id, { at: ctx.now, outcome: 'cancelled' })
    await startClock(ctx, { rule, subject: incident, startedAt: foundAt })
  }
}
