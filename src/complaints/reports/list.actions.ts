import type { Task } from '../../kernel/capability.ts'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { sideOf } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { csvLines } from '../csv.rules.ts'
import { readCursor, writeCursor } from '../../kernel/http/cursor.ts'
import { rowViews } from './read.actions.ts'
import type * as contract from './report.contract.ts'
import * as store from './report.store.ts'
import { stepWords } from './words.contract.ts'

const listed = (ctx: Ctx, filter: Input<typeof contract.exportReports>) => ({
  ...filter,
  by: ctx.actor,
})

export async function listReports(ctx: Ctx, { cursor, limit, ...filter }: Input<typeof contract.listReports>) {
  const rows = await store.list(ctx, listed(ctx, filter), { after: readCursor(cursor), limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > limit && last ? writeCursor(store.placeOf(filter.tab === 'closed', last)) : null
  return { rows: await rowViews(ctx, page), next }
}

const mostExported = 5000
export async function exportReports(ctx: Ctx, filter: Input<typeof contract.exportReports>): Promise<string> {
  const found = await store.list(ctx, listed(ctx, filter), { after: null, limit: mostExported + 1 })
  const rows = await rowViews(ctx, found.slice(0, mostExported))
  const heading = [
    'receipt',
    'kind',
    'state',
    'merchant',
    'shop',
    'item',
    'taker',
    'outcome',
    'repeats',
    'received_at',
    'due_at',
  ]
  const lines = rows.map((row) => [
    row.receipt,
    row.kind,
    row.state,
    row.merchant?.name ?? '',
    row.shop,
    row.item,
    row.taker ?? '',
    row.outcome ?? '',
    row.repeats,
    row.receivedAt,
    row.clock?.dueAt ?? '',
  ])
  return csvLines([heading, ...lines], found.length > mostExported ? mostExported : null)
}

export async function listSplit(ctx: Ctx, id: string) {
  const complaint = found(await complaints.find(ctx, id), 'complaint')
  if (sideOf(ctx.actor, complaint) !== 'platform') refuse('not-found', { noun: 'complaint' })
  return {
    rows: (await store.splitFrom(ctx, id)).map(({ id: report, receipt, state }) => ({ id: report, receipt, state })),
  }
}

export async function reportTasks(ctx: Ctx, limit: number): Promise<readonly Task[]> {
  if (!hasRole(ctx.actor, 'agent', 'governance-officer')) return []
  const rows = await store.list(ctx, listed(ctx, { tab: 'mine' }), { after: null, limit: Math.min(limit, 20) })
  return rows.map((report) => ({
    title: { zh: '办理举报', en: 'A report to handle' },
    detail: `${report.receipt} · ${stepWords[report.state].zh}`,
    href: `/reports?report=${report.id}`,
    dueAt: report.nextDueAt,
    kind: { zh: '举报', en: 'Report' },
  }))
}
