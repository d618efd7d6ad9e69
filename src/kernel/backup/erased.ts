import type { Client } from 'pg'
import type { Ctx } from '../context.ts'
import { emptyEntries } from '../vault/cells.store.ts'
import { sealedTables } from '../vault/sealed-tables.ts'
import { copyIn } from './copy.ts'
import { isShape, tableOf } from './dump.ts'
import { oneOf, readShape } from './load.ts'
import { columnList, quoted, type Table } from './catalogue.ts'
import { ledgers } from './erasures.ts'
import type { Entry } from './tar.ts'
import { personKeys } from './what.ts'

export type Forgotten = { readonly subject: string; readonly domain: string }

/**
 * The keys of people as they are in the last archive of keys, beside those that were loaded; as text, whatever version wrote them. What ledgers say
 * more than those of the backup is added to them.
 */
export async function layBeside(client: Client, entries: AsyncIterable<Entry>): Promise<void> {
  const tables = new Map<string, Table>()
  for await (const entry of entries) {
    if (isShape(entry)) {
      for (const table of readShape(entry).tables.filter(({ name }) => name === personKeys || ledgers().includes(name)))
        tables.set(table.name, table)
      for (const table of tables.values()) await client.query(beside(table))
      continue
    }
    const table = tables.get(tableOf(entry) ?? '')
    if (table) await copyIn(client, `copy ${besideName(table)} (${columnList(table)}) from stdin`, oneOf(entry.bytes))
  }
  for (const table of tables.values()) if (table.name !== personKeys) await client.query(added(table))
}

const besideName = ({ name }: Table): string => (name === personKeys ? 'last_key' : `"last ${name}"`)
const beside = (table: Table): string =>
  table.name === personKeys
    ? `create temporary table last_key (${table.columns.map((column) => `"${column}" text`).join(', ')}) on commit drop`
    : `create temporary table ${besideName(table)} (like ${quoted(table.name)}) on commit drop`
const added = (table: Table): string =>
  `insert into ${quoted(table.name)} (${columnList(table)}) select ${columnList(table)} from ${besideName(table)} on conflict do nothing`

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
