import type { z } from 'zod'
import { stopClock } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { readCursor, writeCursor } from '../../kernel/http/cursor.ts'
import { merchantNames } from '../orders.actions.ts'
import * as around from './around.store.ts'
import type * as contract from './column.contract.ts'
import * as store from './column.store.ts'
import { feedOf } from './feed.rules.ts'
import { looksPersonal } from './mask.rules.ts'
import { tellDesk } from './tell.actions.ts'

type View = z.input<typeof contract.Posting>

export async function listColumn(ctx: Ctx, { cursor, limit, ...filter }: Input<typeof contract.listColumn>) {
  const rows = await store.published(ctx, { ...filter, after: readCursor(cursor), limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > limit && last?.publishedAt ? writeCursor({ at: last.publishedAt, id: last.id }) : null
  return { rows: await views(ctx, page), next }
}

export async function readPosting(ctx: Ctx, id: string): Promise<View> {
  const [view] = await views(ctx, await store.published(ctx, { id, after: null, limit: 1 }))
  return found(view, 'posting')
}

const inFeed = 50
export const columnFeed = async (ctx: Ctx, site: string): Promise<string> =>
  feedOf(await views(ctx, await store.published(ctx, { after: null, limit: inFeed })), site)

async function views(ctx: Ctx, rows: readonly store.Shown[]): Promise<View[]> {
  const shops = await merchantNames(ctx, [...new Set(rows.map(({ merchantId }) => merchantId))])
  const replies = Map.groupBy(
    await around.repliesOf(
      ctx,
      rows.map(({ id }) => id),
    ),
    ({ postingId }) => postingId,
  )
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    text: row.text,
    category: row.category,
    merchant: { id: row.merchantId, name: shops.get(row.merchantId) ?? '' },
    outcome: row.outcome,
    note: row.note,
    publishedAt: (row.publishedAt ?? row.offeredAt).toISOString(),
    repliedAt: row.repliedAt?.toISOString() ?? null,
    replyBy: row.replyBy?.toISOString() ?? null,
    replies: (replies.get(row.id) ?? [])
      .filter(({ state }) => state === 'published')
      .map(({ id, text, at }) => ({ id, text, at: at.toISOString() })),
    meToo: row.meToo,
  }))
}

async function live(ctx: Ctx, id: string): Promise<store.Kept> {
  const one = await store.hold(ctx, id)
  return one?.state === 'published' ? one : refuse('not-found', { noun: 'posting' })
}

/** The reply counts from when the shop gave it; it is public after somebody has read it. */
export async function replyPublicly(ctx: Ctx, { id, text }: Input<typeof contract.replyPublicly>) {
  const one = await live(ctx, id)
  if (ctx.actor.merchantId === null || ctx.actor.merchantId !== one.merchantId) refuse('not-found', { noun: 'posting' })
  if (looksPersonal(text)) refuse('column.personal', { field: 'text' })
  const reply = await around.insertReply(ctx, id, text)
  if (one.repliedAt === null) {
    if (one.replyClock !== null) await stopClock(ctx, one.replyClock, { at: ctx.now, outcome: 'met' })
    await store.save(ctx, { ...one, repliedAt: ctx.now })
  }
  await record(ctx, [{ kind: 'column.replied', subject: id, data: { reply, complaint: one.complaintId } }])
  await tellDesk(ctx, one)
  return { ok: true as const }
}

export async function sayMeToo(ctx: Ctx, id: string) {
  await live(ctx, id)
  return { meToo: await around.addMeToo(ctx, id) }
}

export async function flagPosting(ctx: Ctx, { id, reason }: Input<typeof contract.flagPosting>) {
  const one = await live(ctx, id)
  await around.addFlag(ctx, id, reason)
  await record(ctx, [{ kind: 'column.flagged', subject: id }])
  await tellDesk(ctx, one)
  return { ok: true as const }
}
