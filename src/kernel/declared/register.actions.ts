import type { Ctx } from '../context.ts'
import * as store from './columns.store.ts'
import type { DataKind } from './declared.contract.ts'
import { registered, type RegisteredField } from './declared.rules.ts'
import { dataKinds, declaredData } from './read-declared.ts'

const kinds = dataKinds()
const declared = declaredData()

/** What holds for each kind of data. */
export const askKinds = (): readonly DataKind[] => kinds

/** Every column of the database with what it holds: declared, or internal by rule. */
export const askFields = async (ctx: Ctx): Promise<readonly RegisteredField[]> =>
  registered(await store.listColumns(ctx), declared)

/** A table is counted so far and no further: a page is to open at once however much there is. */
export const mostCounted = 50_000

export type TableCount = {
  readonly table: string
  readonly rows: number
  /** Of each column, how many rows hold something. */
  readonly filled: ReadonlyMap<string, number>
}
/** One after the other: whoever looks at a page is not to hold every connection. */
export async function countTables(
  ctx: Ctx,
  tables: ReadonlyMap<string, readonly string[]>,
): Promise<readonly TableCount[]> {
  const counts: TableCount[] = []
  for (const [table, columns] of tables)
    counts.push({ table, ...(await store.countRows(ctx, { table, columns }, mostCounted)) })
  return counts
}
