import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { found, Refusal, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { csvLines } from '../csv.rules.ts'
import { readCursor, writeCursor } from '../../kernel/http/cursor.ts'
import { enterComplaint } from './entry.actions.ts'
import { TransferChannel } from './entry.contract.ts'
import * as contract from './import.contract.ts'
import * as rules from './import-row.rules.ts'
import * as store from './import.store.ts'
import { readTable, type TransferTable } from './transfer-file.ts'

/**
 * Each row stands in a transaction of its own: what is entered stays entered when a later row, or the process, fails. Their number is
 * the key, so the same file sent again enters nothing twice.
 */
export async function importTransfers(
  ctx: Ctx,
  { fileName, channel }: Input<typeof contract.importTransfers>,
  body: Readable,
): Promise<contract.ImportReport> {
  const bytes = await wholeOf(body)
  const table = tableOf(bytes, fileName)
  const columns = rules.columnsOf(table.heading)
  const absent = rules.neededFields.filter((field) => !columns.has(field)).map(rules.nameOf)
  if (absent.length > 0) refuse('entry.import-columns-missing', { fileName, columns: absent.join('、') })
  const id = newId('tri')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { encoding, heading, records } = table
  await inTransaction(ctx, (inner) =>
    store.insertImport(inner, { id, fileName, channel, sha256, encoding, columns: heading, rows: records.length }),
  )
  for (const [place, row] of records.entries()) {
    const reading = rules.readRow(row, columns, channel)
    await keepRow(ctx, { id, row: place + 2, record: row }, reading)
  }
  return inTransaction(ctx, async (inner) => {
    await store.endImport(inner, id, inner.now)
    const report = await readImport(inner, id)
    const { rows, loaded, known, rejected } = report
    const data = { channel, rows, loaded, known, rejected }
    await record(inner, [{ kind: 'complaint.transfers-imported', subject: id, data }])
    return report
  })
}

async function wholeOf(body: Readable): Promise<Buffer> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const piece of body) {
    const part = Buffer.from(piece)
    bytes += part.length
    if (bytes > contract.largestImportBytes) refuse('entry.import-too-large', limits)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const limits = { maxMb: contract.largestImportBytes / 1024 / 1024, maxRows: contract.mostImportRows }
function tableOf(bytes: Buffer, fileName: string): TransferTable {
  const table = readTable(bytes) ?? refuse('entry.import-unreadable', { fileName })
  if (table.records.length > contract.mostImportRows) refuse('entry.import-too-large', limits)
  return table
}

type Row = { readonly id: string; readonly row: number; readonly record: readonly string[] }

/** Entered, known already, or rejected: one of the three is written down for every row. */
async function keepRow(ctx: Ctx, of: Row, reading: rules.RowReading): Promise<void> {
  const outcome = 'problem' in reading ? rejected(of, reading.problem) : await enterRow(ctx, of, reading)
  if (outcome) await inTransaction(ctx, (inner) => store.insertRow(inner, of.id, of.row, outcome))
}

/** The complaint and the row that says so are written together; null then, as nothing is left to write. */
async function enterRow(
  ctx: Ctx,
  of: Row,
  { entry }: Extract<rules.RowReading, { entry: unknown }>,
): Promise<store.RowOutcome | null> {
  try {
    await inTransaction(ctx, async (inner) => {
      const { complaint } = await enterComplaint(inner, entry)
      await store.insertRow(inner, of.id, of.row, { outcome: 'loaded', complaintId: complaint })
    })
    return null
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const known = error.params['complaint']
    if (error.code === 'complaint.reference-known' && typeof known === 'string')
      return { outcome: 'known', complaintId: known }
    return rejected(of, rules.problemOf(error.code, error.params))
  }
}

const rejected = ({ record: row }: Row, { field, reason }: rules.RowProblem): store.RowOutcome => ({
  outcome: 'rejected',
  field,
  reason,
  record: row,
})

export async function readImport(ctx: Ctx, id: string): Promise<contract.ImportReport> {
  const [row] = await store.listImports(ctx, id, { after: null, limit: 1 })
  const { columns, ...view } = found(row, 'import')
  return { ...viewImport({ ...view, columns }), columns, rejectedRows: await rejectedOf(ctx, id) }
}

async function rejectedOf(ctx: Ctx, id: string): Promise<contract.RejectedRow[]> {
  return (await store.rejectedRows(ctx, id)).map(({ row, field, reason, record: cells }) => ({
    row,
    field: field ?? '',
    reason: reason ?? '',
    why: rules.whyOf(reason ?? ''),
    record: cells ?? [],
  }))
}

const viewImport = (row: store.ImportRead): contract.ImportView => ({
  id: row.id,
  fileName: row.file_name,
  channel: TransferChannel.parse(row.channel),
  encoding: row.encoding === 'gb18030' ? 'gb18030' : 'utf-8',
  at: row.at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
  rows: row.rows,
  loaded: row.loaded,
  known: row.known,
  rejected: row.rejected,
})

export async function listImports(ctx: Ctx, { cursor, limit }: Input<typeof contract.listTransferImports>) {
  const rows = await store.listImports(ctx, null, { after: readCursor(cursor), limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > limit && last ? writeCursor({ at: last.at, id: last.id }) : null
  return { rows: page.map(viewImport), next }
}

/** The rows as they came, with their number and the reason in front: mended, they can be sent again. */
export async function rejectedCsv(ctx: Ctx, id: string, language: 'zh' | 'en'): Promise<string> {
  const { columns, rejectedRows } = await readImport(ctx, id)
  const lines = rejectedRows.map(({ row, field, why, record: cells }) => [row, field, why[language], ...cells])
  return csvLines([['row', 'field', 'reason', ...columns], ...lines], null)
}
