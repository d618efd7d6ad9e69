import { sql, type Selectable } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'
import type { Place } from '../../kernel/http/cursor.ts'
import { ClusterState, Counted, Days, TraitKind } from './cluster.contract.ts'
import type { Explanation } from './cluster.rules.ts'
import type { Key } from './trait.store.ts'

export type Cluster = Key &
  Explanation & {
    readonly id: string
    readonly state: ClusterState
    readonly foundAt: Date
    readonly lookedAt: Date
    readonly decidedBy: string | null
    readonly decidedAt: Date | null
    readonly reason: string | null
    readonly peopleThen: number | null
    readonly claimId: string | null
    readonly coveredBy: string | null
  }

const fromRow = (row: Selectable<DB['complaints.mass_cluster']>): Cluster => ({
  id: row.id,
  merchantId: row.merchant_id,
  kind: TraitKind.parse(row.kind),
  value: row.value,
  title: row.title,
  state: ClusterState.parse(row.state),
  people: row.people,
  complaints: row.complaints,
  safety: row.safety,
  quality: row.quality,
  alike: row.alike,
  because: row.because === 'safety' ? 'safety' : 'people',
  needed: row.needed,
  windowDays: row.window_days,
  firstOn: row.first_on,
  lastOn: row.last_on,
  days: Days.parse(row.days),
  words: Counted.parse(row.words),
  foundAt: row.found_at,
  lookedAt: row.looked_at,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at,
  reason: row.reason,
  peopleThen: row.people_then,
  claimId: row.claim_id,
  coveredBy: row.covered_by,
})

const explained = (ctx: Ctx, of: Explanation) => ({
  title: of.title,
  people: of.people,
  complaints: of.complaints,
  safety: of.safety,
  quality: of.quality,
  alike: of.alike,
  because: of.because,
  needed: of.needed,
  window_days: of.windowDays,
  first_on: of.firstOn,
  last_on: of.lastOn,
  days: JSON.stringify(of.days),
  words: JSON.stringify(of.words),
  rulebook: ctx.rulebook.version,
  looked_at: ctx.now,
})

export async function insert(ctx: Ctx, id: string, key: Key, of: Explanation): Promise<void> {
  const { merchantId: merchant_id, kind, value } = key
  await ctx.db
    .insertInto('complaints.mass_cluster')
    .values({ id, merchant_id, kind, value, state: 'proposed', found_at: ctx.now, ...explained(ctx, of) })
    .execute()
}

export async function refresh(ctx: Ctx, id: string, of: Explanation): Promise<void> {
  await ctx.db.updateTable('complaints.mass_cluster').set(explained(ctx, of)).where('id', '=', id).execute()
}

/** What was last proposed about a key. */
export async function latest({ db }: Ctx, { merchantId, kind, value }: Key): Promise<Cluster | undefined> {
  const row = await db
    .selectFrom('complaints.mass_cluster')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('kind', '=', kind)
    .where('value', '=', value)
    .orderBy('found_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && fromRow(row)
}

export async function find({ db }: Ctx, id: string): Promise<Cluster | undefined> {
  const row = await db.selectFrom('complaints.mass_cluster').selectAll().where('id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}

export async function hold({ db }: Ctx, id: string): Promise<Cluster | undefined> {
  const query = db.selectFrom('complaints.mass_cluster').selectAll().where('id', '=', id).forUpdate()
  const row = await query.executeTakeFirst()
  return row && fromRow(row)
}

export async function list(
  { db }: Ctx,
  wanted: { readonly state: string; readonly after: Place | null; readonly limit: number },
): Promise<Cluster[]> {
  const { after } = wanted
  let query = db
    .selectFrom('complaints.mass_cluster')
    .selectAll()
    .where('state', '=', wanted.state)
    .orderBy('looked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(wanted.limit)
  if (after)
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('looked_at', 'id'), '<', tuple(after.at, after.id)))
  return (await query.execute()).map(fromRow)
}

/** Proposals and what became of them, where danger is told of or most are about the goods themselves; dismissed ones are none. */
export async function forQuality(
  { db }: Ctx,
  { after, limit }: { readonly after: Place | null; readonly limit: number },
): Promise<Cluster[]> {
  let query = db
    .selectFrom('complaints.mass_cluster')
    .selectAll()
    .where('state', 'in', ['proposed', 'accepted'])
    .where(({ eb, or, ref }) =>
      or([eb('safety', '>', 0), eb(sql<number>`${ref('quality')} * 2`, '>=', ref('complaints'))]),
    )
    .orderBy('found_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  if (after)
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('found_at', 'id'), '<', tuple(after.at, after.id)))
  return (await query.execute()).map(fromRow)
}

export async function countProposed({ db }: Ctx): Promise<number> {
  const { n } = await db
    .selectFrom('complaints.mass_cluster')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('state', '=', 'proposed')
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** Every proposal that stands about one shop, held. */
export async function holdProposed({ db }: Ctx, merchantId: string): Promise<Cluster[]> {
  const rows = await db
    .selectFrom('complaints.mass_cluster')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('state', '=', 'proposed')
    .orderBy('id')
    .limit(500)
    .forUpdate()
    .execute()
  return rows.map(fromRow)
}

export async function holdCoveredBy({ db }: Ctx, claim: string): Promise<Cluster[]> {
  const query = db.selectFrom('complaints.mass_cluster').selectAll().where('covered_by', '=', claim)
  return (await query.orderBy('id').limit(500).forUpdate().execute()).map(fromRow)
}

/** It stands no longer, for now: because of a claim, or because another one tells the same. */
export async function cover({ db, actor, now }: Ctx, { id, people }: Cluster, claim: string | null): Promise<void> {
  await db
    .updateTable('complaints.mass_cluster')
    .set({ state: 'covered', covered_by: claim, decided_by: actor.id, decided_at: now, people_then: people })
    .where('id', '=', id)
    .execute()
}

/** It stands again as if nobody had decided. */
export async function standAgain({ db }: Ctx, id: string): Promise<void> {
  await db
    .updateTable('complaints.mass_cluster')
    .set({ state: 'proposed', covered_by: null, decided_by: null, decided_at: null, people_then: null })
    .where('id', '=', id)
    .execute()
}

/** The claim that came of it was taken back: for its reason it counts as dismissed. */
export async function dismissOf({ db, actor, now }: Ctx, claim: string, reason: string): Promise<void> {
  await db
    .updateTable('complaints.mass_cluster')
    .set({ state: 'dismissed', claim_id: null, reason, decided_by: actor.id, decided_at: now })
    .where('claim_id', '=', claim)
    .execute()
}

/** What a person made of it. */
export async function decide(
  { db, actor, now }: Ctx,
  { id, people }: Pick<Cluster, 'id' | 'people'>,
  verdict: { readonly reason: string } | { readonly claim: string },
): Promise<void> {
  const decided = { decided_by: actor.id, decided_at: now, people_then: people }
  const what =
    'claim' in verdict ? { state: 'accepted', claim_id: verdict.claim } : { state: 'dismissed', reason: verdict.reason }
  await db
    .updateTable('complaints.mass_cluster')
    .set({ ...decided, ...what })
    .where('id', '=', id)
    .execute()
}
