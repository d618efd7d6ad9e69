import type { Selectable } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'
import type { Place } from '../../kernel/http/cursor.ts'
import { ClaimState } from './claim.contract.ts'
import { TraitKind } from './cluster.contract.ts'
import type { Key } from './trait.store.ts'

export type Claim = Key & {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly state: ClaimState
  readonly leadId: string
  readonly openedBy: string
  readonly openedAt: Date
  readonly electedAt: Date | null
  readonly answeredAt: Date | null
  readonly announcedAt: Date | null
  readonly closedAt: Date | null
  readonly closeReason: string | null
  readonly mergedInto: string | null
  readonly version: number
}

const fromRow = (row: Selectable<DB['complaints.mass_claim']>): Claim => ({
  id: row.id,
  merchantId: row.merchant_id,
  kind: TraitKind.parse(row.kind),
  value: row.value,
  title: row.title,
  summary: row.summary,
  state: ClaimState.parse(row.state),
  leadId: row.lead_complaint_id,
  openedBy: row.opened_by,
  openedAt: row.opened_at,
  electedAt: row.elected_at,
  answeredAt: row.answered_at,
  announcedAt: row.announced_at,
  closedAt: row.closed_at,
  closeReason: row.close_reason,
  mergedInto: row.merged_into,
  version: row.version,
})

type New = Pick<Claim, 'id' | 'merchantId' | 'kind' | 'value' | 'title' | 'summary' | 'leadId'>
export async function insert({ db, actor, now }: Ctx, claim: New): Promise<void> {
  await db
    .insertInto('complaints.mass_claim')
    .values({
      id: claim.id,
      merchant_id: claim.merchantId,
      kind: claim.kind,
      value: claim.value,
      title: claim.title,
      summary: claim.summary,
      state: 'gathering',
      lead_complaint_id: claim.leadId,
      opened_by: actor.id,
      opened_at: now,
    })
    .execute()
}

export async function find({ db }: Ctx, id: string): Promise<Claim | undefined> {
  const row = await db.selectFrom('complaints.mass_claim').selectAll().where('id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}

export async function findAll({ db }: Ctx, ids: readonly string[]): Promise<Claim[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('complaints.mass_claim').selectAll().where('id', 'in', ids).execute()
  return rows.map(fromRow)
}

export async function hold({ db }: Ctx, id: string): Promise<Claim | undefined> {
  const query = db.selectFrom('complaints.mass_claim').selectAll().where('id', '=', id).forUpdate()
  const row = await query.executeTakeFirst()
  return row && fromRow(row)
}

/** For those who join, leave and vote: several at once, but not while somebody changes the claim itself. */
export async function share({ db }: Ctx, id: string): Promise<Claim | undefined> {
  const query = db.selectFrom('complaints.mass_claim').selectAll().where('id', '=', id).forShare()
  const row = await query.executeTakeFirst()
  return row && fromRow(row)
}

/** Claims about the same thing that still run, the oldest first. */
export async function running({ db }: Ctx, { merchantId, kind, value }: Key): Promise<Claim[]> {
  const rows = await db
    .selectFrom('complaints.mass_claim')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('kind', '=', kind)
    .where('value', '=', value)
    .where('closed_at', 'is', null)
    .orderBy('opened_at')
    .limit(5)
    .execute()
  return rows.map(fromRow)
}

type Change = Partial<{
  state: ClaimState
  elected_at: Date
  answered_at: Date
  announced_at: Date
  carried_at: Date
  closed_at: Date
  close_reason: string
  merged_into: string
  lead_complaint_id: string
}>
export async function change({ db }: Ctx, claim: Pick<Claim, 'id' | 'version'>, to: Change): Promise<void> {
  await db
    .updateTable('complaints.mass_claim')
    .set({ ...to, version: claim.version + 1 })
    .where('id', '=', claim.id)
    .execute()
}

type Wanted = {
  readonly tab: 'running' | 'closed' | 'announced'
  /** Only those of one shop. */
  readonly merchant: string | null
  readonly after: Place | null
  readonly limit: number
}
export async function list({ db }: Ctx, { tab, merchant, after, limit }: Wanted): Promise<Claim[]> {
  const at = tab === 'announced' ? 'announced_at' : 'opened_at'
  let query = db.selectFrom('complaints.mass_claim').selectAll().orderBy(at, 'desc').orderBy('id', 'desc').limit(limit)
  if (tab === 'announced') query = query.where('announced_at', 'is not', null).where('state', '<>', 'merged')
  else query = query.where('closed_at', tab === 'closed' ? 'is not' : 'is', null)
  if (merchant !== null) query = query.where('merchant_id', '=', merchant)
  if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple(at, 'id'), '<', tuple(after.at, after.id)))
  return (await query.execute()).map(fromRow)
}

/** How claims are called, by their ids. */
export async function titlesOf({ db }: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const query = db
    .selectFrom('complaints.mass_claim')
    .select(['id', 'title'])
    .where('id', 'in', [...new Set(ids)])
  return new Map((await query.execute()).map(({ id, title }) => [id, title]))
}
