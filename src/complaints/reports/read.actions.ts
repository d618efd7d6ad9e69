import type { z } from 'zod'
import type { ClockView } from '../../kernel/clock/clock.contract.ts'
import { clocksOf } from '../../kernel/clock/clock.actions.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { namesOf } from '../../kernel/access/people.ts'
import type { Ctx } from '../../kernel/context.ts'
import { merchantNames } from '../orders.actions.ts'
import * as informants from './informant.store.ts'
import { mergeViews } from './merge-view.actions.ts'
import type { OwnReport, ReportRow, ReportView } from './report.contract.ts'
import { secondLookUntil, stepsFor, type Report } from './report.rules.ts'
import * as store from './report.store.ts'

export const windowOf = (ctx: Ctx): number =>
  Number(ctx.rulebook.ruleOf('parameter', 'report.second-look-window', shanghaiDay(ctx.now)).value)

/** The clock of the state a report is in. */
async function runningOf(ctx: Ctx, reports: readonly Report[]): Promise<ReadonlyMap<string, ClockView>> {
  const clocks = await clocksOf(
    ctx,
    reports.map(({ id }) => id),
  )
  return new Map(clocks.map((clock) => [clock.id, clock]))
}

/** For the informant: the state of what is checked, in words; a repeat shows the one that it was merged into. */
export async function ownView(ctx: Ctx, report: Report): Promise<z.input<typeof OwnReport>> {
  const main = report.mergedInto === null ? report : ((await store.find(ctx, report.mergedInto)) ?? report)
  const clock = (await runningOf(ctx, [main])).get(main.stageClock ?? '') ?? null
  const until = secondLookUntil(main, ctx.now, windowOf(ctx))
  return {
    receipt: report.receipt,
    kind: report.kind,
    shop: report.shop,
    item: report.item,
    seen: report.seen,
    state: main.state,
    merged: report.mergedInto !== null,
    outcome: main.outcome,
    taker: main.taker,
    authority: main.authority,
    authorityNumber: main.authorityNumber,
    told: main.told,
    receivedAt: report.receivedAt.toISOString(),
    closedAt: main.closedAt?.toISOString() ?? null,
    clock: main.state === 'closed' ? null : clock,
    secondLookUntil: until === null ? null : shanghaiDay(until),
  }
}

export async function rowViews(ctx: Ctx, reports: readonly Report[]): Promise<z.input<typeof ReportRow>[]> {
  const ids = reports.map(({ id }) => id)
  const shops = await merchantNames(ctx, [...new Set(reports.flatMap(({ merchantId }) => merchantId ?? []))])
  const people = await namesOf(ctx, [...new Set(reports.flatMap(({ agentId }) => agentId ?? []))])
  const clocks = await runningOf(ctx, reports)
  const repeats = await store.countMerged(ctx, ids)
  const named = (id: string | null, names: ReadonlyMap<string, string>) =>
    id === null ? null : { id, name: names.get(id) ?? id }
  return reports.map((report) => ({
    id: report.id,
    receipt: report.receipt,
    kind: report.kind,
    state: report.state,
    merchant: named(report.merchantId, shops),
    shop: report.shop,
    item: report.item,
    agent: named(report.agentId, people),
    taker: report.taker,
    outcome: report.outcome,
    repeats: repeats.get(report.id) ?? 0,
    fromComplaint: report.complaintId !== null,
    receivedAt: report.receivedAt.toISOString(),
    clock: report.stageClock === null ? null : (clocks.get(report.stageClock) ?? null),
  }))
}

/** Everything but who reported. */
export async function fullView(ctx: Ctx, report: Report): Promise<z.input<typeof ReportView>> {
  const [row] = await rowViews(ctx, [report])
  if (!row) throw new Error('a report has a row')
  const merged = await store.mergedInto(ctx, report.id)
  const [informant] = await informants.informantsOf(ctx, [report.id])
  const hands = await mergeViews(ctx, [report, ...merged])
  const notes = await informants.notesOf(ctx, report.id)
  const looks = await informants.looksOf(ctx, report.id)
  const names = await namesOf(ctx, [...new Set([...notes, ...looks].map(({ by }) => by))])
  const nameOf = (id: string): string => names.get(id) ?? '—'
  return {
    ...row,
    link: report.link,
    seenOn: report.seenOn,
    seen: report.seen,
    authority: report.authority,
    authorityNumber: report.authorityNumber,
    told: report.told,
    complaint: report.complaintId,
    mergedInto: report.mergedInto,
    way: informant?.way ?? 'anonymous',
    files: await informants.fileIdsOf(ctx, [report.id, ...merged.map(({ id }) => id)]),
    merge: hands.get(report.id) ?? null,
    alike: merged.map(({ id, receipt, seen, receivedAt, version }) => ({
      id,
      version,
      merge: hands.get(id) ?? null,
      receipt,
      seen,
      receivedAt: receivedAt.toISOString(),
    })),
    notes: notes.map(({ by, at, ...note }) => ({ ...note, by: nameOf(by), at: at.toISOString() })),
    looks: looks.map(({ by, at, ...look }) => ({ ...look, by: nameOf(by), at: at.toISOString() })),
    steps: stepsFor(report, ctx.actor.id),
    version: report.version,
  }
}
