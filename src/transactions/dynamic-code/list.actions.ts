import { stringify } from 'csv-stringify/sync'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import { cut, readCursor } from '../../kernel/http/cursor.ts'
import { found } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import type * as contract from './code.contract.ts'
import type { CodeFilter } from './code.contract.ts'
import { findAny, type CodeRow } from './code.store.ts'
import * as store from './list.store.ts'
import { rowViews } from './view.actions.ts'

function seenBy({ actor }: Ctx): store.Seen {
  if (hasRole(actor, 'risk-analyst', 'admin')) return {}
  if (hasRole(actor, 'merchant')) return { payee: actor.merchantId ?? 'none' }
  return { consumer: actor.consumerId ?? 'none' }
}

export async function listCodes(ctx: Ctx, { cursor, limit, ...filter }: Input<typeof contract.listCodes>) {
  const wanted = { seen: seenBy(ctx), filter }
  const rows = await store.listCodes(ctx, wanted, { after: readCursor(cursor), limit: limit + 1 })
  const page = cut(rows, limit, (row) => ({ at: row.created_at, id: row.id }))
  return { rows: await rowViews(ctx, page.rows), next: page.next }
}

const mostExported = 5000
export async function exportCodes(ctx: Ctx, filter: CodeFilter): Promise<string> {
  const rows = await store.listCodes(ctx, { seen: seenBy(ctx), filter }, { after: null, limit: mostExported + 1 })
  const lines: Record<string, unknown>[] = (await rowViews(ctx, rows.slice(0, mostExported))).map((row) => ({
    code: row.id,
    form: row.form,
    purpose: row.purpose,
    state: row.state,
    why: row.why,
    grade: row.grade,
    shop: row.payee.name,
    highest: yuan(row.highestFen),
    amount: row.amountFen === null ? null : yuan(row.amountFen),
    currency: row.currency,
    transaction: row.transaction,
    over_cap: row.overCap ? 1 : 0,
    replays: row.replays,
    created_at: row.createdAt,
    ended_at: row.endedAt,
  }))
  if (rows.length > mostExported)
    lines.push({ code: `… only the first ${mostExported} rows / 仅前 ${mostExported} 行` })
  return stringify(lines, { header: true, bom: true, escape_formulas: true, record_delimiter: 'windows' })
}
const yuan = (fen: number): string => (fen / 100).toFixed(2)

/** Somebody else's code does not exist; a shop knows those that it was paid by. */
function isSeen(ctx: Ctx, row: CodeRow): boolean {
  const seen = seenBy(ctx)
  if (seen.consumer !== undefined) return row.consumer_id === seen.consumer
  return seen.payee === undefined || (row.payee === seen.payee && row.state === 'redeemed')
}
export async function readCode(ctx: Ctx, id: string) {
  const row = await findAny(ctx, id)
  const [view] = await rowViews(ctx, row && isSeen(ctx, row) ? [row] : [])
  return found(view, 'payment-code')
}
export async function maySeeCode(ctx: Ctx, id: string): Promise<boolean> {
  const row = await findAny(ctx, id)
  return row !== undefined && hasRole(ctx.actor, 'risk-analyst', 'admin', 'merchant', 'consumer') && isSeen(ctx, row)
}
