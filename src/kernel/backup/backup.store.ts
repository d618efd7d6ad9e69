import { sql } from 'kysely'
import type { Ctx } from '../context.ts'

export type BackupKind = 'data' | 'keys'
export type BackupProblem = 'disk-full' | 'place' | 'database' | 'interrupted' | 'other'
export type BackupRow = {
  readonly id: string
  readonly kind: BackupKind
  readonly state: 'running' | 'made' | 'failed' | 'expired'
  readonly started_at: Date
  readonly taken_at: Date | null
  readonly finished_at: Date | null
  readonly problem: BackupProblem | null
  readonly bytes: number | null
  readonly row_count: number | null
  readonly file_count: number | null
  readonly file_bytes: number | null
  readonly new_files: number | null
  readonly missing: number | null
  readonly log_size: number | null
}
const columns = [
  'id',
  'kind',
  'state',
  'started_at',
  'taken_at',
  'finished_at',
  'problem',
  'bytes',
  'row_count',
  'file_count',
  'file_bytes',
  'new_files',
  'missing',
  'log_size',
] as const

export async function insertRunning({ db, now }: Ctx, id: string, kind: BackupKind): Promise<void> {
  await db.insertInto('kernel.backup').values({ id, kind, state: 'running', started_at: now }).execute()
}

export type Made = Pick<
  BackupRow,
  'bytes' | 'row_count' | 'file_count' | 'file_bytes' | 'new_files' | 'missing' | 'log_size'
> & { readonly taken_at: Date; readonly finished_at: Date; readonly drill_key: Buffer | null }
export async function saveMade({ db }: Ctx, id: string, made: Made): Promise<void> {
  await db
    .updateTable('kernel.backup')
    .set({ ...made, state: 'made' })
    .where('id', '=', id)
    .execute()
}

export async function saveFailed({ db }: Ctx, id: string, failed: { problem: BackupProblem; at: Date }): Promise<void> {
  await db
    .updateTable('kernel.backup')
    .set({ state: 'failed', problem: failed.problem, finished_at: failed.at })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()
}

/** Whoever holds the lock of the backups knows that nobody makes one: these were killed. */
export async function failInterrupted({ db, now }: Ctx): Promise<void> {
  await db
    .updateTable('kernel.backup')
    .set({ state: 'failed', problem: 'interrupted', finished_at: now })
    .where('state', '=', 'running')
    .execute()
}

export async function listBackups({ db }: Ctx, limit: number): Promise<BackupRow[]> {
  const rows = await db
    .selectFrom('kernel.backup')
    .select(columns)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows as BackupRow[]
}

export async function newestMade({ db }: Ctx, kind: BackupKind) {
  const row = await db
    .selectFrom('kernel.backup')
    .select([...columns, 'drill_key'])
    .where('kind', '=', kind)
    .where('state', '=', 'made')
    .orderBy('taken_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row as (BackupRow & { readonly drill_key: Buffer | null }) | undefined
}

export async function markExpired({ db }: Ctx, kind: BackupKind, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('kernel.backup')
    .set({ state: 'expired', drill_key: null })
    .where('kind', '=', kind)
    .where('id', 'in', [...ids])
    .where('state', '=', 'made')
    .execute()
}

/** A key that opens archives is not kept for longer than a drill needs it. */
export async function forgetDrillKeys({ db }: Ctx, except: string): Promise<void> {
  await db
    .updateTable('kernel.backup')
    .set({ drill_key: null })
    .where('drill_key', 'is not', null)
    .where('id', '<>', except)
    .execute()
}

export type KeptFile = {
  readonly name: string
  readonly key: string
  readonly bytes: number
  readonly sha256: string
  readonly sealed_bytes: number
  readonly sealed_sha256: string
}
const fileColumns = ['name', 'key', 'bytes', 'sha256', 'sealed_bytes', 'sealed_sha256'] as const

/** Which of these keys already lie in the place. */
export async function keptFiles({ db }: Ctx, keys: readonly string[]): Promise<KeptFile[]> {
  if (keys.length === 0) return []
  const rows = await db
    .selectFrom('kernel.backup_file')
    .select(fileColumns)
    .where('key', 'in', [...keys])
    .execute()
  return rows as KeptFile[]
}

export async function saveFile({ db, now }: Ctx, file: KeptFile): Promise<void> {
  const values = { ...file, needed_at: now, seen_at: now }
  await db
    .insertInto('kernel.backup_file')
    .values(values)
    .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
    .execute()
}

export async function needFiles({ db }: Ctx, keys: readonly string[], at: Date): Promise<void> {
  if (keys.length === 0) return
  await db
    .updateTable('kernel.backup_file')
    .set({ needed_at: at })
    .where('key', 'in', [...keys])
    .where('needed_at', '<', at)
    .execute()
}

/** What was found in the place. Nobody knows what it is: it is kept as long as a backup that would need it. */
export async function seeFiles({ db }: Ctx, names: readonly string[], at: Date): Promise<void> {
  await db
    .insertInto('kernel.backup_file')
    .values(names.map((name) => ({ name, needed_at: at, seen_at: at })))
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ seen_at: at }))
    .execute()
}
/** What was not there any more is put there again by the next backup. */
export async function dropUnseen({ db }: Ctx, at: Date): Promise<void> {
  await db.deleteFrom('kernel.backup_file').where('seen_at', '<', at).execute()
}

export async function filesNeededBefore({ db }: Ctx, at: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('kernel.backup_file')
    .select('name')
    .where('needed_at', '<', at)
    .orderBy('name')
    .limit(limit)
    .execute()
  return rows.map(({ name }) => name)
}
export async function dropFiles({ db }: Ctx, names: readonly string[]): Promise<void> {
  if (names.length > 0)
    await db
      .deleteFrom('kernel.backup_file')
      .where('name', 'in', [...names])
      .execute()
}

/** Contents that the database names, after `after`, with what was made of them. */
export async function contentsAfter({ db }: Ctx, after: string, limit: number) {
  const { rows } = await sql<{ sha256: string; bytes: number; picture: string; clean: boolean }>`
    select sha256, bytes, picture, clean_type is not null as clean from kernel.file_content
    where sha256 > ${after} order by sha256 limit ${limit}`.execute(db)
  return rows
}
