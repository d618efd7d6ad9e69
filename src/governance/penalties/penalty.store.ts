import { sql, type Selectable } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'
import type { Place } from '../../kernel/http/cursor.ts'
import type { PenaltyFilter } from './penalty-routes.contract.ts'
import { PenaltyState } from './penalty.contract.ts'
import type { Penalty } from './penalty.rules.ts'

type Row = Selectable<DB['governance.penalty']>
const fromRow = (row: Row): Penalty => ({
  id: row.id,
  number: row.number,
  merchantId: row.merchant_id,
  shop: row.shop,
  violation: row.violation,
  ruleFrom: row.rule_from,
  happenedOn: row.happened_on,
  seen: row.seen,
  complaintId: row.complaint_id,
  state: PenaltyState.parse(row.state),
  openedBy: row.opened_by,
  openedAt: row.opened_at,
  noticedAt: row.noticed_at,
  heardAt: row.heard_at,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at,
  occurrence: row.occurrence,
  points: row.points,
  appealedAt: row.appealed_at,
  appealDecidedBy: row.appeal_decided_by,
  appealDecidedAt: row.appeal_decided_at,
  loweredPoints: row.lowered_points,
  loweredAt: row.lowered_at,
  reversedAt: row.reversed_at,
  stageClock: row.stage_clock,
  nextDueAt: row.next_due_at,
  overdue: row.overdue,
  version: row.version,
})
const changing = (penalty: Penalty) => ({
  seen: penalty.seen,
  state: penalty.state,
  noticed_at: penalty.noticedAt,
  heard_at: penalty.heardAt,
  decided_by: penalty.decidedBy,
  decided_at: penalty.decidedAt,
  occurrence: penalty.occurrence,
  points: penalty.points,
  appealed_at: penalty.appealedAt,
  appeal_decided_by: penalty.appealDecidedBy,
  appeal_decided_at: penalty.appealDecidedAt,
  lowered_points: penalty.loweredPoints,
  lowered_at: penalty.loweredAt,
  reversed_at: penalty.reversedAt,
  stage_clock: penalty.stageClock,
  next_due_at: penalty.nextDueAt,
  overdue: penalty.overdue,
  version: penalty.version,
})

/** False when this case has led to a penalty for the same violation already. */
export async function insert({ db, rulebook }: Ctx, penalty: Penalty): Promise<boolean> {
  const row = await db
    .insertInto('governance.penalty')
    .values({
      id: penalty.id,
      number: penalty.number,
      merchant_id: penalty.merchantId,
      shop: penalty.shop,
      violation: penalty.violation,
      rule_from: penalty.ruleFrom,
      happened_on: penalty.happenedOn,
      complaint_id: penalty.complaintId,
      opened_by: penalty.openedBy,
      opened_at: penalty.openedAt,
      rulebook: rulebook.version,
      ...changing(penalty),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['complaint_id', 'violation'])
        .where('complaint_id', 'is not', null)
        .where('state', '<>', 'dropped')
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
export async function save({ db }: Ctx, penalty: Penalty): Promise<void> {
  await db.updateTable('governance.penalty').set(changing(penalty)).where('id', '=', penalty.id).execute()
}

const all = ({ db }: Ctx) => db.selectFrom('governance.penalty').selectAll()
const first = (row: Row | undefined): Penalty | undefined => (row ? fromRow(row) : undefined)
export const find = async (ctx: Ctx, id: string) => first(await all(ctx).where('id', '=', id).executeTakeFirst())
export const hold = async (ctx: Ctx, id: string) =>
  first(await all(ctx).where('id', '=', id).forUpdate().executeTakeFirst())
export const findOfCase = async (ctx: Ctx, complaintId: string, violation: string) =>
  first(
    await all(ctx)
      .where('complaint_id', '=', complaintId)
      .where('violation', '=', violation)
      .where('state', '<>', 'dropped')
      .executeTakeFirst(),
  )

/** What changes the points of one merchant happens one after the other. */
export async function holdMerchant({ db }: Ctx, merchantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`governance.merchant:${merchantId}`}, 0))`.execute(db)
}
/** More than anybody has: a merchant with as many decisions is not a merchant any more. */
const mostOfOne = 2000
export async function decidedOf(ctx: Ctx, merchantId: string): Promise<Penalty[]> {
  const rows = await all(ctx)
    .where('merchant_id', '=', merchantId)
    .where('decided_at', 'is not', null)
    .orderBy('decided_at')
    .orderBy('id')
    .limit(mostOfOne)
    .execute()
  return rows.map(fromRow)
}

const open = ['proposed', 'noticed', 'deciding', 'appealed'] as const
const ended = ['final', 'reversed', 'dropped'] as const
type Listed = PenaltyFilter & {
  /** Only of this shop, from the notice on. */
  readonly ownOf: string | null
  /** Never of this shop: a colleague who belongs to it. */
  readonly notOf: string | null
}
/** Open ones by the time left, others by the day they were opened, newest first. */
export async function list(ctx: Ctx, wanted: Listed, page: { after: Place | null; limit: number }): Promise<Penalty[]> {
  const { tab, state, violation, text, ownOf, notOf } = wanted
  const { after, limit } = page
  const byTime = isByTime(tab)
  const at = sql<Date>`coalesce(next_due_at, opened_at)`
  let query = all(ctx).where('state', 'in', byTime ? [...open] : tab === 'ended' ? [...ended] : ['in-force'])
  if (tab === 'overdue') query = query.where('overdue', '=', true)
  if (state !== undefined) query = query.where('state', '=', state)
  if (violation !== undefined) query = query.where('violation', '=', violation)
  if (ownOf !== null) query = query.where('merchant_id', '=', ownOf).where('noticed_at', 'is not', null)
  if (notOf !== null) query = query.where('merchant_id', '<>', notOf)
  if (text) {
    const like = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
    query = query.where((one) => one.or([one('number', 'ilike', like), one('shop', 'ilike', like)]))
  }
  if (after !== null)
    query = byTime
      ? query.where(sql<boolean>`(${at}, id) > (${after.at}, ${after.id})`)
      : query.where(sql<boolean>`(opened_at, id) < (${after.at}, ${after.id})`)
  query = byTime ? query.orderBy(at).orderBy('id') : query.orderBy('opened_at', 'desc').orderBy('id', 'desc')
  return (await query.limit(limit).execute()).map(fromRow)
}
const isByTime = (tab: PenaltyFilter['tab']): boolean => tab === 'open' || tab === 'overdue'
export const placeOf = (tab: PenaltyFilter['tab'], { id, openedAt, nextDueAt }: Penalty): Place => ({
  id,
  at: isByTime(tab) ? (nextDueAt ?? openedAt) : openedAt,
})
