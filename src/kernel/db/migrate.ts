import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Logger, runMigrations } from 'graphile-worker'
import { Client } from 'pg'
import { openPool } from './database.ts'
import { EngineError } from './engine-error.ts'

export type Migration = { readonly name: string; readonly sha256: string; readonly sql: string }
type Applied = { readonly name: string; readonly sha256: string }

const migrationsFolder = fileURLToPath(new URL('../../../migrations/', import.meta.url))
export const migrationLock = 7_142_858

/**
 * Brings the database to this version's schema and says which files it ran. Each file in its own transaction;
 * of several processes starting at once one works and the others wait for it.
 */
export async function migrate(connectionString: string, folder = migrationsFolder): Promise<readonly string[]> {
  return bringTo(connectionString, await readMigrations(folder), { restoring: false })
}

/** Exactly the schema that a backup was made of, in a database that is being restored. */
export async function migrateTo(connectionString: string, wanted: readonly Applied[]): Promise<void> {
  const files = await readMigrations(migrationsFolder)
  unapplied(files, wanted)
  const names = new Set(wanted.map(({ name }) => name))
  await bringTo(
    connectionString,
    files.filter(({ name }) => names.has(name)),
    { restoring: true },
  )
}

/** A schema that stands in a database while a backup is being put into it. */
export const restoringMark = 'xiaobao_restoring'

async function bringTo(
  connectionString: string,
  files: readonly Migration[],
  { restoring }: { readonly restoring: boolean },
): Promise<readonly string[]> {
  const client = new Client({ connectionString, application_name: 'xiaobao migrate' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    if (!restoring) await refuseHalf(client)
    const pending = unapplied(files, await readApplied(client))
    for (const migration of pending) await apply(client, migration)
    await migrateJobs(connectionString)
    return pending.map(({ name }) => name)
  } finally {
    // Ending the connection gives the lock back, also after a failed file.
    await client.end()
  }
}

async function refuseHalf(client: Client): Promise<void> {
  const { rowCount } = await client.query('select from pg_namespace where nspname = $1', [restoringMark])
  if (rowCount === 0) return
  throw new EngineError(
    'A backup is being restored into this database, or a restore was stopped in the middle. Let it end, or start it again: npm run xiaobao -- restore',
  )
}

/** The job queue keeps a schema of its own. Its pool would throw what a dropped connection says, so it gets one of ours. */
async function migrateJobs(connectionString: string): Promise<void> {
  const pgPool = openPool({ connectionString, max: 2, onError: () => {} })
  try {
    await runMigrations({ pgPool, logger: new Logger(() => () => {}) })
  } finally {
    await pgPool.end()
  }
}

/** Line ends are not content: a Windows checkout has the same checksums. */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const wrong = names.find((name) => !/^\d{4}_[a-z0-9_]+\.sql$/.test(name))
  if (wrong) throw new EngineError(`Migration ${wrong}: its name must look like 0001_what_it_does.sql.`)
  return Promise.all(
    names.map(async (name) => {
      const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/** What is still to run; refused when the past was rewritten or the database is ahead of this version. */
export function unapplied(files: readonly Migration[], applied: readonly Applied[]): readonly Migration[] {
  const known = new Map(files.map((file) => [file.name, file]))
  const newer = applied.filter(({ name }) => !known.has(name)).map(({ name }) => name)
  if (newer.length > 0) {
    throw new EngineError(
      `The database was migrated by a newer Xiaobao: it has ${newer.join(', ')}, unknown to this version. Nothing was changed; start the newer version.`,
    )
  }
  const changed = applied.filter(({ name, sha256 }) => known.get(name)?.sha256 !== sha256).map(({ name }) => name)
  if (changed.length > 0) {
    throw new EngineError(
      `Migration ${changed.join(', ')} was changed after this database had run it. Nothing was changed; restore the file and put the change into a new one.`,
    )
  }
  const done = new Set(applied.map(({ name }) => name))
  return files.filter(({ name }) => !done.has(name))
}

async function readApplied(client: Client): Promise<readonly Applied[]> {
  await client.query(`
    create schema if not exists kernel;
    create table if not exists kernel.migration (
      name       text primary key,
      sha256     text not null,
      applied_at timestamptz not null,
      took_ms    integer not null
    )`)
  return (await client.query<Applied>('select name, sha256 from kernel.migration order by name')).rows
}

async function apply(client: Client, { name, sql, sha256 }: Migration): Promise<void> {
  const began = Date.now()
  try {
    await client.query('begin')
    await client.query(sql)
    const row = [name, sha256, new Date(began), Date.now() - began]
    await client.query('insert into kernel.migration (name, sha256, applied_at, took_ms) values ($1, $2, $3, $4)', row)
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new EngineError(`Migration ${name} failed and was rolled back: ${place(sql, cause)}`, { cause })
  }
}

function place(sql: string, cause: unknown): string {
  const { message, position } = cause as Error & { position?: string }
  return position === undefined ? message : `${message} (line ${sql.slice(0, Number(position)).split('\n').length})`
}
