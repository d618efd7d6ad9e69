import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { record } from '../fact/record.ts'
import { countUnderOther, nextUnderOther } from './cells.store.ts'
import { indexEntries, openRows } from './personal.actions.ts'
import { indexColumnsOf, type SealedTable } from './sealed-table.ts'
import { sealedTables } from './sealed-tables.ts'
import * as store from './vault.store.ts'
import { writeSealed } from './waiting.store.ts'

const together = 500

/**
 * Gives every row an entry under the key with which entries are written now; then the old one is destroyed. Whoever looks for something meanwhile
 * looks under both, so that a row is found in every moment. Killed, it begins again and finds less to do: what is done is known by its entry.
 */
export async function reindex(ctx: Ctx): Promise<void> {
  for (const table of sealedTables().filter((one) => indexColumnsOf(one).length > 0))
    for (let after: string | null = '', begun = false; after !== null; begun = true)
      after = await inTransaction(ctx, (inner) => reindexSome(inner, table, begun ? after : null))
  await inTransaction(ctx, finishReindex)
}

/** The last row of a full step; null when there are no more. Nobody writes an entry under the old key any more: who does is waited for. */
export async function reindexSome(ctx: Ctx, table: SealedTable, after: string | null): Promise<string | null> {
  const { version } = await indexVersion(ctx)
  const rows = await nextUnderOther(ctx, table, { version, after, most: together })
  const opened = await openRows(ctx, table, { rows, rowOf: ({ row }) => row })
  const entries = await indexEntries(ctx, table, opened)
  for (const [at, { row }] of rows.entries()) await writeSealed(ctx, table, { row, values: entries[at] ?? {} })
  return rows.length < together ? null : (rows.at(-1)?.row ?? null)
}

async function finishReindex(ctx: Ctx): Promise<void> {
  const { version } = await indexVersion(ctx)
  for (const table of sealedTables())
    if ((await countUnderOther(ctx, table, version)) > 0) throw new Error(`vault: ${table.table} has old index entries`)
  const destroyed = await store.destroyUnusedDomainKeys(ctx, 'index')
  if (destroyed > 0) await record(ctx, [{ kind: 'vault.rotation-done', subject: 'vault.index', data: { destroyed } }])
}

async function indexVersion(ctx: Ctx): Promise<store.DomainKeyRow> {
  const row = await store.activeDomainKey(ctx, 'index')
  if (!row) throw new Error('vault: no active key of the indexes')
  return row
}
