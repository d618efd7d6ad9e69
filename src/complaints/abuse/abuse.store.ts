import { sql, type Selectable } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'
import type { Place } from '../../kernel/http/cursor.ts'
import { Measure, ReviewState, Sign } from './abuse.contract.ts'
import type { Review as Decided } from './review.rules.ts'

export type Review = Decided & {
  readonly id: string
  readonly person: string
  readonly because: 'found' | 'asked'
  readonly signs: readonly Sign[]
  readonly complaints: number
  readonly upheld: number
  readonly windowDays: number
  readonly days: number | null
  readonly reasons: string | null
  readonly openedAt: Date
  readonly version: number
}
const fromRow = (row: Selectable<DB['complaints.abuse_review']>): Review => ({
  id: row.id,
  person: row.person,
  state: ReviewState.parse(row.state),
  because: row.because === 'asked' ? 'asked' : 'found',
  signs: Sign.array().parse(row.signs),
  complaints: row.complaints,
  upheld: row.upheld,
  windowDays: row.window_days,
  measure: Measure.nullable().parse(row.measure),
  days: row.days,
  reasons: row.reasons,
  openedBy: row.opened_by,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at,
  confirmedBy: row.confirmed_by,
  confirmedAt: row.confirmed_at,
  until: row.until,
  openedAt: row.opened_at,
  version: row.version,
})

type New = Pick<Review, 'id' | 'person' | 'because' | 'signs' | 'complaints' | 'upheld' | 'windowDays'>
/** False when somebody looks at this person already. */
export async function insert({ db, actor, now, rulebook }: Ctx, review: New): Promise<boolean> {
  const row = await db
    .insertInto('complaints.abuse_review')
    .values({
      id: review.id,
      person: review.person,
      state: 'open',
      because: review.because,
      signs: JSON.stringify(review.signs),
      complaints: review.complaints,
      upheld: review.upheld,
      window_days: review.windowDays,
      rulebook: rulebook.version,
      opened_by: actor.id,
      opened_at: now,
    })
    // Literals, as in the partial index: with parameters it is not found once the statement is planned for any values.
    .onConflict((one) =>
      one
        .column('person')
        .where(sql<boolean>`state in ('open', 'to-confirm')`)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function find({ db }: Ctx, id: string): Promise<Review | undefined> {
  const row = await db.selectFrom('complaints.abuse_review').selectAll().where('id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}
export async function hold({ db }: Ctx, id: string): Promise<Review | undefined> {
  const query = db.selectFrom('complaints.abuse_review').selectAll().where('id', '=', id).forUpdate()
  const row = await query.executeTakeFirst()
  return row && fromRow(row)
}

type Change = Partial<{
  state: ReviewState
  measure: Measure | null
  days: number | null
  reasons: string | null
  decided_by: string | null
  decided_at: Date | null
  confirmed_by: string
  confirmed_at: Date
  until: Date
  lifted_at: Date
}>
export async function change({ db }: Ctx, review: Pick<Review, 'id' | 'version'>, to: Change): Promise<void> {
  await db
    .updateTable('complaints.abuse_review')
    .set({ ...to, version: review.version + 1 })
    .where('id', '=', review.id)
    .execute()
}

type Wanted = {
  readonly state: ReviewState | 'appealed'
  /** Whose reviews are left out. */
  readonly not: string | null
  readonly after: Place | null
  readonly limit: number
}
export async function list({ db }: Ctx, { state, not, after, limit }: Wanted): Promise<Review[]> {
  let query = db
    .selectFrom('complaints.abuse_review')
    .selectAll()
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  query =
    state === 'appealed'
      ? query.where('id', 'in', (inner) =>
          inner.selectFrom('complaints.abuse_appeal').select('review_id').where('decision', 'is', null),
        )
      : query.where('state', '=', state)
  if (not !== null) query = query.where('person', '<>', not)
  if (after)
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('opened_at', 'id'), '<', tuple(after.at, after.id)))
  return (await query.execute()).map(fromRow)
}

/** Everything that was ever looked at about these persons, the newest first. */
export async function ofPersons({ db }: Ctx, persons: readonly string[]): Promise<Review[]> {
  if (persons.length === 0) return []
  const rows = await db
    .selectFrom('complaints.abuse_review')
    .selectAll()
    .where('person', 'in', [...persons])
    .orderBy('opened_at', 'desc')
    .limit(50)
    .execute()
  return rows.map(fromRow)
}

/** The limit that counts now for one of these persons, the longest first. */
export async function limitOf({ db, now }: Ctx, persons: readonly string[]): Promise<Date | null> {
  if (persons.length === 0) return null
  const row = await db
    .selectFrom('complaints.abuse_review')
    .select('until')
    .where('person', 'in', [...persons])
    .where('state', '=', 'decided')
    .where('measure', '=', 'limit')
    .where('until', '>', now)
    .orderBy('until', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.until ?? null
}

export type Appeal = {
  readonly text: string
  readonly at: Date
  readonly decision: 'uphold' | 'lift' | null
  readonly reasons: string | null
  readonly decidedAt: Date | null
}
export async function appealOf({ db }: Ctx, reviewId: string): Promise<Appeal | null> {
  const row = await db
    .selectFrom('complaints.abuse_appeal')
    .selectAll()
    .where('review_id', '=', reviewId)
    .executeTakeFirst()
  if (!row) return null
  const decision = row.decision === 'lift' || row.decision === 'uphold' ? row.decision : null
  return { text: row.text, at: row.at, decision, reasons: row.reasons, decidedAt: row.decided_at }
}
export async function insertAppeal({ db, actor, now }: Ctx, reviewId: string, text: string): Promise<void> {
  await db.insertInto('complaints.abuse_appeal').values({ review_id: reviewId, text, by: actor.id, at: now }).execute()
}
export async function decideAppeal(
  { db, actor, now }: Ctx,
  reviewId: string,
  { decision, reasons }: { readonly decision: 'uphold' | 'lift'; readonly reasons: string },
): Promise<void> {
  await db
    .updateTable('complaints.abuse_appeal')
    .set({ decision, reasons, decided_by: actor.id, decided_at: now })
    .where('review_id', '=', reviewId)
    .execute()
}

export async function countWaiting({ db }: Ctx): Promise<number> {
  const found = await sql<{ n: number }>`select
    (select count(*)::int from complaints.abuse_review where state in ('open', 'to-confirm'))
    + (select count(*)::int from complaints.abuse_appeal where decision is null) as n`.execute(db)
  return found.rows[0]?.n ?? 0
}

/** A list of persons under suspicion is kept no longer than it is needed. */
export async function forget(
  { db }: Ctx,
  before: { readonly measured: Date; readonly unmeasured: Date },
): Promise<void> {
  const over = sql`(r.decided_at < ${before.measured} or (r.measure = 'nothing' and r.decided_at < ${before.unmeasured}))`
  await sql`delete from complaints.abuse_appeal a using complaints.abuse_review r where r.id = a.review_id and ${over} and a.decision is not null`.execute(
    db,
  )
  await sql`delete from complaints.abuse_review r where ${over} and r.state in ('decided', 'lifted')
    and not exists (select from complaints.abuse_appeal a where a.review_id = r.id)`.execute(db)
}
