import { namesOf } from '../../kernel/access/people.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { clocksOf } from '../../kernel/clock/clock.actions.ts'
import type { ClockView } from '../../kernel/clock/clock.contract.ts'
import { strictest } from '../../kernel/clock/clock.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { restraintsOf } from '../../kernel/restraint/restraint.actions.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { startAgain, startAll } from './clocks.actions.ts'
import { say, standingOf, take } from './held.actions.ts'
import {
  Grade,
  IncidentKind,
  IncidentSource,
  Operator,
  ReportKind,
  type IncidentRow,
  type IncidentView,
} from './incident.contract.ts'
import type * as contract from './incident-routes.contract.ts'
import * as rules from './incident.rules.ts'
import * as store from './incident.store.ts'
import * as papers from './report.store.ts'
import { whyWords } from './refusal-words.contract.ts'

export const parameter = ({ rulebook, now }: Ctx, id: string): number =>
  Number(rulebook.ruleOf('parameter', id, shanghaiDay(now)).value)

export async function openIncident(ctx: Ctx, { foundAt, ...given }: Input<typeof contract.openIncident>) {
  const foundAtDate = new Date(foundAt)
  if (foundAtDate > ctx.now) refuse('incident.found-in-future', { field: 'foundAt' })
  const row = { ...given, id: newId('inc'), found_at: foundAtDate }
  await store.insert(ctx, row)
  const minutes = Math.floor((ctx.now.getTime() - foundAtDate.getTime()) / 60_000)
  const data = { drill: row.drill, what: row.kind, source: row.source, foundAt: foundAtDate.toISOString() }
  await record(ctx, [{ kind: 'incident.opened', subject: row.id, data }])
  if (rules.isOpenedLate({ foundAt: foundAtDate, openedAt: ctx.now }, parameter(ctx, 'incident.open-late')))
    await record(ctx, [{ kind: 'incident.opened-late', subject: row.id, data: { minutes, drill: row.drill } }])
  await startAll(ctx, row)
  return readIncident(ctx, row.id)
}

/** What was said before stays in the log; the clocks run from the new beginning. */
export async function correctFound(ctx: Ctx, { id, foundAt, why }: Input<typeof contract.correctFound>) {
  const row = await take(ctx, id, 'correct')
  const corrected = new Date(foundAt)
  if (corrected > row.opened_at) refuse('incident.found-after-opened', { field: 'foundAt' })
  await store.update(ctx, id, { found_at: corrected })
  const word = await say(ctx, id, { step: 'correct', text: why, about: row.found_at.toISOString() })
  const data = { before: row.found_at.toISOString(), after: corrected.toISOString(), word }
  await record(ctx, [{ kind: 'incident.found-corrected', subject: id, data }])
  await startAgain(ctx, id, corrected)
  return readIncident(ctx, id)
}

export async function listIncidents(ctx: Ctx, { tab, cursor, limit }: Input<typeof contract.listIncidents>) {
  const rows = await store.list(ctx, { tab, before: cursor ?? null, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const clocks = await clocksOf(
    ctx,
    page.map(({ id }) => id),
  )
  const views = page.map(async (row) =>
    rowOf(
      row,
      await standingOf(ctx, row),
      clocks.filter(({ subject }) => subject === row.id),
    ),
  )
  return { rows: await Promise.all(views), next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

function rowOf(row: store.Incident, standing: rules.Standing, clocks: readonly ClockView[]): IncidentRow {
  return {
    id: row.id,
    number: rules.numberOf(row.id),
    title: row.title ?? '',
    drill: row.drill,
    kind: IncidentKind.parse(row.kind),
    state: rules.stateOf(standing),
    grade: Grade.nullable().parse(row.grade),
    foundAt: row.found_at.toISOString(),
    openedAt: row.opened_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    clock: row.closed_at === null ? strictest(clocks) : null,
  }
}

export async function readIncident(ctx: Ctx, id: string): Promise<IncidentView> {
  const row = found(await store.find(ctx, id), 'incident')
  const standing = await standingOf(ctx, row)
  const words = await store.wordsOf(ctx, id)
  const names = await namesOf(ctx, [...new Set([row.opened_by, ...words.map(({ by_account: by }) => by)])])
  const clocks = (await clocksOf(ctx, [id])).filter(({ state }) => state !== 'cancelled')
  return {
    ...rowOf(row, standing, clocks),
    story: row.story ?? '',
    source: IncidentSource.parse(row.source),
    operator: Operator.parse(row.operator),
    openedBy: names.get(row.opened_by) ?? null,
    falseAlarm: row.false_alarm,
    duties: rules.path.map(({ duty }) => ({ duty, doneAt: standing[duty]?.toISOString() ?? null })),
    steps: rules.allSteps.map((step) => {
      const why = rules.whyNot(step, standing)
      return { step, allowed: why === null, reason: why === null ? null : whyWords[why] }
    }),
    clocks,
    measures: await restraintsOf(ctx, id),
    ...(await papersOf(ctx, id)),
    words: words.map((word) => ({
      id: word.id,
      step: word.step,
      about: word.about,
      text: word.text ?? '',
      by: names.get(word.by_account) ?? null,
      at: word.at.toISOString(),
    })),
  }
}

/** What went to the authority, and what waits for a second person or has one. */
async function papersOf(ctx: Ctx, id: string): Promise<Pick<IncidentView, 'reports' | 'arguments'>> {
  const pleas = await papers.argumentsOf(ctx, id)
  const people = pleas.flatMap(({ argued_by: by, signed_by: signed }) => (signed === null ? [by] : [by, signed]))
  const names = await namesOf(ctx, [...new Set(people)])
  return {
    reports: (await papers.reportsOf(ctx, id)).map((row) => ({
      id: row.id,
      kind: ReportKind.parse(row.kind),
      authority: row.authority,
      number: row.number,
      submittedAt: row.submitted_at.toISOString(),
    })),
    arguments: pleas.map((row) => ({
      id: row.id,
      by: names.get(row.argued_by) ?? null,
      at: row.argued_at.toISOString(),
      signedBy: row.signed_by === null ? null : (names.get(row.signed_by) ?? null),
      agreed: row.agreed,
      maySign: row.signed_by === null && row.argued_by !== ctx.actor.id,
    })),
  }
}
