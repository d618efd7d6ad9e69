import { startClock, stopClock } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Report } from './report.rules.ts'

/** A state has one clock; the next one takes its place. */
export async function startStage(ctx: Ctx, report: Report, rule: string, startedAt: Date): Promise<Report> {
  const clock = await startClock(ctx, { rule, subject: report.id, startedAt })
  return { ...report, stageClock: clock.id, nextDueAt: new Date(clock.dueAt) }
}

export async function endStage(ctx: Ctx, report: Report, outcome: 'met' | 'cancelled' = 'met'): Promise<Report> {
  if (report.stageClock !== null) await stopClock(ctx, report.stageClock, { at: ctx.now, outcome })
  return { ...report, stageClock: null, nextDueAt: null }
}
