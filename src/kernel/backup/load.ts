import type { Client } from 'pg'
import { BackupBroken } from './age.ts'
import { columnList, quoted, referencesOf, tablesOf, type Table } from './catalogue.ts'
import { copyIn } from './copy.ts'
import { isShape, tableOf, type Counts, type Shape } from './dump.ts'
import { Shapes } from './shape.contract.ts'
import type { Entry } from './tar.ts'

/** References between tables are taken away, so that rows may come in any order, and made again, which looks at every one of them. */
export async function withoutReferences(client: Client, fill: () => Promise<void>): Promise<void> {
  const references = await referencesOf(client)
  for (const { table, name } of references)
    await client.query(`alter table ${quoted(table)} drop constraint ${quoted(name)}`)
  await fill()
  for (const { table, name, definition } of references)
    await client.query(`alter table ${quoted(table)} add constraint ${quoted(name)} ${definition}`)
}

export async function emptyTables(client: Client): Promise<void> {
  const tables = await tablesOf(client)
  await client.query(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')}`)
}

/** Fills tables from the entries of an archive, and hands over those that are no rows. How many rows each table has by then. */
export async function loadTables(
  client: Client,
  entries: AsyncIterable<Entry>,
  other: (entry: Entry) => Promise<void>,
): Promise<Counts> {
  const rows: Counts = {}
  let tables = new Map<string, Table>()
  for await (const entry of entries) {
    if (isShape(entry)) {
      const shape = await fitting(client, entry)
      tables = new Map(shape.tables.map((table) => [table.name, table]))
      for (const { name } of shape.tables) rows[name] = 0
      for (const { name, value } of shape.sequences) await client.query('select setval($1, $2)', [quoted(name), value])
      continue
    }
    const name = tableOf(entry)
    if (name === null) await other(entry)
    else {
      const table = tables.get(name)
      if (!table) throw new BackupBroken(`the archive holds rows of ${name}, which it does not describe`)
      const copied = await copyIn(client, `copy ${quoted(name)} (${columnList(table)}) from stdin`, oneOf(entry.bytes))
      rows[name] = (rows[name] ?? 0) + copied
    }
  }
  return rows
}

export async function* oneOf(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

/** What the archive says of its tables, when this database has them. */
async function fitting(client: Client, entry: Entry): Promise<Shape> {
  const shape = readShape(entry)
  const there = new Map((await tablesOf(client)).map(({ name, columns }) => [name, columns]))
  for (const { name, columns } of shape.tables) {
    const known = there.get(name)
    const lacking = columns.filter((column) => !known?.includes(column))
    if (!known || lacking.length > 0)
      throw new BackupBroken(
        `the backup has ${name}${lacking.length > 0 ? ` (${lacking.join(', ')})` : ''}, which this version does not`,
      )
  }
  return shape
}

export function readShape({ bytes }: Entry): Shape {
  const shape = Shapes.safeParse(JSON.parse(bytes.toString('utf8')))
  if (!shape.success) throw new BackupBroken('the archive does not say which tables it holds')
  return shape.data
}

/** @throws {BackupBroken} when a table has not as many rows as there were. */
export function compareCounts(loaded: Counts, wanted: Counts): void {
  const names = [...new Set([...Object.keys(loaded), ...Object.keys(wanted)])].toSorted()
  const wrong = names.find((name) => loaded[name] !== wanted[name])
  if (wrong !== undefined)
    throw new BackupBroken(`${wrong} has ${loaded[wrong] ?? 0} rows in the archive, and had ${wanted[wrong] ?? 0}`)
}
