import { Client } from 'pg'
import { BackupBroken } from './age.ts'
import { copyOut } from './copy.ts'
import { columnList, quoted, sequencesOf, tablesOf, type Sequence, type Table } from './catalogue.ts'
import type { Entry } from './tar.ts'
import { isKept } from './what.ts'

/** One instant of the database, on a connection of its own; everything that is read from it belongs together. */
export type Snapshot = {
  readonly client: Client
  readonly takenAt: Date
  /** The public key of its log of facts: no other database has it. */
  readonly installation: string
  readonly tables: readonly Table[]
  /** Applied migrations, with what they were: a restore makes exactly this schema. */
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[]
  /** The last migration of the job queue's own schema. */
  readonly jobsSchema: number
  readonly log: { readonly size: number; readonly checkpoint: string | null }
  close(): Promise<void>
}
const pieceBytes = 8 * 1024 * 1024

export async function takeSnapshot(connectionString: string, now: () => Date): Promise<Snapshot> {
  const client = new Client({ connectionString, application_name: 'xiaobao backup' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read, read only')
    // Dates and numbers are written in one way, whatever the server is set to.
    await client.query(
      `set local datestyle = 'ISO'; set local intervalstyle = 'postgres'; set local extra_float_digits = 3`,
    )
    return await describe(client, now)
  } catch (error) {
    await client.end()
    throw error
  }
}

async function describe(client: Client, now: () => Date): Promise<Snapshot> {
  const one = async <T extends object>(text: string): Promise<T | undefined> => (await client.query<T>(text)).rows[0]
  const head = await one<{ size: number }>('select size from kernel.log_head')
  const signed = await one<{ note: string }>('select note from kernel.checkpoint order by size desc limit 1')
  // The first question fixed the instant.
  const takenAt = now()
  const own = await one<{ verifier: string }>('select verifier from kernel.log_key where retired_at is null')
  const jobs = await one<{ id: number }>('select max(id)::int as id from graphile_worker.migrations')
  return {
    client,
    takenAt,
    installation: own?.verifier ?? '',
    tables: (await tablesOf(client)).filter(({ name }) => isKept(name)),
    migrations: (await client.query('select name, sha256 from kernel.migration order by name')).rows,
    jobsSchema: jobs?.id ?? 0,
    log: { size: head?.size ?? 0, checkpoint: signed?.note ?? null },
    close: () => client.end(),
  }
}

export type Counts = Record<string, number>

/** Tables as text of PostgreSQL, in pieces; `rows` is filled as they come. */
export async function* dumpTables({ client }: Snapshot, tables: readonly Table[], rows: Counts): AsyncGenerator<Entry> {
  for (const table of tables) {
    const copied = copyOut(client, `copy (select ${columnList(table)} from ${quoted(table.name)}) to stdout`)
    let piece = 0
    for await (const bytes of inPieces(copied.bytes)) {
      piece += 1
      yield { name: pieceName(table.name, piece), bytes }
    }
    rows[table.name] = copied.rows()
  }
}

/** Whole rows, about eight megabytes together; one long row alone may be longer. */
async function* inPieces(rows: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let length = 0
  for await (const row of rows) {
    held.push(row)
    length += row.length
    if (length < pieceBytes) continue
    yield Buffer.concat(held)
    held = []
    length = 0
  }
  if (length > 0) yield Buffer.concat(held)
}

const pieceName = (table: string, piece: number): string => `tables/${table}/${String(piece).padStart(6, '0')}.copy`

/** The table that an entry of the archive is a piece of; null for another kind of entry. */
export function tableOf({ name }: Entry): string | null {
  if (!name.startsWith('tables/')) return null
  const [, table] = /^tables\/([a-z_]\w*\.[a-z_]\w*)\/\d{6}\.copy$/.exec(name) ?? []
  if (table === undefined) throw new BackupBroken('the archive holds something that no backup holds')
  return table
}

export type Shape = { readonly tables: readonly Table[]; readonly sequences: readonly Sequence[] }
const shapeName = 'shape.json'
/** First in the archive: which columns the rows after it have. */
export const shapeEntry = async ({ client }: Snapshot, tables: readonly Table[]): Promise<Entry> => {
  const sequences = await sequencesOf(client)
  return { name: shapeName, bytes: Buffer.from(JSON.stringify({ tables, sequences } satisfies Shape)) }
}
export const isShape = ({ name }: Entry): boolean => name === shapeName
