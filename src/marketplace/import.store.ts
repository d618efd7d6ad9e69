import { sql } from 'kysely'
import type { Ctx } from '../kernel/context.ts'
import type { Place } from '../kernel/http/cursor.ts'

const columns = [
  'id',
  'file_name',
  'bytes',
  'sha256',
  'encoding',
  'delimiter',
  'columns',
  'kind',
  'source',
  'mapping',
  'options',
  'as_of',
  'state',
  'checkpoint',
  'bytes_read',
  'loaded',
  'unchanged',
  'rejected',
  'run',
  'failure',
  'created_at',
  'started_at',
  'finished_at',
] as const

export const insertChunk = ({ db }: Ctx, importId: string, seq: number, content: Buffer) =>
  db.insertInto('marketplace.import_chunk').values({ import_id: importId, seq, content }).execute()

export const deleteChunks = ({ db }: Ctx, importId: string) =>
  db.deleteFrom('marketplace.import_chunk').where('import_id', '=', importId).execute()

/** The file, piece by piece, so that a large one is never in memory as a whole. */
export async function* readChunks({ db }: Ctx, importId: string): AsyncGenerator<Buffer> {
  for (let seq = 0; ; seq += 1) {
    const row = await db
      .selectFrom('marketplace.import_chunk')
      .select('content')
      .where('import_id', '=', importId)
      .where('seq', '=', seq)
      .executeTakeFirst()
    if (!row) return
    yield row.content
  }
}

export type NewImport = {
  id: string
  file_name: string
  bytes: number
  sha256: string
  encoding: string
  delimiter: string
  columns: string[]
  kind: string | null
  source: string
  mapping: Record<string, unknown>
  options: Record<string, unknown>
  as_of: Date
}
export const insertImport = ({ db, now, actor }: Ctx, row: NewImport) =>
  db
    .insertInto('marketplace.import')
    .values({ ...row, state: 'draft', created_by: actor.id, created_at: now, touched_at: sql`now()` })
    .execute()

/** When the very same file was first said to be so: hearing it again must not make it newer. */
export const firstAsOf = ({ db }: Ctx, sha256: string, source: string) =>
  db
    .selectFrom('marketplace.import')
    .select('as_of')
    .where('sha256', '=', sha256)
    .where('source', '=', source)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()

export const findImport = ({ db }: Ctx, id: string) =>
  db.selectFrom('marketplace.import').select(columns).where('id', '=', id).executeTakeFirst()
export const holdImport = ({ db }: Ctx, id: string) =>
  db.selectFrom('marketplace.import').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
export type ImportRow = NonNullable<Awaited<ReturnType<typeof findImport>>>

