import type { Ctx } from '../context.ts'
import { listColumns } from '../declared/columns.store.ts'
import { dataKinds, declaredData } from '../declared/read-declared.ts'
import { openRows } from '../vault/personal.actions.ts'
import { sealedTables } from '../vault/sealed-tables.ts'
import { copyPlan, type CopyTable } from './copy.rules.ts'
import { rowsOf, type PersonRow } from './person.store.ts'
import { readTies } from './read-ties.ts'

const kinds = dataKinds()
const ties = readTies()
const kindOfColumn = new Map(declaredData().map(({ table, column, kind }) => [`${table}.${column}`, kind]))
export const kindOf = (table: string, column: string): string | null => kindOfColumn.get(`${table}.${column}`) ?? null

export type HeldTable = {
  readonly table: string
  readonly kinds: ReadonlyMap<string, string>
  readonly rows: readonly PersonRow[]
}
/** Nobody has as many rows in one table; whoever had would get a copy with a part missing, so it fails and says so. */
const mostRows = 50_000

/** Everything that is held of a person under these ids, opened, by table. The caller decided that this person may have it. */
export async function everythingOf(ctx: Ctx, ids: readonly string[]): Promise<HeldTable[]> {
  const plan = copyPlan({ columns: await listColumns(ctx), kindOf, kinds, ties })
  const held: HeldTable[] = []
  for (const one of plan) {
    const rows = await opened(ctx, one, ids)
    if (rows.length > 0) held.push({ table: one.table, kinds: one.kinds, rows })
  }
  return held
}

async function opened(ctx: Ctx, { table, columns }: CopyTable, ids: readonly string[]): Promise<readonly PersonRow[]> {
  const sealed = sealedTables().filter((one) => one.table === table)
  const keys = sealed.flatMap(({ key }) => key).filter((column) => !columns.includes(column))
  const rows = await rowsOf(ctx, { ties, ids, table, columns: [...new Set([...columns, ...keys])], most: mostRows })
  if (rows.length > mostRows) throw new Error(`person: ${table} has more than ${String(mostRows)} rows of one person`)
  let plain: readonly PersonRow[] = rows
  for (const one of sealed)
    plain = await openRows(ctx, one, {
      rows: plain,
      rowOf: (row) => one.key.map((column) => String(row[column])).join(' '),
    })
  return plain
}
