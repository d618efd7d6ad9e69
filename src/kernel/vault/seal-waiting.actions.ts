import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { sealRows } from './personal.actions.ts'
import type { SealedTable } from './sealed-table.ts'
import * as store from './waiting.store.ts'

const together = 500

/**
 * Seals what a migration took out of plain columns, before the process answers anybody. In steps that may be cut off: the next start goes on.
 * Then the tables are written anew, because a value that was dropped stays in the files. How many rows were sealed.
 */
export async function sealWaiting(ctx: Ctx, tables: readonly SealedTable[]): Promise<number> {
  const touched = new Set<string>()
  let done = 0
  for (;;) {
    const names = await inTransaction(ctx, (inner) => sealSome(inner, tables))
    if (names.length === 0) break
    done += names.length
    for (const name of names) touched.add(name)
  }
  if (done > 0) await store.writeAnew(ctx, [...touched])
  return done
}

/** The tables of the rows that were sealed, one for each row. */
async function sealSome(ctx: Ctx, tables: readonly SealedTable[]): Promise<string[]> {
  const waiting = await store.nextWaiting(ctx, together)
  const names: string[] = []
  for (const [name, cells] of Map.groupBy(waiting, ({ table }) => table)) {
    const table = tables.find((one) => one.table === name)
    if (!table) throw new Error(`vault: nobody declares the sealed table ${name}`)
    const rows = [...Map.groupBy(cells, ({ row }) => row)].map(([row, own]) => ({
      row,
      subject: own[0]?.subject ?? row,
      values: Object.fromEntries(own.map(({ column, value }) => [column, value])),
    }))
    const sealed = await sealRows(ctx, table, rows)
    for (const [at, values] of sealed.entries())
      await store.writeSealed(ctx, table, { row: rows[at]?.row ?? '', values })
    await store.deleteWaiting(
      ctx,
      name,
      rows.map(({ row }) => row),
    )
    names.push(...rows.map(() => name))
  }
  return names
}