export const listImports = (
  { db }: Ctx,
  { state, after, limit }: { state?: string | undefined; after: Place | null; limit: number },
) =>
  db
    .selectFrom('marketplace.import')
    .select(columns)
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? ''))
    .$if(after !== null, (query) => query.where('id', '<', after?.id ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

export type ImportChange = {
  kind?: string
  source?: string
  mapping?: Record<string, unknown>
  options?: Record<string, unknown>
  as_of?: Date
  state?: string
  failure?: string | null
  finished_at?: Date | null
}
export async function updateImport({ db }: Ctx, id: string, change: ImportChange): Promise<void> {
  if (Object.keys(change).length > 0)
    await db.updateTable('marketplace.import').set(change).where('id', '=', id).execute()
}

/** A run starts from the first row: what is loaded already is found unchanged. */
export async function beginRun({ db, now }: Ctx, id: string, state: 'checking' | 'running'): Promise<number> {
  await db.deleteFrom('marketplace.import_rejection').where('import_id', '=', id).execute()
  const row = await db
    .updateTable('marketplace.import')
    .set((set) => ({
      state,
      run: set('run', '+', 1),
      checkpoint: 0,
      bytes_read: 0,
      loaded: 0,
      unchanged: 0,
      rejected: 0,
      failure: null,
      started_at: now,
      finished_at: null,
      touched_at: sql`now()`,
    }))
    .where('id', '=', id)
    .returning('run')
    .executeTakeFirstOrThrow()
  return row.run
}

export type Counted = { rows: number; loaded: number; unchanged: number; rejected: number; bytesRead: number }
export const addCounts = ({ db }: Ctx, id: string, counted: Counted) =>
  db
    .updateTable('marketplace.import')
    .set((set) => ({
      checkpoint: set('checkpoint', '+', counted.rows),
      loaded: set('loaded', '+', counted.loaded),
      unchanged: set('unchanged', '+', counted.unchanged),
      rejected: set('rejected', '+', counted.rejected),
      bytes_read: counted.bytesRead,
      touched_at: sql`now()`,
    }))
    .where('id', '=', id)
    .execute()

/** Still at work, though nothing is written: rows behind the checkpoint are being read again. */
export const touchImport = ({ db }: Ctx, id: string) =>
  db
    .updateTable('marketplace.import')
    .set({ touched_at: sql`now()` })
    .where('id', '=', id)
    .execute()

export type NewRejection = { row_number: number; field: string; reason: string; detail: string; record: string[] }
export async function insertRejections({ db }: Ctx, id: string, rejections: readonly NewRejection[]): Promise<void> {
  if (rejections.length === 0) return
  const rows = rejections.map((one) => ({ ...one, import_id: id }))
  await sql`insert into marketplace.import_rejection (import_id, row_number, field, reason, detail, record)
    select import_id, row_number, field, reason, detail, record
    from json_populate_recordset(null::marketplace.import_rejection, ${JSON.stringify(rows)}::json)`.execute(db)
}

export const listRejections = ({ db }: Ctx, id: string, after: number, limit: number) =>
  db
    .selectFrom('marketplace.import_rejection')
    .select(['row_number', 'field', 'reason', 'detail', 'record'])
    .where('import_id', '=', id)
    .where('row_number', '>', after)
    .orderBy('row_number')
    .limit(limit)
    .execute()

export const countReasons = ({ db }: Ctx, id: string) =>
  db
    .selectFrom('marketplace.import_rejection')
    .select(['field', 'reason', (count) => count.fn.countAll<number>().as('rows')])
    .where('import_id', '=', id)
    .groupBy(['field', 'reason'])
    .orderBy('rows', 'desc')
    .limit(100)
    .execute()

/** Runs whose worker has said nothing for a while: it was killed. The database's own clock, as for every lease. */
export const listAbandoned = ({ db }: Ctx, silentSeconds: number) =>
  db
    .selectFrom('marketplace.import')
    .select(['id', 'run'])
    .where('state', 'in', ['checking', 'running'])
    .where('touched_at', '<', sql<Date>`now() - make_interval(secs => ${silentSeconds})`)
    .orderBy('id')
    .limit(20)
    .forUpdate()
    .skipLocked()
    .execute()

export async function takeOver({ db }: Ctx, id: string): Promise<number> {
  const row = await db
    .updateTable('marketplace.import')
    .set((set) => ({ run: set('run', '+', 1), touched_at: sql`now()` }))
    .where('id', '=', id)
    .returning('run')
    .executeTakeFirstOrThrow()
  return row.run
}

export const insertMapping = (
  { db, now, actor }: Ctx,
  row: { id: string; name: string; kind: string; mapping: Record<string, unknown>; options: Record<string, unknown> },
) =>
  db
    .insertInto('marketplace.import_mapping')
    .values({ ...row, created_by: actor.id, created_at: now })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning(['id', 'name', 'kind', 'mapping', 'options'])
    .executeTakeFirst()
export const listMappings = ({ db }: Ctx) =>
  db
    .selectFrom('marketplace.import_mapping')
    .select(['id', 'name', 'kind', 'mapping', 'options'])
    .orderBy('name')
    .limit(200)
    .execute()

/** Files of imports that ended long ago, and pieces of uploads that broke off. */
export async function deleteOldFiles({ db }: Ctx, endedBefore: Date, unfinishedBefore: Date): Promise<void> {
  await sql`delete from marketplace.import_chunk c where
    (c.kept_at < ${unfinishedBefore} and not exists (select 1 from marketplace.import i where i.id = c.import_id))
    or exists (select 1 from marketplace.import i where i.id = c.import_id and i.finished_at < ${endedBefore})`.execute(
    db,
  )
}
