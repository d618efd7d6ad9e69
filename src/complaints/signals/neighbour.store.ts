import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { openRows } from '../../kernel/vault/personal.actions.ts'
import type { Complaint } from '../complaint.rules.ts'
import type { Reach } from '../intake/contact.store.ts'
import { rowOfStatement, statementSealed } from '../statement.sealed.ts'

export type Neighbour = { readonly id: string; readonly samePerson: boolean }
export type Textual = Neighbour & { readonly text: string }

/** A complaint, and under which entries the telephone and the address stand that were left with it. */
export type Person = { readonly complaint: Complaint; readonly reach: Reach }

/** More neighbours than this tell an agent nothing more. */
const most = 20
/** So many candidates are compared word for word, the newest first. */
const mostCandidates = 200

/** Of one person: the same account, the same verified guest, or the same telephone or address. */
const samePerson = ({ complaint: { consumerId, guestId }, reach: { phones, emails } }: Person) => sql<boolean>`(
  c.consumer_id = ${consumerId} or c.guest_id = ${guestId} or exists (
    select from complaints.contact its where its.complaint_id = c.id
      and (its.phone_index = any(${phones}::bytea[]) or its.email_index = any(${emails}::bytea[]))))`

/** From here to the end of the transaction, of all complaints that could be neighbours of this one: of its shop, its person, its order. */
export async function oneOfThemAtATime({ db }: Ctx, { complaint, reach }: Person): Promise<void> {
  const { id, merchantId, consumerId, guestId, orderNumber } = complaint
  await sql`
    select pg_advisory_xact_lock(lock) from (
      select distinct hashtextextended('complaints.signal ' || shared, 0) as lock from (
        values (${`shop ${merchantId ?? 'unknown'}`}), (${`person ${consumerId ?? guestId ?? id}`}), (${`order ${orderNumber ?? id}`})
        union select encode(entry, 'hex') from unnest(${[...reach.phones, ...reach.emails]}::bytea[]) entry
      ) as each (shared) order by 1
    ) held`.execute(db)
}

/** Other complaints about the same order since then; by its number where nobody has linked it yet. */
export async function ofSameOrder({ db }: Ctx, person: Person, since: Date): Promise<Neighbour[]> {
  const { id, orderId, orderNumber } = person.complaint
  if (orderId === null && orderNumber === null) return []
  const found = await sql<{ id: string; same: boolean | null }>`
    select c.id, ${samePerson(person)} as same from complaints.complaint c
    where c.id <> ${id} and c.received_at >= ${since} and (c.order_id = ${orderId} or c.order_number = ${orderNumber})
    order by c.received_at desc limit ${most}`.execute(db)
  return found.rows.map((row) => ({ id: row.id, samePerson: row.same ?? false }))
}

/** Complaints of the same person or about the same shop whose sketch shares a band; of unknown shop and person, all. */
export async function candidates(
  ctx: Ctx,
  person: Person,
  { bands, since }: { readonly bands: readonly number[]; readonly since: Date },
): Promise<Textual[]> {
  const { id, merchantId } = person.complaint
  const found = await sql<{ id: string; same: boolean | null; statement: string; text_sealed: Buffer | null }>`
    select near.id, near.same, s.id as statement, s.text_sealed
    from (
      select c.id, c.received_at, ${samePerson(person)} as same, c.merchant_id
      from complaints.sketch k join complaints.complaint c on c.id = k.complaint_id
      where k.bands && ${bands}::integer[] and c.id <> ${id} and c.received_at >= ${since}
    ) near
    join lateral (
      select id, text_sealed from complaints.statement where complaint_id = near.id and kind = 'claim' order by id limit 1
    ) s on true
    where near.same or near.merchant_id = ${merchantId} or (${merchantId}::text is null and near.merchant_id is null)
    order by near.received_at desc limit ${mostCandidates}`.execute(ctx.db)
  const rowOf = ({ id: complaint_id, statement }: { readonly id: string; readonly statement: string }) =>
    rowOfStatement({ complaint_id, id: statement })
  const opened = await openRows(ctx, statementSealed, { rows: found.rows, rowOf })
  return opened.map((row) => ({ id: row.id, samePerson: row.same ?? false, text: row.text ?? '' }))
}

/** Of these complaints those that are of the same person as this one. */
export async function ofSamePerson({ db }: Ctx, person: Person, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const found = await sql<{ id: string }>`
    select c.id from complaints.complaint c
    where c.id = any(${[...ids]}) and ${samePerson(person)}`.execute(db)
  return new Set(found.rows.map(({ id }) => id))
}
