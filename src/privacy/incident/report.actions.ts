import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { clocksOf } from '../../kernel/clock/clock.actions.ts'
import { ofDuty, stopOf } from './clocks.actions.ts'
import { say, take } from './held.actions.ts'
import { readIncident } from './incident.actions.ts'
import type * as contract from './report-routes.contract.ts'
import * as store from './incident.store.ts'
import * as reports from './report.store.ts'

/** What was submitted, to whom, when and under which number; the clock stops at the instant of submission. */
export async function report(ctx: Ctx, asked: Input<typeof contract.reportIncident>) {
  const { id, kind, authority, number, said } = asked
  const row = await take(ctx, id, 'report')
  const at = new Date(asked.submittedAt)
  if (at > ctx.now || at < row.found_at) return refuse('incident.submitted-when', { field: 'submittedAt' })
  if ((row.reported_at === null) !== (kind === 'first')) return refuse('incident.report-order', { field: 'kind' })
  const paper = newId('irp')
  await reports.insertReport(ctx, { incident_id: id, id: paper, kind, authority, number, submitted_at: at })
  const word = await say(ctx, id, { step: 'report', text: said, about: paper })
  const data = { report: paper, paper: kind, submittedAt: at.toISOString(), word, drill: row.drill }
  await record(ctx, [{ kind: 'incident.reported', subject: id, data }])
  if (kind === 'first') {
    await store.update(ctx, id, { reported_at: at })
    await stopOf(ctx, id, { rules: ofDuty.report, outcome: 'met', at })
  }
  return readIncident(ctx, id)
}

/** Nothing happened after all: argued by one, and nothing follows before somebody else signs it. */
export async function argue(ctx: Ctx, { id, why }: Input<typeof contract.argueIncident>) {
  await take(ctx, id, 'argue')
  if ((await reports.argumentsOf(ctx, id)).some(({ signed_by: signed }) => signed === null))
    return refuse('incident.argued-already')
  const argument = newId('iag')
  await reports.insertArgument(ctx, id, argument)
  const word = await say(ctx, id, { step: 'argue', text: why, about: argument })
  await record(ctx, [{ kind: 'incident.argued', subject: id, data: { argument, word } }])
  return readIncident(ctx, id)
}

export async function sign(ctx: Ctx, asked: Input<typeof contract.signArgument>) {
  const { id, argument, agreed, why } = asked
  await take(ctx, id, 'argue')
  const one = found(
    (await reports.argumentsOf(ctx, id)).find((known) => known.id === argument),
    'argument',
  )
  if (one.argued_by === ctx.actor.id) return refuse('incident.own-argument')
  if (!(await reports.signArgument(ctx, { incident: id, id: argument, agreed })))
    return refuse('incident.signed-already')
  if (agreed) await store.update(ctx, id, { false_alarm: true })
  const word = await say(ctx, id, { step: 'sign', text: why, about: argument })
  await record(ctx, [{ kind: 'incident.signed', subject: id, data: { argument, agreed, word } }])
  return readIncident(ctx, id)
}

/** The end: what still ran ends with it, and whoever watches hears when nobody was told. */
export async function close(ctx: Ctx, { id, why }: Input<typeof contract.closeIncident>) {
  const row = await take(ctx, id, 'close')
  await store.update(ctx, id, { closed_at: ctx.now })
  const rules = (await clocksOf(ctx, [id])).map(({ rule }) => rule)
  await stopOf(ctx, id, { rules, outcome: 'cancelled' })
  const word = await say(ctx, id, { step: 'close', text: why })
  const data = { falseAlarm: row.false_alarm, told: row.told_at !== null, drill: row.drill, word }
  await record(ctx, [{ kind: 'incident.closed', subject: id, data }])
  return readIncident(ctx, id)
}
