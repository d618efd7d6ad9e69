import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { SealedTable } from './sealed-table.ts'

export type Waiting = {
  readonly table: string
  readonly row: string
  readonly subject: string
  readonly column: string
  readonly value: string
}

/** A line about no row, without a value: that the table has to be written anew. */
const wholeTable = ''
const mark = { row_id: wholeTable, subject: '', column_name: '', value: '' }

export async function markTable({ db }: Ctx, table: string): Promise<void> {
  await db
    .insertInto('kernel.vault_waiting')
    .values({ table_name: table, ...mark })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function markedTables({ db }: Ctx): Promise<string[]> {
  const rows = await db
    .selectFrom('kernel.vault_waiting')
    .select('table_name')
    .where('row_id', '=', wholeTable)
    .execute()
  return rows.map((row) => row.table_name)
}

/** The next values that wait to be sealed, of whole rows. One process works at a time; the others wait and find less. */
export async function nextWaiting({ db }: Ctx, rows: number): Promise<Waiting[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended('kernel.vault_waiting', 0))`.execute(db)
  const found = await sql<Waiting>`
    select table_name as "table", row_id as "row", subject, column_name as "column", value from kernel.vault_waiting
    where (table_name, row_id) in (
      select distinct table_name, row_id from kernel.vault_waiting where row_id <> ${wholeTable}
      order by table_name, row_id limit ${rows})
    order by table_name, row_id`.execute(db)
  return found.rows
}

export async function deleteWaiting({ db }: Ctx, table: string, rows: readonly string[]): Promise<void> {
  await db
    .deleteFrom('kernel.vault_waiting')
    .where('table_name', '=', table)
    .where('row_id', 'in', [...rows])
    .execute()
}

/** Names of tables and columns come from declarations in the code, never from what somebody sends. */
export async function writeSealed(
  { db }: Ctx,
  { table, key }: SealedTable,
  { row, values }: { readonly row: string; readonly values: Readonly<Record<string, Buffer | null>> },
): Promise<void> {
  const parts = row.split(' ')
  await sql`
    update ${sql.table(table)} set ${sql.join(Object.entries(values).map(([name, value]) => sql`${sql.ref(name)} = ${value}`))}
    where ${sql.join(
      key.map((name, at) => sql`${sql.ref(name)} = ${parts[at] ?? ''}`),
      sql` and `,
    )}`.execute(db)
}

/** What was updated or dropped is still in the files of the database until a table is written anew. */
export async function writeAnew(ctx: Ctx, tables: readonly string[]): Promise<void> {
  for (const table of tables) await sql`vacuum (full) ${sql.table(table)}`.execute(ctx.db)
}

/**
 * Drops the file of the table in which values waited, with the marks. Not by a vacuum: that keeps what another process that started at
 * the same time may still see, and nobody would come back for it.
 */
export async function dropWaited({ db }: Ctx): Promise<void> {
  await sql`lock table kernel.vault_waiting in access exclusive mode`.execute(db)
  const left = await db
    .selectFrom('kernel.vault_waiting')
    .select('row_id')
    .where('row_id', '<>', wholeTable)
    .limit(1)
    .executeTakeFirst()
  if (!left) await sql`truncate kernel.vault_waiting`.execute(db)
}
