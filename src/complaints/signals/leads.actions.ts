import type { Ctx } from '../../kernel/context.ts'
import { choiceWords } from '../category.rules.ts'
import * as complaints from '../complaint.store.ts'
import { readCursor, writeCursor } from '../../kernel/http/cursor.ts'
import { merchantNames, orderOf } from '../orders.actions.ts'
import { leads, type Lead } from './leads.store.ts'
import type { SafetyLead } from './signal.contract.ts'

type Wanted = { readonly merchant?: string | undefined; readonly cursor?: string | undefined; readonly limit: number }

export async function listSafetyLeads(
  ctx: Ctx,
  { merchant, cursor, limit }: Wanted,
): Promise<{ rows: SafetyLead[]; next: string | null }> {
  const found = await leads(ctx, { merchant, after: readCursor(cursor), limit: limit + 1 })
  const page = found.slice(0, limit)
  const names = await merchantNames(ctx, [...new Set(page.flatMap(({ merchantId }) => merchantId ?? []))])
  const rows: SafetyLead[] = []
  for (const lead of page) rows.push(await shown(ctx, lead, names))
  const last = page.at(-1)
  return { rows, next: found.length > limit && last ? writeCursor({ at: last.receivedAt, id: last.id }) : null }
}

async function shown(ctx: Ctx, lead: Lead, names: ReadonlyMap<string, string>): Promise<SafetyLead> {
  const { id, receipt, category, state, merchantId, orderId, defect, told, words, verdict } = lead
  const concerned = new Set(orderId === null ? [] : await complaints.linesOf(ctx, id))
  const order = orderId === null ? null : await orderOf(ctx, orderId)
  return {
    id,
    receipt,
    category,
    state,
    merchant: merchantId === null ? null : { id: merchantId, name: names.get(merchantId) ?? merchantId },
    items: (order?.lines ?? []).filter((line) => concerned.has(line.id)).map(({ title }) => title),
    defect,
    told: told === null ? null : choiceWords(category, 'safety', told),
    words: [...words],
    verdict,
    receivedAt: lead.receivedAt.toISOString(),
  }
}
