import { sql, type Selectable } from 'kysely'
import type { Ctx } from '../kernel/context.ts'
import type { DB } from '../kernel/db/tables.ts'
import { CategoryCode, Currency, Flag, Outcome, Profile, Remedy, Side, State, Urgency } from './complaint.contract.ts'
import type { Complaint } from './complaint.rules.ts'

export const columns = [
  'id',
  'receipt',
  'channel',
  'profile',
  'category',
  'remedies',
  'claim_fen',
  'demanded_fen',
  'currency',
  'order_id',
  'order_number',
  'merchant_id',
  'consumer_id',
  'guest_id',
  'state',
  'waits_for',
  'urgency',
  'agent_id',
  'stage_clock',
  'offer_rounds',
  'offer_id',
  'merchant_silent',
  'outcome',
  'outcome_fen',
  'received_at',
  'acknowledged_at',
  'responded_at',
  'merchant_asked_at',
  'merchant_replied_at',
  'closed_at',
  'next_due_at',
  'state_since',
  'flags',
  'resume_state',
  'resume_clock',
  'reject_ground',
  'obligated',
  'proven',
  'reopened',
  'remanded',
  'evidence_asked',
  'part_of',
  'version',
] as const
type Row = Selectable<DB['complaints.complaint']>

export const fromRow = (row: Row): Complaint => ({
  id: row.id,
  receipt: row.receipt,
  channel: row.channel,
  profile: Profile.parse(row.profile),
  category: CategoryCode.parse(row.category),
  remedies: row.remedies.map((remedy) => Remedy.parse(remedy)),
  claimFen: row.claim_fen,
  demandedFen: row.demanded_fen,
  currency: Currency.parse(row.currency),
  orderId: row.order_id,
  orderNumber: row.order_number,
  merchantId: row.merchant_id,
  consumerId: row.consumer_id,
  guestId: row.guest_id,
  state: State.parse(row.state),
  waitsFor: Side.nullable().parse(row.waits_for),
  urgency: Urgency.parse(row.urgency),
  agentId: row.agent_id,
  stageClock: row.stage_clock,
  offerRounds: row.offer_rounds,
  offerId: row.offer_id,
  merchantSilent: row.merchant_silent,
  outcome: Outcome.nullable().parse(row.outcome),
  outcomeFen: row.outcome_fen,
  receivedAt: row.received_at,
  acknowledgedAt: row.acknowledged_at,
  respondedAt: row.responded_at,
  merchantAskedAt: row.merchant_asked_at,
  merchantRepliedAt: row.merchant_replied_at,
  closedAt: row.closed_at,
  nextDueAt: row.next_due_at,
  stateSince: row.state_since,
  flags: row.flags.map((flag) => Flag.parse(flag)),
  resumeState: State.nullable().parse(row.resume_state),
  resumeClock: row.resume_clock,
  rejectGround: row.reject_ground,
  obligated: row.obligated,
  proven: row.proven,
  reopened: row.reopened,
  remanded: row.remanded,
  evidenceAsked: row.evidence_asked,
  partOf: row.part_of,
  version: row.version,
})

const toRow = (complaint: Complaint) => ({
  id: complaint.id,
  receipt: complaint.receipt,
  channel: complaint.channel,
  profile: complaint.profile,
  currency: complaint.currency,
  received_at: complaint.receivedAt,
  guest_id: complaint.guestId,
  part_of: complaint.partOf,
  ...changing(complaint),
})

const changing = (complaint: Complaint) => ({
  category: complaint.category,
  // What was settled apart is claimed no more.
  remedies: [...complaint.remedies],
  claim_fen: complaint.claimFen,
  demanded_fen: complaint.demandedFen,
  order_id: complaint.orderId,
  order_number: complaint.orderNumber,
  merchant_id: complaint.merchantId,
  consumer_id: complaint.consumerId,
  state: complaint.state,
  waits_for: complaint.waitsFor,
  urgency: complaint.urgency,
  agent_id: complaint.agentId,
  stage_clock: complaint.stageClock,
  offer_rounds: complaint.offerRounds,
  offer_id: complaint.offerId,
  merchant_silent: complaint.merchantSilent,
  outcome: complaint.outcome,
  outcome_fen: complaint.outcomeFen,
  acknowledged_at: complaint.acknowledgedAt,
  responded_at: complaint.respondedAt,
  merchant_asked_at: complaint.merchantAskedAt,
  merchant_replied_at: complaint.merchantRepliedAt,
  closed_at: complaint.closedAt,
  next_due_at: complaint.nextDueAt,
  state_since: complaint.stateSince,
  flags: [...complaint.flags],
  resume_state: complaint.resumeState,
  resume_clock: complaint.resumeClock,
  reject_ground: complaint.rejectGround,
  obligated: complaint.obligated,
  proven: complaint.proven,
  reopened: complaint.reopened,
  remanded: complaint.remanded,
  evidence_asked: complaint.evidenceAsked,
  version: complaint.version,
})

