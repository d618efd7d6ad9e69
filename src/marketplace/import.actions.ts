import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Ctx } from '../kernel/context.ts'
import { inTransaction } from '../kernel/db/transaction.ts'
import { record } from '../kernel/fact/record.ts'
import { newId } from '../kernel/id.ts'
import { enqueueAll } from '../kernel/job/enqueue.ts'
import { found, refuse } from '../kernel/refusal.ts'
import type { Input } from '../kernel/route.contract.ts'
import * as contract from './import.contract.ts'
import type { ImportDetail } from './import.contract.ts'
import { FileProblem, inspect, type Inspected } from './import-file.ts'
import { suggest } from './import-preset.rules.ts'
import * as rules from './import-view.rules.ts'
import * as store from './import.store.ts'
import type { ImportChange, ImportRow } from './import.store.ts'

const chunkBytes = 1024 * 1024

/** Keeps the file and says what it seems to be. Nothing is loaded before somebody has seen the mapping. */
export async function uploadImport(
  ctx: Ctx,
  { fileName, source, kind, asOf }: Input<typeof contract.uploadImport>,
  file: { readonly body: Readable; readonly announced: number | null },
): Promise<ImportDetail> {
  const id = newId('imp')
  try {
    const kept = await keepFile(ctx, id, file)
    const seen = await look(ctx, id, fileName)
    const { kind: guessed, mapping, options } = suggest(seen.columns, kind ?? null)
    const first = await store.firstAsOf(ctx, kept.sha256, source)
    const row = {
      id,
      file_name: fileName,
      ...kept,
      encoding: seen.encoding,
      delimiter: seen.delimiter,
      columns: [...seen.columns],
      kind: guessed,
      source,
      mapping,
      options,
      as_of: asOf ? new Date(asOf) : (first?.as_of ?? ctx.now),
    }
    await inTransaction(ctx, async (inner) => {
      await store.insertImport(inner, row)
      await record(inner, [{ kind: 'import.uploaded', subject: id, data: { bytes: kept.bytes } }])
    })
  } catch (error) {
    await store.deleteChunks(ctx, id)
    throw error
  }
  return detailOf(ctx, found(await store.findImport(ctx, id), 'import'))
}

async function keepFile(
  ctx: Ctx,
  id: string,
  { body, announced }: { body: Readable; announced: number | null },
): Promise<{ bytes: number; sha256: string }> {
  const tooLarge = (): never => refuse('import.file-too-large', { maxMb: contract.largestImportBytes / 1024 / 1024 })
  if (announced !== null && announced > contract.largestImportBytes) tooLarge()
  const hash = createHash('sha256')
  let bytes = 0
  let seq = 0
  let waiting: Buffer[] = []
  const flush = async () => {
    const content = Buffer.concat(waiting)
    waiting = []
    if (content.length > 0) await store.insertChunk(ctx, id, seq, content)
    seq += 1
  }
  for await (const piece of body) {
    const chunk = Buffer.from(piece)
    bytes += chunk.length
    if (bytes > contract.largestImportBytes) tooLarge()
    hash.update(chunk)
    waiting.push(chunk)
    if (waiting.reduce((sum, { length }) => sum + length, 0) >= chunkBytes) await flush()
  }
  await flush()
  if (announced !== null && bytes !== announced) refuse('import.file-incomplete')
  return { bytes, sha256: hash.digest('hex') }
}

async function look(ctx: Ctx, id: string, fileName: string): Promise<Inspected> {
  try {
    return await inspect(store.readChunks(ctx, id))
  } catch (error) {
    if (error instanceof FileProblem) refuse('import.file-unusable', { fileName, reason: error.reason })
    throw error
  }
}

/** The report: counts, why rows were rejected, and the first rows of the file (read from the file, kept nowhere else). */
export async function detailOf(ctx: Ctx, row: ImportRow): Promise<ImportDetail> {
  const reasons = await store.countReasons(ctx, row.id)
  return {
    ...rules.viewOf(row),
    sample: await sampleOf(ctx, row),
    problems: rules.mappingProblems(row),
    reasons: reasons.map(({ field, reason, rows }) => ({ field, reason, rows: Number(rows) })),
  }
}

async function sampleOf(ctx: Ctx, row: ImportRow): Promise<string[][]> {
  try {
    const { sample } = await inspect(store.readChunks(ctx, row.id))
    return sample.map((record) => record.map((cell) => cell.slice(0, 200)))
  } catch (error) {
    // The file of an old import is gone; its report stays.
    if (error instanceof FileProblem) return []
    throw error
  }
}

export async function changeImport(
  ctx: Ctx,
  { id, kind, source, mapping, options, asOf }: Input<typeof contract.changeImport>,
): Promise<ImportDetail> {
  const row = await holdOpen(ctx, id)
  const guess = kind !== undefined && kind !== row.kind && mapping === undefined ? suggest(row.columns, kind) : null
  const change: ImportChange = {
    ...(guess && { mapping: guess.mapping, options: guess.options }),
    ...(kind && { kind }),
    ...(source && { source }),
    ...(mapping && { mapping }),
    ...(options && { options }),
    ...(asOf && { as_of: new Date(asOf) }),
    state: 'draft',
  }
  await store.updateImport(ctx, id, change)
  return detailOf(ctx, found(await store.findImport(ctx, id), 'import'))
}

async function holdOpen(ctx: Ctx, id: string): Promise<ImportRow> {
  const row = found(await store.holdImport(ctx, id), 'import')
  if (rules.isBusy(row)) refuse('import.busy')
  if (row.state === 'done') refuse('import.done')
  return row
}

export async function startImport(ctx: Ctx, id: string, dry: boolean): Promise<ImportDetail> {
  const row = await holdOpen(ctx, id)
  const problems = rules.mappingProblems(row)
  if (problems.length > 0)
    refuse('import.mapping-incomplete', { fields: problems.map(({ field }) => field).join(', ') })
  const run = await store.beginRun(ctx, id, dry ? 'checking' : 'running')
  await queueRun(ctx, id, run)
  await record(ctx, [{ kind: dry ? 'import.checked' : 'import.started', subject: id, data: { run } }])
  return detailOf(ctx, found(await store.findImport(ctx, id), 'import'))
}

export const queueRun = (ctx: Ctx, id: string, run: number): Promise<void> =>
  enqueueAll(ctx, [{ name: 'marketplace.import', payload: { import: id, run }, key: `import:${id}:${run}` }])

export async function stopImport(ctx: Ctx, id: string): Promise<ImportDetail> {
  const row = found(await store.holdImport(ctx, id), 'import')
  if (!rules.isBusy(row)) refuse('import.not-running')
  await store.updateImport(ctx, id, { state: 'stopped', finished_at: ctx.now })
  await record(ctx, [{ kind: 'import.stopped', subject: id, data: { rows: row.checkpoint } }])
  return detailOf(ctx, found(await store.findImport(ctx, id), 'import'))
}
