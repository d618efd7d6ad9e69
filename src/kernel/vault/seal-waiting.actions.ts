import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { sealRows } from './personal.actions.ts'
import type { SealedTable } from './sealed-table.ts'
import * as store from './waiting.store.ts'

const together = 500

/**
 * Seals what a migration took out of plain columns, before the process answers anybody. In steps that may be cut off: the next start goes on.
 * Then the tables are written anew, because a value that was dropped stays in the files; cut off there, by the next start. How many rows were sealed.
 */
export async function sealWaiting(ctx: Ctx, tables: readonly SealedTable[]): Promise<number> {
  let done = 0
  for (let some = 1; some > 0; done += some) some = await inTransaction(ctx, (inner) => sealSome(inner, tables))
  const marked = await store.markedTables(ctx)
  const sealed = tables.map(({ table }) => table).filter((table) => marked.includes(table))
  if (sealed.length > 0) {
    await store.writeAnew(ctx, sealed)
    await inTransaction(ctx, store.dropWaited)
  }
  return done
}

/** How many rows. */
async function sealSome(ctx: Ctx, tables: readonly SealedTable[]): Promise<number> {
  const waiting = await store.nextWaiting(ctx, together)
  let done = 0
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
    await store.markTable(ctx, name)
    done += rows.length
  }
  return done
}
