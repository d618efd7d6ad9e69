import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { passingDaysOf, type VaultDomain } from './domain.rules.ts'

export type KeyState = 'active' | 'decrypt-only' | 'destroyed'
export type DomainKeyRow = {
  readonly id: string
  readonly domain: VaultDomain
  readonly version: number
  readonly root: string
  readonly wrapped: Buffer | null
  readonly state: KeyState
  readonly created_at: Date
}
export type SubjectKeyRow = {
  readonly kid: number
  readonly subject: string
  readonly domain: VaultDomain
  readonly version: number
  readonly wrapped: Buffer | null
  readonly domainKey: DomainKeyRow
}

const domainColumns = ['id', 'domain', 'version', 'root', 'wrapped', 'state', 'created_at'] as const

/**
 * Shared until the transaction is over: no rotation retires this key before what is wrapped with it now is there to be wrapped anew.
 */
export async function activeDomainKey({ db }: Ctx, domain: VaultDomain): Promise<DomainKeyRow | undefined> {
  const row = await db
    .selectFrom('kernel.vault_domain_key')
    .select(domainColumns)
    .where('domain', '=', domain)
    .where('state', '=', 'active')
    .forShare()
    .executeTakeFirst()
  return row as DomainKeyRow | undefined
}

export async function domainKeys({ db }: Ctx): Promise<DomainKeyRow[]> {
  const rows = await db
    .selectFrom('kernel.vault_domain_key')
    .select(domainColumns)
    .orderBy('domain')
    .orderBy('version')
    .execute()
  return rows as DomainKeyRow[]
}

