import type { Ctx } from '../kernel/context.ts'
import { inTransaction } from '../kernel/db/transaction.ts'
import { record } from '../kernel/fact/record.ts'
import { redactText } from '../kernel/personal/mask.rules.ts'
import { found } from '../kernel/refusal.ts'
import { FileProblem, readBatches, type Encoding, encodings } from './import-file.ts'
import { mostRejectionsKept, mostRows } from './import.contract.ts'
import { planOf, readBeside, readRow, saleOf, type Plan, type RowProblem } from './import-row.rules.ts'
import { settingsOf } from './import-view.rules.ts'
import { queueRun } from './import.actions.ts'
import * as store from './import.store.ts'
import type { ImportRow, NewRejection } from './import.store.ts'
import { ingest } from './ingest.actions.ts'
import type { Thing } from './noun.rules.ts'
import { refusedFields } from './refused-fields.rules.ts'
import type { Effect } from './version.rules.ts'

/** One transaction each: large enough to be fast, small enough that nobody waits for it. */
export const batchRows = 2000
type Batch = {
  readonly start: number
  readonly records: readonly (readonly string[])[]
  readonly ordinals: readonly number[]
  readonly bytesRead: number
}

/**
 * Loads a file from behind its checkpoint. Rows, report and checkpoint share a transaction, so a kill loses nothing and
 * doubles nothing; whoever finds that the import is no longer his run stops.
 */
export async function runImport(ctx: Ctx, id: string, run: number): Promise<void> {
  const row = await store.findImport(ctx, id)
  if (!row || row.run !== run || (row.state !== 'running' && row.state !== 'checking')) return
  const work: Work = { row, plan: planFor(row), met: new Set() }
  try {
    for await (const batch of batchesOf(ctx, work)) {
      const met = await inTransaction(ctx, (inner) => loadBatch(inner, work, batch))
      if (met === null) return
      // Only after the commit: a batch that is rolled back and tried again must speak of everything again.
      if (work.met.size > mostMet) work.met.clear()
      for (const name of met) work.met.add(name)
    }
    await inTransaction(ctx, (inner) => finish(inner, row, null))
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error
    await inTransaction(ctx, (inner) => finish(inner, row, error.reason))
  }
}

/** `met`: what the rows speak of beside themselves and was saved already. */
type Work = { readonly row: ImportRow; readonly plan: Plan; readonly met: Set<string> }
const mostMet = 500_000

function planFor(row: ImportRow): Plan {
  const { kind, mapping, options } = settingsOf(row)
  const stamp = { source: row.source, asOf: row.as_of.toISOString(), key: `file:${row.sha256}` }
  return planOf({ kind: found(kind, 'import'), columns: row.columns, mapping, options, stamp })
}

async function* batchesOf(ctx: Ctx, { row, plan }: Work): AsyncGenerator<Batch> {
  const progress = { bytes: 0 }
  const chunks = counted(store.readChunks(ctx, row.id), progress)
  const encoding: Encoding = encodings.find((name) => name === row.encoding) ?? 'utf-8'
  const lines = new Map<string, number>()
  let start = 0
  for await (const records of readBatches(chunks, { encoding, delimiter: row.delimiter }, batchRows)) {
    const ordinals = records.map((record) => nextOrdinal(lines, saleOf(plan, record)))
    if (start + records.length > mostRows) throw new FileProblem('too-many-rows')
    // Rows before the checkpoint are read again only to number the lines of each sale.
    const skip = Math.min(records.length, Math.max(0, row.checkpoint - start))
    if (skip < records.length)
      yield {
        start: start + skip,
        records: records.slice(skip),
        ordinals: ordinals.slice(skip),
        bytesRead: progress.bytes,
      }
    else if (start % (batchRows * 50) === 0) await store.touchImport(ctx, row.id)
    start += records.length
  }
}

async function* counted(chunks: AsyncIterable<Buffer>, progress: { bytes: number }): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    progress.bytes += chunk.length
    yield chunk
  }
}

function nextOrdinal(lines: Map<string, number>, sale: string | null): number {
  if (sale === null) return 0
  const ordinal = (lines.get(sale) ?? 0) + 1
  lines.set(sale, ordinal)
  return ordinal
}

