import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Ctx } from '../context.ts'
import type { Tie } from './ties.contract.ts'

/** Rows of any declared table that are somebody's. Names of tables and columns come from declarations in the code, never from what somebody sends. */
export type PersonRow = Readonly<Record<string, unknown>>
type Ties = ReadonlyMap<string, Tie>
type Whose = { readonly ties: Ties; readonly ids: readonly string[] }

/** A chain of parents is no longer than this; a ring would have no end. */
const mostParents = 4
export function isOf({ ties, ids }: Whose, table: string, depth = 0): RawBuilder<SqlBool> {
  const tie = ties.get(table)
  if (!tie || 'nobody' in tie || depth > mostParents) return sql<SqlBool>`false`
  const at = (column: string) => sql.ref(`t${String(depth)}.${column}`)
  const only = Object.entries(tie.only ?? {}).map(([column, words]) => sql`${at(column)} = any(${[...words]}::text[])`)
  const own =
    'of' in tie
      ? sql`(${sql.join(
          tie.of.map((column) => sql`${at(column)} = any(${[...ids]}::text[])`),
          sql` or `,
        )})`
      : sql`${at(tie.by)} in (select ${sql.ref(`t${String(depth + 1)}.${tie.key}`)} from ${sql.table(tie.through)} as ${sql.id(
          `t${String(depth + 1)}`,
        )} where ${isOf({ ties, ids }, tie.through, depth + 1)})`
  return sql<SqlBool>`(${sql.join([own, ...only], sql` and `)})`
}

export type Wanted = Whose & { readonly table: string; readonly columns: readonly string[]; readonly most: number }
/** One row more than `most` says that there is more. */
export async function rowsOf({ db }: Ctx, { table, columns, most, ...whose }: Wanted): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select ${sql.join(columns.map((column) => sql.ref(`t0.${column}`)))}
    from ${sql.table(table)} as t0 where ${isOf(whose, table)} limit ${most + 1}`.execute(db)
  return rows
}
