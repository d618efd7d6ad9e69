import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { readTable, type TransferTable } from '../enter/transfer-file.ts'
import { bodyImportBytes, bodyImportRows, BodyEntry, type BodyImport } from './body.contract.ts'
import * as rules from './body.rules.ts'
import * as store from './body.store.ts'
import { absentIn, columnsOf, readRow } from './import.rules.ts'

type Row = BodyImport['rows'][number]
const limits = { maxRows: bodyImportRows, maxMb: bodyImportBytes / 1024 / 1024 }

/** All rows in one transaction, each entered, changed, the same as before, or rejected with its reason; the report is kept. */
export async function importBodies(ctx: Ctx, fileName: string, body: Readable): Promise<BodyImport> {
  const bytes = await wholeOf(body)
  const table = readTable(bytes) ?? refuse('body.table-unreadable', { fileName })
  if (table.records.length > bodyImportRows) refuse('body.table-too-large', limits)
  const absent = absentIn(columnsOf(table.heading))
  if (absent.length > 0) refuse('body.columns-missing', { fileName, columns: absent.join('、') })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return inTransaction(ctx, async (inner) => {
    const rows = await enterAll(inner, table)
    const counts = { entered: 0, changed: 0, unchanged: 0, rejected: 0 }
    for (const { outcome } of rows) counts[outcome] += 1
    const done = { id: newId('bdi'), fileName, sha256, at: inner.now.toISOString(), counts, rows }
    await store.insertImport(inner, done)
    await record(inner, [{ kind: 'body.imported', subject: done.id, data: counts }])
    return done
  })
}

async function enterAll(ctx: Ctx, { heading, records }: TransferTable): Promise<Row[]> {
  const columns = columnsOf(heading)
  const known = Map.groupBy(rules.withNational(await store.allVersions(ctx)), ({ id }) => id)
  const rows: Row[] = []
  for (const [place, cells] of records.entries()) {
    const row = place + 2
    const read = readRow(cells, columns, shanghaiDay(ctx.now))
    rows.push('why' in read ? rejected(row, read.field, read.why) : await enter(ctx, { row, known, ...read }))
  }
  return rows
}

type Entering = {
  readonly row: number
  readonly id: string | null
  readonly entry: BodyEntry
  readonly known: Map<string, rules.Version[]>
}
async function enter(ctx: Ctx, { row, id: given, entry, known }: Entering): Promise<Row> {
  const id = given ?? idFor(entry)
  try {
    rules.checkEntry(entry, shanghaiDay(ctx.now))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const why = { zh: '日期或金额前后矛盾', en: 'contradicts itself in a date or an amount' }
    return rejected(row, String(error.params['field'] ?? 'from'), why)
  }
  const own = known.get(id) ?? []
  const last = own.toSorted((a, b) => b.version - a.version)[0]
  if (last && sameEntry(last.entry, entry)) return { row, outcome: 'unchanged', body: id, field: null, why: null }
  const version = (last?.version ?? 0) + 1
  // Somebody may have written that version since the table was read: then the whole file is tried again.
  if (!(await store.insertVersion(ctx, id, version, entry))) refuse('body.changed-meanwhile', { version })
  known.set(id, [...own, { id, version, entry, changedAt: ctx.now }])
  return { row, outcome: last ? 'changed' : 'entered', body: id, field: null, why: null }
}

const rejected = (row: number, field: string, why: NonNullable<Row['why']>): Row => ({
  row,
  outcome: 'rejected',
  body: null,
  field,
  why,
})
/** A body without a number of its own is known by its name and area: the same row again is the same body. */
const idFor = ({ name, area }: BodyEntry): string =>
  `b-${createHash('sha256').update(`${name.zh}\n${area}`).digest('hex').slice(0, 12)}`
/** The day from which it holds is no change by itself: a file without that column names today. */
const sameEntry = (a: BodyEntry, b: BodyEntry): boolean => textOf(a) === textOf(b)
const textOf = (entry: BodyEntry): string => {
  const { from: _, ...rest } = BodyEntry.parse(entry)
  return JSON.stringify(Object.entries(rest).toSorted(([a], [b]) => a.localeCompare(b)))
}

async function wholeOf(body: Readable): Promise<Buffer> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const piece of body) {
    const part = Buffer.from(piece)
    bytes += part.length
    if (bytes > bodyImportBytes) refuse('body.table-too-large', limits)
    parts.push(part)
  }
  return Buffer.concat(parts)
}
