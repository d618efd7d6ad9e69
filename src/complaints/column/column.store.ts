import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { CategoryCode, Outcome } from '../complaint.contract.ts'
import type { Place } from '../../kernel/http/cursor.ts'
import { PostingState } from './column.contract.ts'

export type Kept = {
  readonly id: string
  readonly complaintId: string
  readonly merchantId: string
  readonly category: CategoryCode
  readonly state: PostingState
  readonly title: string
  readonly text: string
  readonly reason: string
  readonly note: string
  readonly replyClock: string | null
  readonly replyBy: Date | null
  readonly offeredAt: Date
  readonly publishedAt: Date | null
  readonly repliedAt: Date | null
  readonly version: number
}

const columns = sql`p.id, p.complaint_id as "complaintId", p.merchant_id as "merchantId", p.category, p.state, p.title, p.text,
  p.reason, p.note, p.reply_clock as "replyClock", p.reply_by as "replyBy", p.offered_at as "offeredAt",
  p.published_at as "publishedAt", p.replied_at as "repliedAt", p.version`
const read = <T extends { category: string; state: string }>(row: T) => ({
  ...row,
  category: CategoryCode.parse(row.category),
  state: PostingState.parse(row.state),
})

export async function holdOfComplaint({ db }: Ctx, complaintId: string): Promise<Kept | undefined> {
  const { rows } =
    await sql<Kept>`select ${columns} from complaints.posting p where p.complaint_id = ${complaintId} for update`.execute(
      db,
    )
  return rows[0] && read(rows[0])
}
export async function findOfComplaint({ db }: Ctx, complaintId: string): Promise<Kept | undefined> {
  const { rows } =
    await sql<Kept>`select ${columns} from complaints.posting p where p.complaint_id = ${complaintId}`.execute(db)
  return rows[0] && read(rows[0])
}
export async function hold({ db }: Ctx, id: string): Promise<Kept | undefined> {
  const { rows } = await sql<Kept>`select ${columns} from complaints.posting p where p.id = ${id} for update`.execute(
    db,
  )
  return rows[0] && read(rows[0])
}

export type Shown = Kept & { readonly outcome: Outcome | null; readonly meToo: number }
type Wanted = {
  readonly id?: string
  readonly category?: string | undefined
  readonly merchant?: string | undefined
  readonly outcome?: 'open' | 'resolved' | 'other' | undefined
  readonly after: Place | null
  readonly limit: number
}
const resolved = sql`c.outcome in ('settled', 'performed', 'enforced')`
/** What everybody may read, the newest first. */
export async function published({ db }: Ctx, wanted: Wanted): Promise<Shown[]> {
  const { id, category, merchant, outcome, after, limit } = wanted
  const { rows } = await sql<Shown>`
    select ${columns}, c.outcome, (select count(*)::int from complaints.posting_me_too m where m.posting_id = p.id) as "meToo"
    from complaints.posting p join complaints.complaint c on c.id = p.complaint_id
    where p.state = 'published' ${id === undefined ? sql`` : sql`and p.id = ${id}`}
      ${category === undefined ? sql`` : sql`and p.category = ${category}`}
      ${merchant === undefined ? sql`` : sql`and p.merchant_id = ${merchant}`}
      ${outcome === undefined ? sql`` : outcome === 'open' ? sql`and c.outcome is null` : outcome === 'resolved' ? sql`and ${resolved}` : sql`and c.outcome is not null and not ${resolved}`}
      ${after === null ? sql`` : sql`and (p.published_at, p.id) < (${after.at}, ${after.id})`}
    order by p.published_at desc, p.id desc limit ${limit}`.execute(db)
  return rows.map((row) => ({ ...read(row), outcome: Outcome.nullable().parse(row.outcome) }))
}

/** Offered ones, and published ones with a reply or a flag that waits. */
export async function atDesk({ db }: Ctx, tab: 'waiting' | 'published'): Promise<Kept[]> {
  const waits = sql`p.state = 'offered' or p.state = 'published' and (
    exists (select from complaints.posting_reply r where r.posting_id = p.id and r.state = 'offered')
    or exists (select from complaints.posting_flag f where f.posting_id = p.id and f.settled_at is null))`
  const { rows } = await sql<Kept>`select ${columns} from complaints.posting p
    where ${tab === 'waiting' ? waits : sql`p.state = 'published'`} order by p.offered_at limit 200`.execute(db)
  return rows.map(read)
}

export async function insert({ db }: Ctx, one: Kept): Promise<boolean> {
  const row = await db
    .insertInto('complaints.posting')
    .values({
      id: one.id,
      complaint_id: one.complaintId,
      merchant_id: one.merchantId,
      category: one.category,
      offered_at: one.offeredAt,
      ...changing(one),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
export async function save({ db }: Ctx, one: Kept): Promise<void> {
  await db.updateTable('complaints.posting').set(changing(one)).where('id', '=', one.id).execute()
}
const changing = (one: Kept) => ({
  state: one.state,
  title: one.title,
  text: one.text,
  reason: one.reason,
  note: one.note,
  reply_clock: one.replyClock,
  reply_by: one.replyBy,
  published_at: one.publishedAt,
  replied_at: one.repliedAt,
  version: one.version,
})
