import type { Client } from 'pg'
import type { Ctx } from '../context.ts'
import { emptyEntries } from '../vault/cells.store.ts'
import { sealedTables } from '../vault/sealed-tables.ts'
import { copyIn } from './copy.ts'
import { isShape, tableOf } from './dump.ts'
import { oneOf, readShape } from './load.ts'
import { columnList, type Table } from './catalogue.ts'
import type { Entry } from './tar.ts'

const keysTable = 'kernel.vault_subject_key'
export type Forgotten = { readonly subject: string; readonly domain: string }

/** The keys of people as they are in the last archive of keys, beside those that were loaded; as text, whatever version wrote them. */
export async function layBeside(client: Client, entries: AsyncIterable<Entry>): Promise<void> {
  let table: Table | undefined
  for await (const entry of entries) {
    if (isShape(entry)) {
      table = readShape(entry).tables.find(({ name }) => name === keysTable)
      if (table) await client.query(beside(table))
    } else if (table && tableOf(entry) === keysTable)
      await copyIn(client, `copy last_key (${columnList(table)}) from stdin`, oneOf(entry.bytes))
  }
}
const beside = ({ columns }: Table): string =>
  `create temporary table last_key (${columns.map((column) => `"${column}" text`).join(', ')}) on commit drop`

/**
 * Whoever was forgotten after the backup was made is forgotten again: the keys go, and the entries by which rows were found. A key that was only
 * renewed stays: what lies in an older backup was sealed with it.
 */
export async function forgetAgain(ctx: Ctx, client: Client): Promise<readonly Forgotten[]> {
  const { rows } = await client.query<Forgotten>(`
    update kernel.vault_subject_key k
    set state = 'destroyed', wrapped = null, destroyed_at = l.destroyed_at::timestamptz, reason = l.reason
    from last_key l
    where l.kid::integer = k.kid and l.subject = k.subject and l.domain = k.domain and l.state = 'destroyed'
      and l.reason is distinct from 'renewed' and k.state <> 'destroyed'
    returning k.subject, k.domain`)
  for (const { subject, domain } of rows)
    for (const table of sealedTables().filter((one) => one.domain === domain)) await emptyEntries(ctx, table, subject)
  return rows
}
