import { Client } from 'pg'
import type { Ctx } from '../context.ts'
import { migrateTo, migrationLock, restoringMark } from '../db/migrate.ts'
import { BackupBroken } from './age.ts'
import { tablesOf } from './catalogue.ts'
import type { Manifest } from './manifest.ts'
import { compareCounts, emptyTables, loadTables, withoutReferences } from './load.ts'
import { erasures } from './erasures.ts'
import { forgetAgain, layBeside, type Forgotten } from './erased.ts'
import { snapshotCtx } from './snapshot-ctx.ts'
import type { Entry } from './tar.ts'

export type Restoring = {
  /** A database without any table. */
  readonly connectionString: string
  readonly data: Manifest
  readonly keys: Manifest
  /** The archives, opened. Read once each. */
  readonly entries: (manifest: Manifest) => AsyncIterable<Entry>
  /** The last keys that there are. */
  readonly lastKeys: () => AsyncIterable<Entry>
  /** Each list of files in the archive. */
  readonly onFiles: (ctx: Ctx, entry: Entry) => Promise<void>
  /** Looks at what was loaded, in the transaction that is committed when it found nothing. */
  readonly look: (ctx: Ctx, forgotten: readonly Forgotten[]) => Promise<void>
}

/**
 * Puts a backup into an empty database: all of it or nothing. A mark stands in the database meanwhile, so that no process starts on half of it; whoever
 * finds the mark begins anew. @throws {BackupBroken} when the backup is not whole; then the database is empty again.
 */
export async function restoreInto(ctx: Ctx, restoring: Restoring): Promise<void> {
  const client = new Client({ connectionString: restoring.connectionString, application_name: 'xiaobao restore' })
  client.on('error', () => {})
  await client.connect()
  try {
    await markEmpty(client)
    try {
      await migrateTo(restoring.connectionString, restoring.data.migrations)
      await sameJobs(client, restoring.data)
      await client.query('begin')
      await fill(ctx, client, restoring)
      await client.query(`drop schema ${restoringMark}`)
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      await clear(client)
      throw error
    }
  } finally {
    await client.end()
  }
}

/** @throws {BackupBroken} when anything lives there. */
async function markEmpty(client: Client): Promise<void> {
  await client.query('begin')
  await client.query('select pg_advisory_xact_lock($1)', [migrationLock])
  const { rowCount: marked } = await client.query('select from pg_namespace where nspname = $1', [restoringMark])
  if (marked) await clear(client)
  const [found] = await tablesOf(client)
  if (found) {
    await client.query('rollback')
    throw new BackupBroken(
      'the database is not empty. A backup is only put into an empty one: name another XIAOBAO_HOME or DATABASE_URL; what lives there was not touched',
    )
  }
  await client.query(`create schema ${restoringMark}`)
  await client.query('commit')
}

/** Only what a restore left that did not end: its mark stands there, and nothing started on it. */
async function clear(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname not in ('information_schema', 'public') and nspname !~ '^pg_'
     order by nspname = '${restoringMark}'`,
  )
  for (const { name } of rows) await client.query(`drop schema "${name}" cascade`)
}

async function sameJobs(client: Client, { jobsSchema, software }: Manifest): Promise<void> {
  const { rows } = await client.query<{ id: number }>('select max(id)::int as id from graphile_worker.migrations')
  if (rows[0]?.id === jobsSchema) return
  throw new BackupBroken(
    `the job queue of the backup is of another version: restore it with Xiaobao ${software}, then upgrade`,
  )
}

async function fill(ctx: Ctx, client: Client, restoring: Restoring): Promise<void> {
  const { data, keys, entries } = restoring
  const inside = snapshotCtx(ctx, client)
  await withoutReferences(client, async () => {
    await emptyTables(client)
    compareCounts(await loadTables(client, entries(data), (entry) => restoring.onFiles(inside, entry)), data.rows)
    compareCounts(await loadTables(client, entries(keys), nothingElse), keys.rows)
  })
  await client.query(
    'update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at is not null',
  )
  await client.query(
    'update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_at is not null',
  )
  await client.query(`delete from kernel.backup where state = 'running'`)
  await layBeside(client, restoring.lastKeys())
  const forgotten = await forgetAgain(inside, client)
  for (const { replay } of erasures()) await replay(inside)
  await restoring.look(inside, forgotten)
}

const nothingElse = async ({ name }: Entry): Promise<void> => {
  throw new BackupBroken(`the archive of the keys holds ${name}`)
}