/** What this batch spoke of for the first time; null when this run was stopped or taken over meanwhile. */
async function loadBatch(ctx: Ctx, { row, plan, met }: Work, batch: Batch): Promise<Set<string> | null> {
  const held = await store.holdImport(ctx, row.id)
  if (!held || held.run !== row.run || held.state !== row.state || held.checkpoint !== batch.start) return null
  const rows = batch.records.map((record, i) => ({ record, read: readRow(plan, record, batch.ordinals[i] ?? 0) }))
  const mains = rows.flatMap(({ read }) => ('main' in read ? [read.main] : []))
  const beside = rows.flatMap(({ read }) => ('main' in read ? read.beside : []))
  const fresh = new Set<string>()
  const besides: Thing[] = []
  for (const one of beside) {
    const name = `${one.noun} ${one.own}`
    const thing = met.has(name) || fresh.has(name) ? null : readBeside(plan, one)
    if (thing) besides.push(thing)
    fresh.add(name)
  }
  const effects = await ingest(ctx, [...besides, ...mains], row.state === 'checking')
  await report(ctx, {
    held,
    batch,
    rows,
    effects: new Map(mains.map((main, i) => [main, effects[besides.length + i]])),
  })
  return fresh
}

type Loaded = {
  readonly held: ImportRow
  readonly batch: Batch
  readonly rows: readonly { readonly record: readonly string[]; readonly read: ReturnType<typeof readRow> }[]
  readonly effects: ReadonlyMap<Thing, Effect | undefined>
}
/** Every row is loaded, unchanged or rejected; the three add up to the rows read. */
async function report(ctx: Ctx, { held, batch, rows, effects }: Loaded): Promise<void> {
  const effectOn = ({ read }: Loaded['rows'][number]) => ('main' in read ? effects.get(read.main) : undefined)
  const loaded = rows.filter((row) => effectOn(row) === 'applied').length
  const problems = rows.map((row) => problemOf(row.read, effectOn(row)))
  const rejections = rows.flatMap(({ record: cells }, i) => {
    const problem = problems[i]
    return problem ? [rejectionOf(problem, cells, batch.start + i + 2)] : []
  })
  const kept = rejections.slice(0, Math.max(0, mostRejectionsKept - held.rejected))
  await store.insertRejections(ctx, held.id, kept)
  await store.addCounts(ctx, held.id, {
    rows: rows.length,
    loaded,
    unchanged: rows.length - loaded - rejections.length,
    rejected: rejections.length,
    bytesRead: batch.bytesRead,
  })
  const undeclared = problems.flatMap((problem) => problem?.undeclared ?? [])
  if (held.state !== 'checking') await record(ctx, refusedFields('import', held.id, undeclared))
}

function problemOf(read: ReturnType<typeof readRow>, effect: Effect | undefined): RowProblem | null {
  if ('problem' in read) return read.problem
  return effect === 'conflict' ? { field: 'id', reason: 'said-twice-differently', detail: '' } : null
}

/** What was refused because nobody is to have it is not kept as a refusal either. */
const rejectionOf = (problem: RowProblem, cells: readonly string[], row_number: number): NewRejection => ({
  row_number,
  field: problem.field,
  reason: problem.reason,
  detail: keepable(problem.detail),
  record: cells.map((cell) => keepable(problem.undeclared ? redactText(cell) : cell)),
})

const keepable = (cell: string): string => cell.replaceAll('\0', '\uFFFD').toWellFormed().slice(0, 1000)

async function finish(ctx: Ctx, { id, run }: ImportRow, failure: string | null): Promise<void> {
  const row = await store.holdImport(ctx, id)
  if (!row || row.run !== run || (row.state !== 'running' && row.state !== 'checking')) return
  const done = row.state === 'checking' ? 'checked' : 'done'
  await store.updateImport(ctx, id, { state: failure ? 'failed' : done, failure, finished_at: ctx.now })
  if (row.state === 'checking') return
  const { checkpoint: rows, loaded, unchanged, rejected } = row
  await record(ctx, [
    { kind: failure ? 'import.failed' : 'import.finished', subject: id, data: { rows, loaded, unchanged, rejected } },
  ])
}

const silentSeconds = 30
const mostRuns = 100
/** Imports whose worker was killed go on under a new run; if the old one lives after all, it finds that out and stops. */
export async function resumeAbandoned(ctx: Ctx): Promise<void> {
  for (const { id, run } of await store.listAbandoned(ctx, silentSeconds)) {
    if (run >= mostRuns)
      await store.updateImport(ctx, id, { state: 'failed', failure: 'gave-up', finished_at: ctx.now })
    else await queueRun(ctx, id, await store.takeOver(ctx, id))
  }
}
