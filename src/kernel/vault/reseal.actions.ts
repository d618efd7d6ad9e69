import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { record } from '../fact/record.ts'
import { nextSealedBy } from './cells.store.ts'
import type { VaultDomain } from './domain.rules.ts'
import { sealingKeys } from './open-keys.actions.ts'
import { openRows, sealRows } from './personal.actions.ts'
import { kidOf } from './sealed.ts'
import type { SealedTable } from './sealed-table.ts'
import { sealedTables } from './sealed-tables.ts'
import * as store from './vault.store.ts'
import { writeSealed } from './waiting.store.ts'

const together = 200
export type Renewed = { readonly kid: number; readonly subject: string; readonly domain: VaultDomain }

/**
 * A new key for one person and domain: it seals from now on, the old one only opens until nothing that it sealed is left. Waits for whoever is
 * sealing with it. Null when the person has none.
 */
export async function renewKey(ctx: Ctx, subject: string, domain: VaultDomain): Promise<Renewed | null> {
  const kid = await store.retireSubjectKey(ctx, subject, domain)
  if (kid === null) return null
  await sealingKeys(ctx, domain, [subject])
  await record(ctx, [{ kind: 'vault.key-renewed', subject, data: { domain } }])
  return { kid, subject, domain }
}

/** Seals anew what an old key sealed, table by table. How many rows there were. */
export async function resealAll(ctx: Ctx, renewed: Renewed): Promise<number> {
  let done = 0
  for (const table of sealedTables().filter(({ domain }) => domain === renewed.domain))
    for (let after: string | null = null, more = true; more; more = after !== null) {
      const step = await inTransaction(ctx, (inner) => resealSome(inner, table, { ...renewed, after }))
      done += step.rows
      after = step.last
    }
  return done
}

type Step = { readonly rows: number; readonly last: string | null }
export async function resealSome(
  ctx: Ctx,
  table: SealedTable,
  { kid, subject, after }: Renewed & { readonly after: string | null },
): Promise<Step> {
  const rows = await nextSealedBy(ctx, table, { kid, after, most: together })
  const opened = await openRows(ctx, table, { rows, rowOf: ({ row }) => row })
  const plain = rows.map((row, at) => ({
    row: row.row,
    subject,
    values: sealedByIt(table, row, opened[at] ?? {}, kid),
  }))
  const sealed = await sealRows(ctx, table, plain)
  for (const [at, { row }] of rows.entries()) await writeSealed(ctx, table, { row, values: sealed[at] ?? {} })
  return { rows: rows.length, last: rows.length < together ? null : (rows.at(-1)?.row ?? null) }
}

/** Only what this key sealed: another value of the row may have another owner, or be forgotten. */
function sealedByIt(table: SealedTable, row: object, opened: object, kid: number): Record<string, string | null> {
  const [from, texts] = [row as Record<string, unknown>, opened as Record<string, unknown>]
  return Object.fromEntries(
    Object.keys(table.columns).flatMap((name) => {
      const sealed = from[`${name}_sealed`]
      const place = { table: table.table, column: name, row: String(from['row']) }
      return sealed instanceof Uint8Array && kidOf(place, sealed) === kid ? [[name, String(texts[name])]] : []
    }),
  )
}

/** Nothing was left to seal anew when it was looked through last: nobody opens anything with it any more. */
export async function endKey(ctx: Ctx, { kid, subject, domain }: Renewed): Promise<void> {
  if (await store.destroyRetiredKey(ctx, kid))
    await record(ctx, [{ kind: 'vault.old-key-destroyed', subject, data: { domain } }])
}
