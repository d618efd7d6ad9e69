import { clocksOf, startClock } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { endStage } from './clock.actions.ts'
import { mayHandle, openReport } from './handle.actions.ts'
import { leftOf, whyNotApart, whyNotInto } from './merge.rules.ts'
import * as merges from './merge.store.ts'
import type * as contract from './merge.contract.ts'
import { fullView } from './read.actions.ts'
import { take, type Report } from './report.rules.ts'
import * as store from './report.store.ts'
import { tellInformants } from './tell.actions.ts'

/** Open reports of the same shop that this one may be merged into. */
export async function listMergeTargets(ctx: Ctx, id: string) {
  const report = await openReport(ctx, id)
  const near = report.merchantId === null ? [] : await store.openOf(ctx, report.merchantId, ctx.actor)
  return {
    rows: near
      .filter((one) => whyNotInto(report, one) === null)
      .map(({ id: one, receipt, kind, item, state, receivedAt }) => {
        return { id: one, receipt, kind, item, state, receivedAt: receivedAt.toISOString() }
      }),
  }
}

/** Both held in one order: of two people who merge A into B and B into A, the second finds the first one's merge. */
async function holdBoth(ctx: Ctx, id: string, other: string) {
  const held = new Map<string, Report>()
  for (const one of [...new Set([id, other])].toSorted()) {
    const report = await store.hold(ctx, one)
    if (report) held.set(one, report)
  }
  const report = held.get(id)
  if (!report || !(await mayHandle(ctx, report))) return refuse('not-found', { noun: 'report' })
  return { report, other: held.get(other) }
}

export async function mergeReport(ctx: Ctx, { id, version, into, reason }: Input<typeof contract.mergeReport>) {
  const seen = await openReport(ctx, id)
  // Before the rows, as an arriving repeat does it: none is merged into a report that is just being merged away.
  if (seen.merchantId !== null) await store.lockAlike(ctx, seen.merchantId, seen.kind)
  const { report, other } = await holdBoth(ctx, id, into)
  const taken = take('merge', report, { person: ctx.actor.id, version })
  if (!other || !(await mayHandle(ctx, other))) return refuse('report.merge-unknown', { field: 'into' })
  const why = whyNotInto(report, other)
  if (why) refuse('report.merge-not-into', { field: 'into', ...why })
  const clock = (await clocksOf(ctx, [id])).find((one) => one.id === report.stageClock)
  const merged: Report = {
    ...(await endStage(ctx, { ...taken, agentId: report.agentId }, 'cancelled')),
    state: 'merged',
    mergedInto: into,
  }
  await tellInformants(ctx, merged, 'report.merged')
  const moved = (await store.mergedInto(ctx, id)).map((one) => one.id)
  await merges.insertMerge(ctx, {
    id: newId('rmg'),
    report_id: id,
    into_id: into,
    by: ctx.actor.id,
    at: ctx.now,
    reason,
    state_before: report.state,
    clock_rule: clock?.rule ?? null,
    clock_left: clock ? leftOf(clock.remaining.amount) : null,
    moved,
    undone_at: null,
    undone_by: null,
  })
  await merges.follow(ctx, moved, id, into)
  await store.save(ctx, merged)
  // Whoever decides on the other one decides on more than was read before.
  await store.save(ctx, { ...other, version: other.version + 1 })
  await record(ctx, [
    { kind: 'report.joined', subject: id, data: { into } },
    { kind: 'report.merged', subject: into, data: { repeat: id } },
  ])
  return fullView(ctx, merged)
}

/** The report stands for itself again, where it stood, with what was left of its clock. */
export async function undoMerge(ctx: Ctx, { id, version }: Input<typeof contract.undoMerge>) {
  const seen = await openReport(ctx, id)
  const { report, other } = await holdBoth(ctx, id, seen.mergedInto ?? id)
  const [merge] = await merges.standingMerges(ctx, [id])
  if (!merge || report.mergedInto === null) return refuse('report.not-merged-by-hand')
  if (version !== report.version || report.mergedInto !== seen.mergedInto) refuse('report.changed-meanwhile')
  const into = found(other, 'report')
  if (!(await mayHandle(ctx, into))) refuse('not-found', { noun: 'report' })
  const why = whyNotApart(into, merge.into_id)
  if (why) refuse('report.merge-stands', why)
  const back: Report = {
    ...report,
    state: merge.state_before === 'checking' ? 'checking' : 'received',
    mergedInto: null,
    version: report.version + 1,
  }
  const apart = await withClock(ctx, back, merge)
  await merges.endMerge(ctx, merge.id)
  await merges.follow(ctx, merge.moved, into.id, id)
  await store.save(ctx, apart)
  await store.save(ctx, { ...into, version: into.version + 1 })
  await tellInformants(ctx, apart, 'report.separated')
  await record(ctx, [
    { kind: 'report.separated', subject: id, data: { from: into.id } },
    { kind: 'report.separated', subject: into.id, data: { repeat: id } },
  ])
  return fullView(ctx, apart)
}

async function withClock(ctx: Ctx, report: Report, { clock_rule: rule, clock_left: left }: merges.Merge) {
  if (rule === null || left === null) return report
  const clock = await startClock(ctx, { rule, subject: report.id, startedAt: ctx.now, atMost: left })
  return { ...report, stageClock: clock.id, nextDueAt: new Date(clock.dueAt) }
}