/** False when the number is taken: the table decides, and the caller makes another. */
export const newestOfShop = ({ db }: Ctx, merchantId: string, limit: number) =>
  db
    .selectFrom('complaints.complaint')
    .select(['id', 'receipt'])
    .where('merchant_id', '=', merchantId)
    .orderBy('received_at', 'desc')
    .limit(limit)
    .execute()
export const idOfReceipt = ({ db }: Ctx, receipt: string) =>
  db.selectFrom('complaints.receipt').select('complaint_id').where('receipt', '=', receipt).executeTakeFirst()
export async function claimReceipt({ db }: Ctx, receipt: string, complaintId: string): Promise<boolean> {
  const row = await db
    .insertInto('complaints.receipt')
    .values({ receipt, complaint_id: complaintId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('receipt')
    .executeTakeFirst()
  return row !== undefined
}

export async function insert({ db }: Ctx, complaint: Complaint, lineIds: readonly string[]): Promise<void> {
  await db.insertInto('complaints.complaint').values(toRow(complaint)).execute()
  await insertLines({ db }, complaint.id, lineIds)
}

export async function insertLines({ db }: Pick<Ctx, 'db'>, id: string, lineIds: readonly string[]): Promise<void> {
  if (lineIds.length === 0) return
  await db
    .insertInto('complaints.complaint_line')
    .values(lineIds.map((line) => ({ complaint_id: id, order_line_id: line })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** They left it: split off, or settled apart. */
export async function removeLines({ db }: Pick<Ctx, 'db'>, id: string, lineIds: readonly string[]): Promise<void> {
  if (lineIds.length === 0) return
  await db
    .deleteFrom('complaints.complaint_line')
    .where('complaint_id', '=', id)
    .where('order_line_id', 'in', [...lineIds])
    .execute()
}

export async function insertDetails({ db }: Ctx, id: string, details: Readonly<Record<string, string>>): Promise<void> {
  const rows = Object.entries(details).map(([name, value]) => ({ complaint_id: id, name, value }))
  if (rows.length > 0) await db.insertInto('complaints.complaint_detail').values(rows).execute()
}

export async function save({ db }: Ctx, complaint: Complaint): Promise<void> {
  await db.updateTable('complaints.complaint').set(changing(complaint)).where('id', '=', complaint.id).execute()
}

export async function find({ db }: Ctx, id: string): Promise<Complaint | undefined> {
  const row = await db.selectFrom('complaints.complaint').select(columns).where('id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}

export async function findAll({ db }: Ctx, ids: readonly string[]): Promise<Complaint[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('complaints.complaint')
    .select(columns)
    .where('id', 'in', [...ids])
    .execute()
  return rows.map(fromRow)
}

/** For a decision: nobody else moves it until the transaction is over. */
export async function hold({ db }: Ctx, id: string): Promise<Complaint | undefined> {
  const row = await db
    .selectFrom('complaints.complaint')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && fromRow(row)
}

/** One filing per order at a time, so that two clicks cannot both find no open complaint. */
export const holdOrder = ({ db }: Ctx, orderId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`complaint of ${orderId}`}, 0))`.execute(db)

export const openOfOrder = ({ db }: Ctx, orderId: string, category: CategoryCode, lineIds: readonly string[]) =>
  db
    .selectFrom('complaints.complaint as c')
    .select(['c.id', 'c.receipt'])
    .where('c.order_id', '=', orderId)
    .where('c.category', '=', category)
    .where('c.state', '<>', 'closed')
    .where((where) =>
      where.exists(
        where
          .selectFrom('complaints.complaint_line as l')
          .select('l.order_line_id')
          .whereRef('l.complaint_id', '=', 'c.id')
          .where('l.order_line_id', 'in', [...lineIds]),
      ),
    )
    .limit(1)
    .executeTakeFirst()

export const detailsOf = ({ db }: Ctx, id: string) =>
  db.selectFrom('complaints.complaint_detail').select(['name', 'value']).where('complaint_id', '=', id).execute()

export const linesOf = async ({ db }: Ctx, id: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('complaints.complaint_line')
    .select('order_line_id')
    .where('complaint_id', '=', id)
    .execute()
  return rows.map((row) => row.order_line_id)
}

export async function existsForOrder({ db }: Ctx, orderId: string): Promise<boolean> {
  const query = db.selectFrom('complaints.complaint').select('id').where('order_id', '=', orderId).limit(1)
  return (await query.executeTakeFirst()) !== undefined
}

/** The numbers that people know cases by. */
export async function receiptsOf({ db }: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('complaints.complaint')
    .select(['id', 'receipt'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, receipt }) => [id, receipt]))
}

/** What was settled apart from a complaint, at most twenty. */
export async function partsOf({ db }: Ctx, id: string): Promise<Complaint[]> {
  const rows = await db
    .selectFrom('complaints.complaint')
    .select(columns)
    .where('part_of', '=', id)
    .orderBy('id')
    .limit(20)
    .execute()
  return rows.map(fromRow)
}
