import { peopleWithRole } from '../kernel/access/people.ts'
import type { Ctx } from '../kernel/context.ts'
import { readCursor, writeCursor, type Place } from '../kernel/http/cursor.ts'
import { showRows } from './case.actions.ts'
import { filterOf, orderIn, placeIn, readerIn, type Wanted } from './queue-filter.rules.ts'
import { countLimit, exportLimit, tabs, type Tab } from './queue.contract.ts'
import * as store from './queue.store.ts'

export async function listQueue(ctx: Ctx, wanted: Wanted & { cursor?: string | undefined; limit: number }) {
  const { cursor, limit, ...filter } = wanted
  const order = orderIn(filter)
  const found = await store.list(ctx, filterOf(ctx, filter), { order, after: readCursor(cursor), limit: limit + 1 })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const at = last ? placeIn(order, last) : null
  return {
    rows: await showRows(ctx, page, readerIn(ctx.actor)),
    next: found.length > limit && last && at ? writeCursor({ at, id: last.id }) : null,
  }
}

export async function countTabs(ctx: Ctx): Promise<Record<Tab, number>> {
  const counts: Partial<Record<Tab, number>> = {}
  for (const tab of tabs) counts[tab] = await store.count(ctx, filterOf(ctx, { tab }), countLimit)
  return {
    open: 0,
    mine: 0,
    unassigned: 0,
    watching: 0,
    'due-today': 0,
    overdue: 0,
    'waiting-merchant': 0,
    closed: 0,
    ...counts,
  }
}

/** Rows of an export are read in pages, so that no query holds ten thousand cases at once. */
const exportPage = 500
export async function exportRows(ctx: Ctx, wanted: Wanted) {
  const order = orderIn(wanted)
  const filter = filterOf(ctx, wanted)
  const rows: Awaited<ReturnType<typeof showRows>> = []
  for (let after: Place | null = null; rows.length < exportLimit;) {
    const page = await store.list(ctx, filter, { order, after, limit: exportPage })
    rows.push(...(await showRows(ctx, page, 'platform')))
    const last = page.at(-1)
    const at = last ? placeIn(order, last) : null
    if (page.length < exportPage || !last || !at) return { rows, more: false }
    after = { at, id: last.id }
  }
  return { rows, more: true }
}

export async function listMine(
  ctx: Ctx,
  wanted: { open?: 'yes' | 'no' | undefined; order?: string | undefined; cursor?: string | undefined; limit: number },
) {
  const { consumerId } = ctx.actor
  if (consumerId === null) return { rows: [], next: null }
  const filter = {
    consumerId,
    ...(wanted.open && { open: wanted.open === 'yes' }),
    ...(wanted.order !== undefined && { orderId: wanted.order }),
  }
  const found = await store.listMine(ctx, filter, { after: readCursor(wanted.cursor), limit: wanted.limit + 1 })
  const page = found.slice(0, wanted.limit)
  const last = page.at(-1)
  return {
    rows: await showRows(ctx, page, 'consumer'),
    next: found.length > wanted.limit && last ? writeCursor({ at: last.receivedAt, id: last.id }) : null,
  }
}

export async function listAgents(ctx: Ctx) {
  const agents = await peopleWithRole(ctx, ['agent'])
  const load = await store.loadOf(
    ctx,
    agents.map((agent) => agent.id),
  )
  return agents.map(({ id, name }) => ({ id, name, open: load.get(id) ?? 0 }))
}
