import { clocksOf } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { record } from '../../kernel/fact/record.ts'
import { notify, type To } from '../../kernel/notice/notify.ts'
import * as store from './report.store.ts'

/** The time is over: the delay is recorded and the head is told. No report ends by silence. */
export async function reportRung(ctx: Ctx, fact: Fact): Promise<void> {
  const report = await store.find(ctx, fact.subject)
  const { clock, rung } = fact.data
  if (!report || report.stageClock !== clock || rung !== 'due') return
  await record(ctx, [{ kind: 'report.overdue', subject: report.id, data: { state: report.state } }])
  const to: To[] = [{ role: 'admin' }, report.agentId === null ? { role: 'agent' } : { account: report.agentId }]
  for (const one of to)
    await notify(ctx, {
      to: one,
      template: 'report.overdue',
      params: { report: report.id, receipt: report.receipt },
      subject: report.id,
      dedupe: `report.overdue:${fact.id}`,
      happenedAt: fact.at,
    })
}

/** `next_due_at` is a copy for the list: made anew when a calendar moves the date. */
export async function reportDueMoved(ctx: Ctx, id: string): Promise<void> {
  const report = await store.hold(ctx, id)
  const clock = report && (await clocksOf(ctx, [id])).find((one) => one.id === report.stageClock)
  if (report && clock) await store.save(ctx, { ...report, nextDueAt: new Date(clock.dueAt) })
}
