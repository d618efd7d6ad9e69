import { sql } from 'kysely'
import type { Ctx } from '../kernel/context.ts'
import { entriesEqual, entriesOfLastFour, openRows, sealRows } from '../kernel/vault/personal.actions.ts'
import { isSame } from '../kernel/vault/blind-index.ts'
import { consumerSealed } from './consumer.sealed.ts'
import type { Contact, Row } from './noun.rules.ts'
import type { Known } from './version.rules.ts'

const idOf = ({ consumer_id: id }: { readonly consumer_id: string }): string => id

/** Which version of their contacts is known. */
export async function knownContacts(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Known>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('marketplace.consumer_contact')
    .select(['consumer_id', 'hash_sealed', 'as_of', 'as_of_key'])
    .where(sql<boolean>`consumer_id = any(${[...ids]}::text[])`)
    .execute()
  const opened = await openRows(ctx, consumerSealed, { rows, rowOf: idOf })
  return new Map(
    opened.map(({ consumer_id: id, hash, ...row }) => [
      id,
      { id, hash: hash ?? '', asOf: row.as_of.toISOString(), key: row.as_of_key },
    ]),
  )
}

const together = 500
const text = (row: Row, column: string): string | null => (typeof row[column] === 'string' ? row[column] : null)

/** Saves what is newer than what is known; also safe when another transaction came first. */
export async function saveContacts(ctx: Ctx, contacts: readonly Contact[]): Promise<void> {
  for (let at = 0; at < contacts.length; at += together) await saveSome(ctx, contacts.slice(at, at + together))
}

async function saveSome(ctx: Ctx, contacts: readonly Contact[]): Promise<void> {
  const sealed = await sealRows(
    ctx,
    consumerSealed,
    contacts.map(({ id, row }) => ({
      row: id,
      subject: id,
      values: Object.fromEntries(Object.keys(consumerSealed.columns).map((column) => [column, text(row, column)])),
    })),
  )
  const [first] = sealed
  if (!first) return
  const columns = [...Object.keys(first), 'as_of', 'as_of_key']
  const list = (prefix: string) =>
    sql.join(columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`${prefix}.${column}`)}`))
  await sql`
    insert into marketplace.consumer_contact as t (consumer_id, ${sql.join(columns.map((column) => sql.ref(column)))})
    values ${sql.join(
      contacts.map(({ id, asOf, key }, at) => {
        const values = sealed[at] ?? {}
        return sql`(${id}, ${sql.join([...Object.keys(first).map((column) => values[column] ?? null), new Date(asOf), key])})`
      }),
    )}
    on conflict (consumer_id) do update set ${list('excluded')}
    where (excluded.as_of, excluded.as_of_key) > (t.as_of, t.as_of_key)`.execute(ctx.db)
}

export async function findContact(ctx: Ctx, consumer: string) {
  const rows = await ctx.db
    .selectFrom('marketplace.consumer as consumer')
    .leftJoin('marketplace.consumer_contact as contact', 'contact.consumer_id', 'consumer.id')
    .select(['contact.name_sealed', 'contact.email_sealed', 'contact.phone_sealed', 'contact.address_sealed'])
    .select('consumer.language')
    .where('consumer.id', '=', consumer)
    .limit(1)
    .execute()
  return (await openRows(ctx, consumerSealed, { rows, rowOf: () => consumer }))[0]
}

export async function findNames(ctx: Ctx, consumers: readonly string[]) {
  if (consumers.length === 0) return []
  const rows = await ctx.db
    .selectFrom('marketplace.consumer_contact')
    .select(['consumer_id', 'name_sealed'])
    .where('consumer_id', 'in', [...consumers])
    .execute()
  return openRows(ctx, consumerSealed, { rows, rowOf: idOf })
}

export const mostReached = 5
/** Whose number or address this is, however it is written. */
export async function findReached(ctx: Ctx, { phone, email }: { phone: string | null; email: string | null }) {
  const phones = await entriesEqual(ctx, consumerSealed, { column: 'phone', text: phone })
  const emails = await entriesEqual(ctx, consumerSealed, { column: 'email', text: email })
  if (phones.length + emails.length === 0) return []
  return ctx.db
    .selectFrom('marketplace.consumer_contact')
    .select('consumer_id')
    .where(sql<boolean>`(phone_index = any(${phones}::bytea[]) or email_index = any(${emails}::bytea[]))`)
    .limit(mostReached)
    .execute()
}

/** Of an entry that several numbers share by design so many are opened at most. */
const mostOpened = 500
export async function findByLastFour(
  ctx: Ctx,
  { lastFour, among }: { readonly lastFour: string; readonly among: readonly string[] | null },
) {
  const entries = await entriesOfLastFour(ctx, consumerSealed, { column: 'phone', text: lastFour })
  const rows = await ctx.db
    .selectFrom('marketplace.consumer_contact')
    .select(['consumer_id', 'name_sealed', 'phone_sealed'])
    .where(sql<boolean>`phone_last4 = any(${entries}::bytea[])`)
    .$if(among !== null, (query) => query.where(sql<boolean>`consumer_id = any(${[...(among ?? [])]}::text[])`))
    .orderBy('consumer_id')
    .limit(mostOpened)
    .execute()
  const opened = await openRows(ctx, consumerSealed, { rows, rowOf: idOf })
  return opened
    .filter(({ phone }) => isSame('last-four', phone, lastFour))
    .map(({ consumer_id: id, name, phone }) => ({ id, name, phone }))
}
