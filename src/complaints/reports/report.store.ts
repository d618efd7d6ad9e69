import { sql, type Selectable } from 'kysely'
import type { Actor, Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'
import type { Place } from '../../kernel/http/cursor.ts'
import { toldBy } from './informant.store.ts'
import { ReportKind, ReportOutcome, ReportState, Taker, type ReportFilter } from './report.contract.ts'
import { takesOthers, type Report } from './report.rules.ts'
import type { z } from 'zod'

type Row = Selectable<DB['complaints.report']>
const fromRow = (row: Row): Report => ({
  id: row.id,
  receipt: row.receipt,
  kind: ReportKind.parse(row.kind),
  state: ReportState.parse(row.state),
  merchantId: row.merchant_id,
  shop: row.shop,
  item: row.item,
  link: row.link,
  seenOn: row.seen_on,
  seen: row.seen,
  complaintId: row.complaint_id,
  mergedInto: row.merged_into,
  agentId: row.agent_id,
  outcome: ReportOutcome.nullable().parse(row.outcome),
  taker: Taker.nullable().parse(row.taker),
  authority: row.authority,
  authorityNumber: row.authority_number,
  told: row.told,
  firstDecider: row.first_decider,
  lookedAgain: row.looked_again,
  extended: row.extended,
  stageClock: row.stage_clock,
  nextDueAt: row.next_due_at,
  receivedAt: row.received_at,
  decidedAt: row.decided_at,
  closedAt: row.closed_at,
  version: row.version,
})
const changing = (report: Report) => ({
  state: report.state,
  merged_into: report.mergedInto,
  agent_id: report.agentId,
  outcome: report.outcome,
  taker: report.taker,
  authority: report.authority,
  authority_number: report.authorityNumber,
  told: report.told,
  first_decider: report.firstDecider,
  looked_again: report.lookedAgain,
  extended: report.extended,
  stage_clock: report.stageClock,
  next_due_at: report.nextDueAt,
  decided_at: report.decidedAt,
  closed_at: report.closedAt,
  version: report.version,
})

export async function insert({ db }: Ctx, report: Report): Promise<void> {
  const { id, receipt, kind, merchantId, shop, item, link, seenOn, seen, complaintId, receivedAt } = report
  await db
    .insertInto('complaints.report')
    .values({
      id,
      receipt,
      kind,
      merchant_id: merchantId,
      shop,
      item,
      link,
      seen_on: seenOn,
      seen,
      complaint_id: complaintId,
      received_at: receivedAt,
      ...changing(report),
    })
    .execute()
}
export async function save({ db }: Ctx, report: Report): Promise<void> {
  await db.updateTable('complaints.report').set(changing(report)).where('id', '=', report.id).execute()
}

const all = ({ db }: Ctx) => db.selectFrom('complaints.report').selectAll()
const first = (row: Row | undefined): Report | undefined => (row ? fromRow(row) : undefined)
/** Whether this person told of it, or of one that was merged into it. */
export const isToldBy = async (ctx: Ctx, id: string, by: Actor): Promise<boolean> =>
  (await all(ctx).where('id', '=', id).where(toldBy(by)).executeTakeFirst()) !== undefined
export const findAll = async (ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, Report>> =>
  new Map(
    (
      await all(ctx)
        .where('id', 'in', [...new Set(ids), ''])
        .execute()
    ).map((row) => [row.id, fromRow(row)]),
  )
export const find = async (ctx: Ctx, id: string) => first(await all(ctx).where('id', '=', id).executeTakeFirst())
export const hold = async (ctx: Ctx, id: string) =>
  first(await all(ctx).where('id', '=', id).forUpdate().executeTakeFirst())
export const findByReceipt = async (ctx: Ctx, receipt: string) =>
  first(await all(ctx).where('receipt', '=', receipt).executeTakeFirst())

export async function lockAlike({ db }: Ctx, merchantId: string, kind: ReportKind): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`complaints.report:${merchantId}:${kind}`}, 0))`.execute(db)
}
/** Open ones of a shop, the oldest first, without those that the reader told of himself. */
export async function openOf(ctx: Ctx, merchantId: string, by: Actor): Promise<Report[]> {
  const rows = await all(ctx)
    .where('merchant_id', '=', merchantId)
    .where('state', 'in', [...takesOthers])
    .where((one) => one.not(toldBy(by)))
    .orderBy('received_at')
    .limit(200)
    .execute()
  return rows.map(fromRow)
}
/** Open ones about a shop and a kind, the oldest first, held: two repeats that arrive together find the same one. */
export async function holdAlike(ctx: Ctx, merchantId: string, kind: ReportKind): Promise<Report[]> {
  await lockAlike(ctx, merchantId, kind)
  const rows = await all(ctx)
    .where('merchant_id', '=', merchantId)
    .where('kind', '=', kind)
    .where('state', 'in', [...takesOthers])
    .orderBy('received_at')
    .limit(200)
    .execute()
  return rows.map(fromRow)
}
export async function mergedInto(ctx: Ctx, id: string): Promise<Report[]> {
  return (await all(ctx).where('merged_into', '=', id).orderBy('received_at').limit(500).execute()).map(fromRow)
}
export async function splitFrom(ctx: Ctx, complaintId: string): Promise<Report[]> {
  return (await all(ctx).where('complaint_id', '=', complaintId).orderBy('id').limit(50).execute()).map(fromRow)
}
export async function countMerged({ db }: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('complaints.report')
    .select(['merged_into', (one) => one.fn.countAll<number>().as('count')])
    .where('merged_into', 'in', [...ids, ''])
    .groupBy('merged_into')
    .execute()
  return new Map(rows.map(({ merged_into: id, count }) => [id ?? '', Number(count)]))
}

const open = ['received', 'checking', 'accepted', 'reviewing'] as const
type Listed = z.output<typeof ReportFilter> & { readonly by: Actor }
/** Open ones by the time left, ended ones by the day they came; never those about the reader's own shop or told of by himself. */
export async function list(ctx: Ctx, wanted: Listed, page: { after: Place | null; limit: number }): Promise<Report[]> {
  const { tab, kind, text, by } = wanted
  const past = tab === 'closed'
  const at = sql<Date>`coalesce(next_due_at, received_at)`
  let query = all(ctx)
    .where('state', 'in', past ? ['closed', 'merged'] : [...open])
    .where((one) => one.not(toldBy(by)))
  if (tab === 'mine') query = query.where('agent_id', '=', by.id)
  if (tab === 'overdue') query = query.where('next_due_at', '<', ctx.now)
  if (kind !== undefined) query = query.where('kind', '=', kind)
  const { merchantId: own } = by
  if (own !== null)
    query = query.where((one) => one.or([one('merchant_id', 'is', null), one('merchant_id', '<>', own)]))
  if (text) {
    const like = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
    query = query.where((one) => one.or(['receipt', 'shop', 'item'].map((name) => one(sql.ref(name), 'ilike', like))))
  }
  const { after } = page
  if (after !== null)
    query = past
      ? query.where(sql<boolean>`(received_at, id) < (${after.at}, ${after.id})`)
      : query.where(sql<boolean>`(${at}, id) > (${after.at}, ${after.id})`)
  query = past ? query.orderBy('received_at', 'desc').orderBy('id', 'desc') : query.orderBy(at).orderBy('id')
  return (await query.limit(page.limit).execute()).map(fromRow)
}
export const placeOf = (past: boolean, { id, receivedAt, nextDueAt }: Report): Place => ({
  id,
  at: past ? receivedAt : (nextDueAt ?? receivedAt),
})
