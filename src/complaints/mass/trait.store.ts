import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { openRows } from '../../kernel/vault/personal.actions.ts'
import { rowOfStatement, statementSealed } from '../statement.sealed.ts'
import { CategoryCode, State } from '../complaint.contract.ts'
import { TraitKind } from './cluster.contract.ts'

export type Key = { readonly merchantId: string; readonly kind: TraitKind; readonly value: string }
/** Beside the kinds that become proposals: the identity of goods, whoever sells them. */
export const AnyKind = z.enum([...TraitKind.options, 'product'])
export type Trait = Omit<Key, 'kind'> & {
  readonly kind: z.infer<typeof AnyKind>
  readonly title: string | null
  readonly person: string
  readonly receivedAt: Date
}

export async function noteTraits({ db }: Ctx, complaintId: string, traits: readonly Trait[]): Promise<void> {
  if (traits.length === 0) return
  await db
    .insertInto('complaints.mass_trait')
    .values(
      traits.map(({ kind, value, title, merchantId, person, receivedAt }) => ({
        complaint_id: complaintId,
        kind,
        value,
        title,
        merchant_id: merchantId,
        person,
        received_at: receivedAt,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['complaint_id', 'kind', 'value']).doUpdateSet(({ ref }) => ({
        merchant_id: ref('excluded.merchant_id'),
        person: ref('excluded.person'),
      })),
    )
    .execute()
}

/** Open complaints with a known shop that nobody has looked at yet: what came before this was built, or through another way. */
export async function withoutTraits({ db }: Ctx, since: Date, limit: number): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select c.id from complaints.complaint c
    where c.state <> 'closed' and c.merchant_id is not null and c.received_at >= ${since}
      and not exists (select from complaints.mass_trait t where t.complaint_id = c.id)
    order by c.received_at desc, c.id desc limit ${limit}`.execute(db)
  return found.rows.map(({ id }) => id)
}

/** Keys that enough people share within the window to be worth a closer look; the largest first. */
export async function sharedKeys({ db }: Ctx, since: Date, wanted: { readonly least: number; readonly limit: number }) {
  const found = await sql<{ merchant_id: string; kind: string; value: string }>`
    select t.merchant_id, t.kind, t.value
    from complaints.mass_trait t join complaints.complaint c on c.id = t.complaint_id
    where t.received_at >= ${since} and c.state <> 'closed' and t.kind <> 'product'
    group by t.merchant_id, t.kind, t.value
    having count(distinct t.person) >= ${wanted.least}
    order by count(distinct t.person) desc, t.merchant_id, t.kind, t.value limit ${wanted.limit}`.execute(db)
  return found.rows.map((row): Key => ({
    merchantId: row.merchant_id,
    kind: TraitKind.parse(row.kind),
    value: row.value,
  }))
}

export type Sharing = {
  readonly id: string
  readonly receipt: string
  readonly category: CategoryCode
  readonly state: State
  readonly person: string
  readonly title: string | null
  readonly receivedAt: Date
  readonly safety: boolean
  readonly quality: boolean
  readonly alike: boolean
}
/** The open complaints that share a key and stand in no mass claim yet, the oldest first. */
export async function sharing({ db }: Ctx, key: Key, since: Date, limit: number): Promise<Sharing[]> {
  const found = await sql<Omit<Sharing, 'category' | 'state'> & { category: string; state: string }>`
    select c.id, c.receipt, c.category, c.state, t.person, t.title, c.received_at as "receivedAt",
      c.flags @> '{safety}' as safety, c.category = 'quality' as quality,
      exists (select from complaints.signal s where s.kind = 'near-duplicate' and (s.complaint_id = c.id or s.other_id = c.id)) as alike
    from complaints.mass_trait t join complaints.complaint c on c.id = t.complaint_id
    where t.merchant_id = ${key.merchantId} and t.kind = ${key.kind} and t.value = ${key.value}
      and t.received_at >= ${since} and c.state <> 'closed'
      and not exists (select from complaints.mass_member m where m.complaint_id = c.id and m.released_at is null)
    order by c.received_at, c.id limit ${limit}`.execute(db)
  return found.rows.map((row) => ({
    ...row,
    category: CategoryCode.parse(row.category),
    state: State.parse(row.state),
  }))
}

/** What was said in these complaints; claims only, at most so many. */
export async function claimTexts(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await sql<{ complaint_id: string; id: string; text_sealed: Buffer | null }>`
    select distinct on (complaint_id) complaint_id, id, text_sealed from complaints.statement
    where complaint_id = any(${[...ids]}) and kind = 'claim' order by complaint_id, id`.execute(ctx.db)
  const opened = await openRows(ctx, statementSealed, { rows: found.rows, rowOf: rowOfStatement })
  return new Map(opened.map((row) => [row.complaint_id, row.text ?? '']))
}

/** Complaints that share something with one shop; without a shop, goods of one identity wherever they are sold. */
export type Group = Pick<Trait, 'kind' | 'value'> & { readonly merchantId: string | null }
/** The groups that a complaint belongs to: those of its shop, and its goods across shops. */
export async function groupsOf({ db }: Ctx, complaintId: string): Promise<Group[]> {
  const rows = await db
    .selectFrom('complaints.mass_trait')
    .select(['merchant_id', 'kind', 'value'])
    .where('complaint_id', '=', complaintId)
    .orderBy('kind')
    .orderBy('value')
    .execute()
  return rows.map((row) => {
    const kind = AnyKind.parse(row.kind)
    return { merchantId: kind === 'product' ? null : row.merchant_id, kind, value: row.value }
  })
}
export const isKey = (group: Group): group is Key => group.merchantId !== null && group.kind !== 'product'

/** One at a time of those who open or close claims about one shop, so that each sees what the other left of the proposals. */
export const holdShop = ({ db }: Ctx, merchantId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`mass shop ${merchantId}`}, 0))`.execute(db)

/** One look at one key at a time, so that two complaints that arrive together make one proposal. */
export const holdKey = ({ db }: Ctx, { merchantId, kind, value }: Key) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`mass ${merchantId} ${kind} ${value}`}, 0))`.execute(db)

/** Every other trait of these complaints with one shop: how many open ones it gathers that stand in no claim, and how many of these. */
export async function gathered({ db }: Ctx, key: Key, ids: readonly string[], since: Date) {
  const found = await sql<{ kind: string; complaints: number; common: number }>`
    with named as (
      select distinct kind, value from complaints.mass_trait
      where complaint_id = any(${ids.slice(0, 1)}) and merchant_id = ${key.merchantId} and kind <> 'product' and kind <> ${key.kind}
    )
    select n.kind, count(*)::int as complaints, count(*) filter (where t.complaint_id = any(${[...ids]}))::int as common
    from named n join complaints.mass_trait t on t.merchant_id = ${key.merchantId} and t.kind = n.kind and t.value = n.value
    join complaints.complaint c on c.id = t.complaint_id
    where t.received_at >= ${since} and c.state <> 'closed'
      and not exists (select from complaints.mass_member m where m.complaint_id = c.id and m.released_at is null)
    group by n.kind, n.value`.execute(db)
  return found.rows.map((row) => ({ ...row, kind: TraitKind.parse(row.kind) }))
}

/** Complaints whose words were found to be nearly the same as those of this one; what a person dismissed is not counted. */
export async function alikeTo({ db }: Ctx, complaintId: string, merchantId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select c.id from complaints.signal s
    join complaints.complaint c on c.id = case when s.complaint_id = ${complaintId} then s.other_id else s.complaint_id end
    where s.kind = 'near-duplicate' and s.verdict is distinct from 'dismissed' and c.merchant_id = ${merchantId}
      and (s.complaint_id = ${complaintId} or s.other_id = ${complaintId})
    order by c.received_at, c.id limit 50`.execute(db)
  return found.rows.map(({ id }) => id)
}

/** The groups of alike complaints that these belong to already; the oldest group first. */
export async function alikeGroups({ db }: Ctx, ids: readonly string[]) {
  const rows = await db
    .selectFrom('complaints.mass_trait')
    .select(['complaint_id as id', 'value'])
    .where('kind', '=', 'alike')
    .where('complaint_id', 'in', ids)
    .orderBy('received_at')
    .orderBy('value')
    .execute()
  return rows
}
