import { sql, type SqlBool } from 'kysely'
import type { Ctx } from '../kernel/context.ts'
import type { Complaint } from './complaint.rules.ts'
import { columns, fromRow } from './complaint.store.ts'
import type { Place } from '../kernel/http/cursor.ts'
import { seatedIn } from './seated.store.ts'
import type { Order, QueueFilter } from './queue-filter.rules.ts'

/** The same words as the partial indexes, as literals: a parameter would hide the index from the planner. */
const open = sql<SqlBool>`state <> 'closed'`
const closed = sql<SqlBool>`state = 'closed'`
/** More orders than this do not share the beginning of a number that anybody would type. */
const mostByNumber = 500

const inTab = (filter: QueueFilter, now: Date) =>
  ({
    open: [open],
    mine: [open, sql<SqlBool>`agent_id = ${filter.me}`],
    unassigned: [open, sql<SqlBool>`agent_id is null`],
    watching: [open, sql<SqlBool>`id in (select complaint_id from complaints.watcher where account_id = ${filter.me})`],
    'due-today': [open, sql<SqlBool>`next_due_at > ${now} and next_due_at <= ${filter.dayEnds}`],
    overdue: [open, sql<SqlBool>`next_due_at <= ${now}`],
    'waiting-merchant': [open, sql<SqlBool>`waits_for = 'merchant'`],
    closed: [closed],
  })[filter.tab]

function conditions(filter: QueueFilter, now: Date) {
  const all = [...inTab(filter, now)]
  if (filter.state !== undefined) all.push(sql<SqlBool>`state = ${filter.state}`)
  if (filter.category !== undefined) all.push(sql<SqlBool>`category = ${filter.category}`)
  if (filter.channel !== undefined) all.push(sql<SqlBool>`channel = ${filter.channel}`)
  if (filter.merchant !== undefined) all.push(sql<SqlBool>`merchant_id = ${filter.merchant}`)
  if (filter.seated) all.push(seatedIn({ id: filter.me, roles: filter.seated }, 'complaints.complaint'))
  // A literal, as in the partial indexes.
  if (filter.authority) all.push(sql<SqlBool>`profile = 'regulator'`)
  if (filter.consumer !== undefined) all.push(sql<SqlBool>`consumer_id = ${filter.consumer}`)
  if (filter.waitsFor !== undefined) all.push(sql<SqlBool>`waits_for = ${filter.waitsFor}`)
  if (filter.tag !== undefined)
    all.push(sql<SqlBool>`id in (select complaint_id from complaints.complaint_tag where tag_id = ${filter.tag})`)
  if (filter.receipt !== undefined)
    all.push(sql<SqlBool>`id in (select complaint_id from complaints.receipt where receipt = ${filter.receipt})`)
  if (filter.orderNumber !== undefined) {
    const like = `${filter.orderNumber.replaceAll(/[\\%_]/g, '\\$&')}%`
    all.push(
      sql<SqlBool>`id in (select id from complaints.complaint where order_number like ${like} limit ${mostByNumber})`,
    )
  }
  return all
}

const places = {
  'time-left': { column: 'next_due_at', direction: 'asc', after: sql.raw('>') },
  newest: { column: 'received_at', direction: 'desc', after: sql.raw('<') },
  closed: { column: 'closed_at', direction: 'desc', after: sql.raw('<') },
} as const

/** One page after `after`, in the order of an index that ends with the id: no page costs more than another. */
export async function list(
  { db, now }: Ctx,
  filter: QueueFilter,
  page: { readonly order: Order; readonly after: Place | null; readonly limit: number },
): Promise<Complaint[]> {
  const { column, direction, after } = places[page.order]
  let query = db.selectFrom('complaints.complaint').select(columns)
  for (const condition of conditions(filter, now)) query = query.where(condition)
  if (page.after)
    query = query.where(
      sql<SqlBool>`(${sql.ref(column)}, id) ${after} (${page.after.at}::timestamptz, ${page.after.id}::text)`,
    )
  const rows = await query.orderBy(column, direction).orderBy('id', direction).limit(page.limit).execute()
  return rows.map(fromRow)
}

/** Counts up to a limit, so that a tab with a million costs no more than one with a thousand. */
export async function count({ db, now }: Ctx, filter: QueueFilter, limit: number): Promise<number> {
  const where = sql.join(conditions(filter, now), sql` and `)
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 from complaints.complaint where ${where} limit ${limit}) capped`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}

export type MineFilter = {
  readonly consumerId: string
  readonly open?: boolean | undefined
  readonly orderId?: string | undefined
}
export async function listMine(
  { db }: Ctx,
  filter: MineFilter,
  page: { readonly after: Place | null; readonly limit: number },
): Promise<Complaint[]> {
  let query = db.selectFrom('complaints.complaint').select(columns).where('consumer_id', '=', filter.consumerId)
  if (filter.open !== undefined) query = query.where(filter.open ? open : closed)
  if (filter.orderId !== undefined) query = query.where('order_id', '=', filter.orderId)
  if (page.after)
    query = query.where(sql<SqlBool>`(received_at, id) < (${page.after.at}::timestamptz, ${page.after.id}::text)`)
  const rows = await query.orderBy('received_at', 'desc').orderBy('id', 'desc').limit(page.limit).execute()
  return rows.map(fromRow)
}

/** How many open complaints each agent has. */
export async function loadOf({ db }: Ctx, agents: readonly string[]): Promise<Map<string, number>> {
  if (agents.length === 0) return new Map()
  const rows = await db
    .selectFrom('complaints.complaint')
    .select(['agent_id', (count) => count.fn.countAll<number>().as('n')])
    .where(open)
    .where('agent_id', 'in', [...agents])
    .groupBy('agent_id')
    .execute()
  return new Map(rows.flatMap((row) => (row.agent_id === null ? [] : [[row.agent_id, Number(row.n)]])))
}
