import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { record } from '../../kernel/fact/record.ts'
import { cut, readCursor } from '../../kernel/http/cursor.ts'
import { newId } from '../../kernel/id.ts'
import { found, Refusal, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import * as complaints from '../complaint.store.ts'
import { csvLines } from '../csv.rules.ts'
import { readTable, type TransferTable } from '../enter/transfer-file.ts'
import * as rules from './import-row.rules.ts'
import * as contract from './import.contract.ts'
import * as store from './import.store.ts'
import { enterLegalResult } from './legal.actions.ts'
import { resultsOf } from './legal.store.ts'

/**
 * Each row stands in a transaction of its own: what is applied stays applied when a later row, or the process, fails. The number of the
 * document is the key in its case, so the same file sent again changes nothing.
 */
export async function importLegalResults(
  ctx: Ctx,
  { fileName }: Input<typeof contract.importLegalResults>,
  body: Readable,
): Promise<contract.LegalImportReport> {
  const bytes = await wholeOf(body)
  const { encoding, heading, records } = tableOf(bytes, fileName)
  const columns = rules.columnsOf(heading)
  const absent = rules.neededFields.filter((field) => !columns.has(field)).map(rules.nameOf)
  if (absent.length > 0) refuse('legal.import-columns-missing', { fileName, columns: absent.join('、') })
  const id = newId('lgi')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await inTransaction(ctx, (inner) =>
    store.insertImport(inner, { id, fileName, sha256, encoding, columns: heading, rows: records.length }),
  )
  for (const [place, row] of records.entries())
    await applyRow(ctx, { id, row: place + 2, record: row }, rules.readRow(row, columns))
  return inTransaction(ctx, async (inner) => {
    await store.endImport(inner, id)
    const report = await readLegalImport(inner, id)
    const { rows, applied, known, rejected } = report
    const data = { rows, applied, known, rejected }
    await record(inner, [{ kind: 'complaint.legal-results-imported', subject: id, data }])
    return report
  })
}

const limits = { maxMb: contract.largestImportBytes / 1024 / 1024, maxRows: contract.mostImportRows }
async function wholeOf(body: Readable): Promise<Buffer> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const piece of body) {
    const part = Buffer.from(piece)
    bytes += part.length
    if (bytes > contract.largestImportBytes) refuse('legal.import-too-large', limits)
    parts.push(part)
  }
  return Buffer.concat(parts)
}
function tableOf(bytes: Buffer, fileName: string): TransferTable {
  const table = readTable(bytes) ?? refuse('legal.import-unreadable', { fileName })
  if (table.records.length > contract.mostImportRows) refuse('legal.import-too-large', limits)
  return table
}

type Row = { readonly id: string; readonly row: number; readonly record: readonly string[] }
/** The case and the row that says so are written together; a row that is refused leaves the case as it was. */
async function applyRow(ctx: Ctx, of: Row, reading: rules.RowReading): Promise<void> {
  const keep = (inner: Ctx, outcome: store.RowOutcome) => store.insertRow(inner, of.id, of.row, outcome)
  const reject = (problem: rules.RowProblem) =>
    inTransaction(ctx, (inner) => keep(inner, { outcome: 'rejected', ...problem, record: of.record }))
  if ('problem' in reading) return reject(reading.problem)
  const { receipt, document, text } = reading
  try {
    await inTransaction(ctx, async (inner) => {
      const { complaint_id: id } = found(await complaints.idOfReceipt(inner, receipt), 'complaint')
      // Held before the look, so that two files with the same row are read one after the other.
      await complaints.hold(inner, id)
      const { reference } = document
      const before = (await resultsOf(inner, id)).find((one) => one.reference === reference && one.state === 'entered')
      if (before) return keep(inner, { outcome: 'known', complaintId: id })
      await enterLegalResult(inner, { ...document, id, text, files: [] })
      return keep(inner, { outcome: 'applied', complaintId: id })
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return reject(rules.problemOf(error.code, error.params['field']))
  }
}

export async function readLegalImport(ctx: Ctx, id: string): Promise<contract.LegalImportReport> {
  const [head] = await store.listImports(ctx, id, { after: null, limit: 1 })
  const view = found(head, 'import')
  const rows = await store.rowsOf(ctx, id, contract.mostImportRows)
  return {
    ...viewOf(view),
    columns: view.columns,
    of: rows.map(({ row, outcome, complaint_id: complaint, field, reason, record: cells }) => ({
      row,
      outcome: outcome === 'applied' || outcome === 'known' ? outcome : 'rejected',
      complaint,
      field: rules.knownField(field),
      why: reason === null ? null : rules.whyOf(reason),
      record: cells ?? [],
    })),
  }
}

const viewOf = (row: store.ImportRead): contract.LegalImportView => ({
  id: row.id,
  fileName: row.file_name,
  encoding: row.encoding === 'gb18030' ? 'gb18030' : 'utf-8',
  at: row.at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
  rows: row.rows,
  applied: row.applied,
  known: row.known,
  rejected: row.rejected,
})

export async function listLegalImports(ctx: Ctx, { cursor, limit }: Input<typeof contract.listLegalImports>) {
  const rows = await store.listImports(ctx, null, { after: readCursor(cursor), limit: limit + 1 })
  const { rows: page, next } = cut(rows, limit, ({ at, id }) => ({ at, id }))
  return { rows: page.map(viewOf), next }
}

/** The rows as they came, with their number and the reason in front: mended, they can be sent again. */
export async function rejectedCsv(ctx: Ctx, id: string, language: 'zh' | 'en'): Promise<string> {
  const { columns, of } = await readLegalImport(ctx, id)
  const lines = of.flatMap(({ row, outcome, field, why, record: cells }) =>
    outcome === 'rejected' ? [[row, field ?? '', why?.[language] ?? '', ...cells]] : [],
  )
  return csvLines([['row', 'field', 'reason', ...columns], ...lines], null)
}
