import type { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { refuse } from '../../kernel/refusal.ts'
import { readCursor, writeCursor } from '../../kernel/http/cursor.ts'
import { sideOf } from '../complaint.rules.ts'
import { find as findComplaint } from '../complaint.store.ts'
import type { RequestRow } from './aftersales.contract.ts'
import { countLimit, tabs, type Tab } from './inbox.contract.ts'
import { filterOf, type Wanted } from './inbox.rules.ts'
import * as inbox from './inbox.store.ts'
import { showRows } from './read.actions.ts'
import * as store from './request.store.ts'

type Page = { readonly cursor?: string | undefined; readonly limit: number }

export async function listRequests(ctx: Ctx, { cursor, limit, ...wanted }: Wanted & Page) {
  const rows = await inbox.list(ctx, filterOf(ctx, wanted), { after: readCursor(cursor), limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const at = wanted.tab === 'closed' ? last?.closedAt : last?.nextDueAt
  return {
    rows: await showRows(ctx, page),
    next: rows.length > limit && last && at ? writeCursor({ at, id: last.id }) : null,
  }
}

export async function countRequests(ctx: Ctx): Promise<Record<Tab, number>> {
  const counts: Partial<Record<Tab, number>> = {}
  for (const tab of tabs) counts[tab] = await inbox.count(ctx, filterOf(ctx, { tab }), countLimit)
  return { open: 0, 'waiting-merchant': 0, 'due-today': 0, overdue: 0, refunding: 0, closed: 0, ...counts }
}

type MineWanted = Page & { readonly open?: 'yes' | 'no' | undefined; readonly order?: string | undefined }
export async function listMine(ctx: Ctx, { open, order, cursor, limit }: MineWanted) {
  const { consumerId } = ctx.actor
  if (consumerId === null) return { rows: [], next: null }
  const filter = {
    consumerId,
    ...(open !== undefined && { open: open === 'yes' }),
    ...(order !== undefined && { orderId: order }),
  }
  const rows = await inbox.listMine(ctx, filter, { after: readCursor(cursor), limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: await showRows(ctx, page),
    next: rows.length > limit && last ? writeCursor({ at: last.requestedAt, id: last.id }) : null,
  }
}

/** Null when the complaint came by another way; a complaint that is not the reader's does not exist. */
export async function requestOfComplaint(ctx: Ctx, complaintId: string): Promise<z.input<typeof RequestRow> | null> {
  const complaint = await findComplaint(ctx, complaintId)
  if (!complaint || sideOf(ctx.actor, complaint) === null) return refuse('not-found', { noun: 'complaint' })
  const request = await store.ofComplaint(ctx, complaintId)
  return request ? ((await showRows(ctx, [request]))[0] ?? null) : null
}