/** The keys of a domain, held: of two who change it at once the second sees what the first did. */
export async function holdDomain({ db }: Ctx, domain: VaultDomain): Promise<DomainKeyRow[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`vault ${domain}`}, 0))`.execute(db)
  const rows = await db
    .selectFrom('kernel.vault_domain_key')
    .select(domainColumns)
    .where('domain', '=', domain)
    .execute()
  return rows as DomainKeyRow[]
}

export async function livingKeysOf({ db }: Ctx, domain: VaultDomain): Promise<DomainKeyRow[]> {
  const rows = await db
    .selectFrom('kernel.vault_domain_key')
    .select(domainColumns)
    .where('domain', '=', domain)
    .where('state', '<>', 'destroyed')
    .orderBy('version')
    .execute()
  return rows as DomainKeyRow[]
}

/** Of two processes that need the first key of a domain at once, one makes it; the other waits and finds it. */
export async function insertDomainKey(
  { db, now }: Ctx,
  key: Omit<DomainKeyRow, 'state' | 'wrapped' | 'created_at'> & { readonly wrapped: Buffer },
): Promise<void> {
  await db
    .insertInto('kernel.vault_domain_key')
    .values({ ...key, state: 'active', created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function rewrapDomainKey(
  { db }: Ctx,
  { id, root, wrapped }: { readonly id: string; readonly root: string; readonly wrapped: Buffer },
): Promise<void> {
  await db.updateTable('kernel.vault_domain_key').set({ root, wrapped }).where('id', '=', id).execute()
}

/** The active key only opens from now on. Waits for those who wrap with it. Its version, if there was one. */
export async function retireDomainKey({ db, now }: Ctx, domain: VaultDomain): Promise<number | undefined> {
  const row = await db
    .updateTable('kernel.vault_domain_key')
    .set({ state: 'decrypt-only', retired_at: now })
    .where('domain', '=', domain)
    .where('state', '=', 'active')
    .returning('version')
    .executeTakeFirst()
  return row?.version
}

/** Retired keys of a domain that nothing needs any more are gone. How many. */
export async function destroyUnusedDomainKeys({ db, now }: Ctx, domain: VaultDomain): Promise<number> {
  const days = passingDaysOf(domain)
  const before = new Date(now.getTime() - days * 86_400_000)
  const result = await sql`
    update kernel.vault_domain_key d set state = 'destroyed', wrapped = null
    where d.domain = ${domain} and d.state = 'decrypt-only' and (${days}::int = 0 or d.retired_at <= ${before})
      and not exists (
      select from kernel.vault_subject_key s where s.domain_key = d.id and s.state <> 'destroyed')`.execute(db)
  return Number(result.numAffectedRows ?? 0)
}

const withDomainKey = sql`
  s.kid, s.subject, s.domain, s.version, s.wrapped, d.id as "keyId", d.version as "keyVersion", d.root, d.wrapped as "keyWrapped", d.state, d.created_at
  from kernel.vault_subject_key s join kernel.vault_domain_key d on d.id = s.domain_key`
type Joined = Omit<SubjectKeyRow, 'domainKey'> & {
  readonly keyId: string
  readonly keyVersion: number
  readonly root: string
  readonly keyWrapped: Buffer | null
  readonly state: KeyState
  readonly created_at: Date
}
const nested = ({ keyId, keyVersion, root, keyWrapped, state, created_at, ...own }: Joined): SubjectKeyRow => ({
  ...own,
  domainKey: { id: keyId, domain: own.domain, version: keyVersion, root, wrapped: keyWrapped, state, created_at },
})

/** Whose numbers stand in sealed values. Destroyed ones too: what they sealed is known to be gone. */
export async function keysByNumber({ db }: Ctx, kids: readonly number[]): Promise<SubjectKeyRow[]> {
  if (kids.length === 0) return []
  const { rows } = await sql<Joined>`select ${withDomainKey} where s.kid = any(${[...kids]}::integer[])`.execute(db)
  return rows.map(nested)
}

/** With which something is to be sealed, until the end of the transaction: whoever ends such a key waits for what is sealed with it. */
export async function activeKeys(
  { db }: Ctx,
  domain: VaultDomain,
  subjects: readonly string[],
): Promise<SubjectKeyRow[]> {
  if (subjects.length === 0) return []
  const { rows } = await sql<Joined>`
    select ${withDomainKey} where s.domain = ${domain} and s.state = 'active' and s.subject = any(${[...subjects]})
    order by s.subject for key share of s`.execute(db)
  return rows.map(nested)
}

/** The next keys of people that a retired key of the domain still wraps, held. */
export async function keysOfRetired({ db }: Ctx, domain: VaultDomain, limit: number): Promise<SubjectKeyRow[]> {
  const { rows } = await sql<Joined>`
    select ${withDomainKey} where d.domain = ${domain} and d.state = 'decrypt-only' and s.state <> 'destroyed'
    order by s.kid limit ${limit} for no key update of s`.execute(db)
  return rows.map(nested)
}

/** How many keys of people there are in each domain, and how many of them a retired key still wraps. */
export async function keyCounts({ db }: Ctx): Promise<readonly KeyCount[]> {
  const { rows } = await sql<KeyCount>`
    select d.domain, max(d.version)::int as version, count(s.kid)::int as keys,
           count(s.kid) filter (where d.state = 'decrypt-only')::int as waiting
    from kernel.vault_domain_key d
    left join kernel.vault_subject_key s on s.domain_key = d.id and s.state <> 'destroyed'
    group by d.domain order by d.domain`.execute(db)
  return rows
}
export type KeyCount = {
  readonly domain: VaultDomain
  readonly version: number
  readonly keys: number
  readonly waiting: number
}

export async function rewrapSubjectKeys(
  { db }: Ctx,
  domainKey: string,
  keys: readonly { readonly kid: number; readonly wrapped: Buffer }[],
): Promise<void> {
  await sql`
    update kernel.vault_subject_key s set wrapped = n.wrapped, domain_key = ${domainKey}
    from unnest(${keys.map(({ kid }) => kid)}::integer[], ${keys.map(({ wrapped }) => wrapped)}::bytea[]) as n (kid, wrapped)
    where s.kid = n.kid`.execute(db)
}

/** The highest version that these subjects ever had, also of keys that were destroyed. */
export async function lastVersions(
  { db }: Ctx,
  domain: VaultDomain,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('kernel.vault_subject_key')
    .select(({ fn }) => ['subject', fn.max('version').as('version')])
    .where('domain', '=', domain)
    .where('subject', 'in', [...subjects])
    .groupBy('subject')
    .execute()
  return new Map(rows.map(({ subject, version }) => [subject, version]))
}

export type NewSubjectKey = {
  readonly subject: string
  readonly domain: VaultDomain
  readonly version: number
  readonly domain_key: string
  readonly wrapped: Buffer
}
/** In the order of their subjects, so that two who make keys for the same people do not wait for each other in a ring. */
export async function insertSubjectKeys({ db, now }: Ctx, keys: readonly NewSubjectKey[]): Promise<void> {
  if (keys.length === 0) return
  await db
    .insertInto('kernel.vault_subject_key')
    .values(
      keys
        .toSorted((a, b) => (a.subject < b.subject ? -1 : 1))
        .map((key) => ({ ...key, state: 'active', created_at: now })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** From now on nothing that these keys sealed can be opened. Whose keys they were, and why they are gone, stays. */
export async function destroyKeys(
  { db, now }: Ctx,
  {
    subject,
    domains,
    reason,
  }: { readonly subject: string; readonly domains: readonly VaultDomain[]; readonly reason: string },
): Promise<number> {
  await sql`select from kernel.vault_subject_key where subject = ${subject} and domain = any(${[...domains]}) and state <> 'destroyed'
    order by kid for update`.execute(db)
  const result = await db
    .updateTable('kernel.vault_subject_key')
    .set({ state: 'destroyed', wrapped: null, destroyed_at: now, reason })
    .where('subject', '=', subject)
    .where('domain', 'in', [...domains])
    .where('state', '<>', 'destroyed')
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** The active key of a person only opens from now on; whoever seals with it is waited for. Its number, if there was one. */
export async function retireSubjectKey({ db, now }: Ctx, subject: string, domain: VaultDomain): Promise<number | null> {
  const { rows } = await sql<{ kid: number }>`
    with held as (
      select kid from kernel.vault_subject_key where subject = ${subject} and domain = ${domain} and state = 'active' for update)
    update kernel.vault_subject_key s set state = 'decrypt-only', retired_at = ${now} from held where s.kid = held.kid
    returning s.kid`.execute(db)
  return rows[0]?.kid ?? null
}

/** False when it was destroyed before. */
export async function destroyRetiredKey({ db, now }: Ctx, kid: number): Promise<boolean> {
  const row = await db
    .updateTable('kernel.vault_subject_key')
    .set({ state: 'destroyed', wrapped: null, destroyed_at: now, reason: 'renewed' })
    .where('kid', '=', kid)
    .where('state', '=', 'decrypt-only')
    .returning('kid')
    .executeTakeFirst()
  return row !== undefined
}
