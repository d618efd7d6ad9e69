import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Ctx } from '../context.ts'
import { indexColumnsOf, type SealedTable } from './sealed-table.ts'

/** Rows of any declared table. Names of tables and columns come from declarations in the code, never from what somebody sends. */
export type CellRow = { readonly row: string } & Readonly<Record<string, unknown>>
type Part = { readonly after: string | null; readonly most: number }

const columnOf = (name: string) => sql.ref(`t.${name}`)
const keyOf = ({ key }: SealedTable) => sql.join(key.map(columnOf))
const sealedNames = ({ columns }: SealedTable): string[] => Object.keys(columns).map((name) => `${name}_sealed`)

/** The next rows of which something holds, in the order of their key and held until the transaction is over. */
async function nextRows(ctx: Ctx, table: SealedTable, holds: RawBuilder<SqlBool>, { after, most }: Part) {
  const beyond = after === null ? sql`true` : sql`(${keyOf(table)}) > (${sql.join(after.split(' '))})`
  const { rows } = await sql<CellRow>`
    select concat_ws(' ', ${keyOf(table)}) as "row", ${sql.join(sealedNames(table).map(columnOf))}
    from ${sql.table(table.table)} t where ${beyond} and ${holds}
    order by ${keyOf(table)} limit ${most} for update of t`.execute(ctx.db)
  return rows
}

/** An entry of an index begins with the version of its key. */
const underOther = (table: SealedTable, version: number): RawBuilder<SqlBool> =>
  sql`(${sql.join(
    indexColumnsOf(table).map(
      ({ column }) => sql`substring(${columnOf(column)} for 2) <> substring(int4send(${version}::int) from 3)`,
    ),
    sql` or `,
  )})`
export const nextUnderOther = (ctx: Ctx, table: SealedTable, { version, ...part }: Part & { version: number }) =>
  nextRows(ctx, table, underOther(table, version), part)

/** The number of its key stands in every sealed value, after three bytes. */
const sealedBy = (table: SealedTable, kid: number): RawBuilder<SqlBool> =>
  sql`(${sql.join(
    sealedNames(table).map((name) => sql`substring(${columnOf(name)} from 4 for 4) = int4send(${kid}::int)`),
    sql` or `,
  )})`
export const nextSealedBy = (ctx: Ctx, table: SealedTable, { kid, ...part }: Part & { kid: number }) =>
  nextRows(ctx, table, sealedBy(table, kid), part)

const count = async (ctx: Ctx, { table }: SealedTable, holds: RawBuilder<SqlBool>): Promise<number> => {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from ${sql.table(table)} t where ${holds}`.execute(ctx.db)
  return rows[0]?.n ?? 0
}
export const countUnderOther = (ctx: Ctx, table: SealedTable, version: number): Promise<number> =>
  indexColumnsOf(table).length === 0 ? Promise.resolve(0) : count(ctx, table, underOther(table, version))
export const countSealedBy = (ctx: Ctx, table: SealedTable, kid: number): Promise<number> =>
  count(ctx, table, sealedBy(table, kid))

/** Whoever was forgotten is found by nothing. */
export async function emptyEntries({ db }: Ctx, table: SealedTable, subject: string): Promise<void> {
  const indexes = indexColumnsOf(table).map(({ column }) => column)
  if (indexes.length === 0) return
  await sql`
    update ${sql.table(table.table)} t set ${sql.join(indexes.map((column) => sql`${sql.ref(column)} = null`))}
    where ${sql.raw(table.subject)} = ${subject}
      and (${sql.join(
        indexes.map((column) => sql`${columnOf(column)} is not null`),
        sql` or `,
      )})`.execute(db)
}

/** What an index tells: how many entries there are, how many of them stand for one row alone, and how many rows the most common one has. */
export async function entriesOf({ db }: Ctx, { table }: SealedTable, column: string, mostRows: number) {
  const { rows } = await sql<{ rows: number; entries: number; alone: number; most: number }>`
    select coalesce(sum(n), 0)::int as rows, count(*)::int as entries, count(*) filter (where n = 1)::int as alone, coalesce(max(n), 0)::int as most
    from (
      select count(*) as n from (
        select ${sql.ref(column)} as one from ${sql.table(table)} where ${sql.ref(column)} is not null limit ${mostRows}) counted
      group by one) entry`.execute(db)
  return rows[0] ?? { rows: 0, entries: 0, alone: 0, most: 0 }
}
