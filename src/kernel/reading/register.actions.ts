import { stringify } from 'csv-stringify/sync'
import type { z } from 'zod'
import { namesOf } from '../access/people.ts'
import { dayMs } from '../calendar/span.ts'
import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { record } from '../fact/record.ts'
import { cut, readCursor, type Place } from '../http/cursor.ts'
import { Role } from '../role.contract.ts'
import type { Input } from '../route.contract.ts'
import { Purpose, WhyNot } from './reading-rule.contract.ts'
import * as store from './reading.store.ts'
import {
  readingsExportLimit,
  type listOwnReadings,
  type listReadings,
  type exportReadings,
} from './register.contract.ts'
import type { OwnReading, Reading } from './register.contract.ts'
import { numberShown } from './reveal.actions.ts'
import { prefixOf, sourceOf, type CaseName, type ReadingSources } from './source.ts'

/** What was read of the one who asks; what was refused told nobody anything. */
export async function listOwn(ctx: Ctx, sources: ReadingSources, { cursor, limit }: Input<typeof listOwnReadings>) {
  const { consumerId } = ctx.actor
  if (consumerId === null) return { rows: [], next: null }
  const found = await store.list(
    ctx,
    { person: consumerId, answer: 'read' },
    { after: readCursor(cursor), limit: limit + 1 },
  )
  const page = cut(found, limit, placeOf)
  const names = await casesNamed(ctx, sources, page.rows)
  return { rows: page.rows.map((one) => ownView(one, names)), next: page.next }
}

/** Whoever watches is watched: with which filter, and how many rows. */
export async function listAll(
  ctx: Ctx,
  sources: ReadingSources,
  { cursor, limit, ...filter }: Input<typeof listReadings>,
) {
  const found = await store.list(ctx, wantedOf(filter), { after: readCursor(cursor), limit: limit + 1 })
  const page = cut(found, limit, placeOf)
  await noteLook(ctx, 'readings.listed', { ...filter, rows: page.rows.length })
  return { rows: await viewAll(ctx, sources, page.rows), next: page.next }
}

const pageSize = 500
export async function exportAll(
  ctx: Ctx,
  sources: ReadingSources,
  filter: Input<typeof exportReadings>,
): Promise<string> {
  const rows: z.input<typeof Reading>[] = []
  let after: Place | null = null
  while (rows.length < readingsExportLimit) {
    const page: store.Reading[] = await store.list(ctx, wantedOf(filter), { after, limit: pageSize })
    rows.push(...(await viewAll(ctx, sources, page)))
    const last = page.at(-1)
    if (page.length < pageSize || !last) break
    after = placeOf(last)
  }
  await noteLook(ctx, 'readings.exported', { ...filter, rows: rows.length })
  return stringify(
    rows.map((row) => ({ ...row, fields: row.fields.join(' '), case: row.case?.title.zh ?? '' })),
    { header: true, bom: true, columns: csvColumns, escape_formulas: true, record_delimiter: 'windows' },
  )
}
const csvColumns = ['number', 'at', 'reader', 'role', 'purpose', 'fields', 'case', 'refused', 'rule']

const noteLook = (ctx: Ctx, kind: string, data: Readonly<Record<string, string | number | undefined>>) =>
  inTransaction(ctx, (inner) => {
    const given = Object.entries(data).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
    return record(inner, [{ kind, subject: ctx.actor.id, data: Object.fromEntries(given) }])
  })

type Filter = Input<typeof exportReadings>
const startOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`)
const wantedOf = ({ number, from, to, answer, purpose }: Filter): store.ReadingFilter => ({
  answer,
  purpose,
  number: number?.replace('-', ''),
  from: from === undefined ? undefined : startOf(from),
  // The last day counts whole.
  before: to === undefined ? undefined : new Date(startOf(to).getTime() + dayMs),
})

const placeOf = ({ at, id }: store.Reading): Place => ({ at, id })

async function viewAll(
  ctx: Ctx,
  sources: ReadingSources,
  rows: readonly store.Reading[],
): Promise<z.input<typeof Reading>[]> {
  const people = await namesOf(ctx, [...new Set(rows.map(({ reader }) => reader))])
  const names = await casesNamed(ctx, sources, rows)
  return rows.map((row) => ({
    ...ownView(row, names),
    number: numberShown(row.id),
    reader: people.get(row.reader) ?? null,
    refused: WhyNot.nullable().parse(row.refused),
    rule: row.rule,
  }))
}

const ownView = (row: store.Reading, names: ReadonlyMap<string, CaseName>): z.input<typeof OwnReading> => ({
  id: row.id,
  at: row.at.toISOString(),
  role: Role.nullable().parse(row.role),
  purpose: Purpose.parse(row.purpose),
  fields: [...row.fields],
  case: names.get(row.caseId) ?? null,
})

/** One question per kind of case. */
async function casesNamed(ctx: Ctx, sources: ReadingSources, rows: readonly store.Reading[]) {
  const names = new Map<string, CaseName>()
  for (const [, some] of Map.groupBy(rows, ({ caseId }) => prefixOf(caseId))) {
    const ids = [...new Set(some.map(({ caseId }) => caseId))]
    const named = await sourceOf(sources, ids[0] ?? '')?.named(ctx, ids)
    for (const [id, name] of named ?? []) names.set(id, name)
  }
  return names
}
