import { stringify } from 'csv-stringify/sync'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Task } from '../../kernel/capability.ts'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { askMerchants } from '../../marketplace/index.ts'
import { readCursor, writeCursor } from '../../kernel/http/cursor.ts'
import * as ledger from './ledger.store.ts'
import type * as contract from './penalty-routes.contract.ts'
import type { PenaltyFilter } from './penalty-routes.contract.ts'
import * as store from './penalty.store.ts'
import { measureView, rowViews } from './show.actions.ts'
import { ruleOf, standOf } from './standing.actions.ts'

/** Colleagues see all but those of a shop of their own; a merchant sees the own shop only. */
function listed({ actor }: Ctx, filter: PenaltyFilter) {
  const platform = hasRole(actor, 'governance-officer', 'admin')
  return { ...filter, ownOf: platform ? null : (actor.merchantId ?? 'none'), notOf: platform ? actor.merchantId : null }
}

export async function listPenalties(ctx: Ctx, { cursor, limit, ...filter }: Input<typeof contract.listPenalties>) {
  const rows = await store.list(ctx, listed(ctx, filter), { after: readCursor(cursor), limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > limit && last ? writeCursor(store.placeOf(filter.tab, last)) : null
  return { rows: await rowViews(ctx, page), next }
}

const mostExported = 5000
export async function exportPenalties(ctx: Ctx, filter: PenaltyFilter): Promise<string> {
  const found = await store.list(ctx, listed(ctx, filter), { after: null, limit: mostExported + 1 })
  const lines: Record<string, unknown>[] = (await rowViews(ctx, found.slice(0, mostExported))).map((row) => ({
    number: row.number,
    merchant: row.merchant.name,
    violation: row.violation.title.zh,
    level: row.violation.level,
    happened_on: row.happenedOn,
    state: row.state,
    points: row.points,
    opened_at: row.openedAt,
    decided_at: row.decidedAt,
    due_at: row.clock?.dueAt ?? null,
    overdue: row.overdue ? 1 : 0,
  }))
  if (found.length > mostExported)
    lines.push({ number: `… only the first ${mostExported} rows / 仅前 ${mostExported} 行` })
  return stringify(lines, { header: true, bom: true, escape_formulas: true, record_delimiter: 'windows' })
}

export async function readStanding(ctx: Ctx, { merchant }: Input<typeof contract.readStanding>) {
  const platform = hasRole(ctx.actor, 'governance-officer', 'admin')
  const id = platform ? merchant : ctx.actor.merchantId
  if (!id) return refuse('penalty.merchant-needed', { field: 'merchant' })
  // Another shop than the own one does not exist for a merchant.
  if (!platform && merchant !== undefined && merchant !== id) return refuse('not-found', { noun: 'merchant' })
  const shop = (await askMerchants(ctx, [id])).get(id)
  if (platform && !shop) return refuse('not-found', { noun: 'merchant' })
  const decided = await store.decidedOf(ctx, id)
  const stand = standOf(ctx, decided)
  const named = new Map(decided.map((one) => [one.id, { number: one.number, title: ruleOf(ctx, one).title }]))
  const nameOf = (penalty: string) => named.get(penalty) ?? { number: '', title: { zh: penalty, en: penalty } }
  return {
    merchant: { id, name: shop?.name ?? '' },
    balance: stand.balance,
    next: stand.next === null ? null : { node: stand.next, missing: stand.next - stand.balance },
    counted: stand.counted
      .filter(({ expiresAt, points }) => expiresAt > ctx.now && points > 0)
      .map(({ penalty, points, occurrence, expiresAt }) => ({
        penalty,
        ...nameOf(penalty),
        points,
        occurrence,
        expiresOn: shanghaiDay(expiresAt),
      })),
    entries: (await ledger.entriesOf(ctx, id)).map(({ penalty, at, ...entry }) => ({
      ...nameOf(penalty),
      ...entry,
      at: at.toISOString(),
    })),
    measures: stand.measures.map((one) => measureView(ctx, one)),
  }
}

/** What waits for an officer, or for the merchant to speak. */
export async function penaltyTasks(ctx: Ctx, limit: number): Promise<readonly Task[]> {
  const officer = hasRole(ctx.actor, 'governance-officer')
  if (!officer && !hasRole(ctx.actor, 'merchant')) return []
  const rows = await store.list(ctx, listed(ctx, { tab: 'open' }), { after: null, limit: Math.min(limit, 20) })
  const waits = rows.filter(({ state }) => (officer ? state !== 'noticed' : state === 'noticed'))
  return waits.map((penalty) => ({
    title: officer ? { zh: '违规处理待办', en: 'A penalty to handle' } : { zh: '请陈述申辩', en: 'State your defence' },
    detail: `${penalty.number} · ${penalty.shop}`,
    href: `/penalties/${penalty.id}`,
    dueAt: penalty.nextDueAt,
    kind: { zh: '违规处理', en: 'Penalty' },
  }))
}
