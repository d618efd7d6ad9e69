import { sql, type SqlBool } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { AfterSalesRequest } from '../../kernel/rulebook/aftersales-rule.contract.ts'
import type { Place } from '../../kernel/http/cursor.ts'
import type { State } from './aftersales.contract.ts'
import type { Tab } from './inbox.contract.ts'
import type { Request } from './request.rules.ts'
import { fromRow } from './request.store.ts'

/** The same words as the partial indexes, as literals: a parameter would hide the index from the planner. */
const open = sql<SqlBool>`state <> 'closed'`
const closed = sql<SqlBool>`state = 'closed'`

export type Filter = {
  readonly tab: Tab
  readonly merchant?: string | undefined
  readonly consumer?: string | undefined
  readonly request?: AfterSalesRequest | undefined
  readonly state?: State | undefined
  /** A whole request number, or the beginning of an order number. */
  readonly number?: string | undefined
  readonly orderNumber?: string | undefined
  /** Until when "today" lasts. */
  readonly dayEnds: Date
}

const inTab = ({ tab, dayEnds }: Filter, now: Date) =>
  ({
    open: [open],
    'waiting-merchant': [open, sql<SqlBool>`waits_for = 'merchant'`],
    'due-today': [open, sql<SqlBool>`next_due_at > ${now} and next_due_at <= ${dayEnds}`],
    overdue: [open, sql<SqlBool>`next_due_at <= ${now}`],
    refunding: [open, sql<SqlBool>`state = 'refunding'`],
    closed: [closed],
  })[tab]

function conditions(filter: Filter, now: Date) {
  const all = [...inTab(filter, now)]
  if (filter.request !== undefined) all.push(sql<SqlBool>`request = ${filter.request}`)
  if (filter.state !== undefined) all.push(sql<SqlBool>`state = ${filter.state}`)
  if (filter.merchant !== undefined) all.push(sql<SqlBool>`merchant_id = ${filter.merchant}`)
  if (filter.consumer !== undefined) all.push(sql<SqlBool>`consumer_id = ${filter.consumer}`)
  if (filter.number !== undefined)
    all.push(sql<SqlBool>`id in (select request_id from complaints.aftersales_number where number = ${filter.number})`)
  if (filter.orderNumber !== undefined)
    all.push(sql<SqlBool>`order_number like ${`${filter.orderNumber.replaceAll(/[\\%_]/g, '\\$&')}%`}`)
  return all
}

const places = {
  open: { column: 'next_due_at', direction: 'asc', after: sql.raw('>') },
  closed: { column: 'closed_at', direction: 'desc', after: sql.raw('<') },
} as const

/** One page after `after`: what is open by the time left, what is closed newest first. */
export async function list(
  { db, now }: Ctx,
  filter: Filter,
  page: { readonly after: Place | null; readonly limit: number },
): Promise<Request[]> {
  const { column, direction, after } = places[filter.tab === 'closed' ? 'closed' : 'open']
  let query = db.selectFrom('complaints.aftersales_request').selectAll()
  for (const condition of conditions(filter, now)) query = query.where(condition)
  if (page.after)
    query = query.where(
      sql<SqlBool>`(${sql.ref(column)}, id) ${after} (${page.after.at}::timestamptz, ${page.after.id}::text)`,
    )
  const rows = await query.orderBy(column, direction).orderBy('id', direction).limit(page.limit).execute()
  return rows.map(fromRow)
}

/** Counts up to a limit, so that a tab with a million costs no more than one with a thousand. */
export async function count({ db, now }: Ctx, filter: Filter, limit: number): Promise<number> {
  const where = sql.join(conditions(filter, now), sql` and `)
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 from complaints.aftersales_request where ${where} limit ${limit}) capped`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}

export type Mine = { readonly consumerId: string; readonly open?: boolean; readonly orderId?: string }
export async function listMine(
  { db }: Ctx,
  filter: Mine,
  page: { readonly after: Place | null; readonly limit: number },
): Promise<Request[]> {
  let query = db.selectFrom('complaints.aftersales_request').selectAll().where('consumer_id', '=', filter.consumerId)
  if (filter.open !== undefined) query = query.where(filter.open ? open : closed)
  if (filter.orderId !== undefined) query = query.where('order_id', '=', filter.orderId)
  if (page.after)
    query = query.where(sql<SqlBool>`(requested_at, id) < (${page.after.at}::timestamptz, ${page.after.id}::text)`)
  const rows = await query.orderBy('requested_at', 'desc').orderBy('id', 'desc').limit(page.limit).execute()
  return rows.map(fromRow)
}
