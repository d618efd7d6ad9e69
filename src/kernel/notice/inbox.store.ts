import { sql } from 'kysely'
import type { Actor, Ctx } from '../context.ts'
import { unreadLimit } from './notice.contract.ts'

/** An account reads what was told to it and to the party it acts for. */
export const inboxesOf = ({ id, consumerId, merchantId }: Actor): string[] =>
  [id, consumerId, merchantId].filter((one) => one !== null)

const inbox = ({ db, actor }: Ctx) =>
  db.selectFrom('kernel.notice').where('recipient', 'in', inboxesOf(actor)).where('channel', '=', 'in-app')

/** Newest first; the cursor is the last id of the page before. */
export async function listInbox(ctx: Ctx, page: { before: string | null; onlyUnread: boolean; limit: number }) {
  let query = inbox(ctx)
  if (page.before) query = query.where('id', '<', page.before)
  if (page.onlyUnread) query = query.where('read_at', 'is', null)
  return query
    .select(['id', 'template', 'heading', 'body', 'href', 'subject', 'urgent', 'created_at', 'read_at'])
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()
}

export async function countUnread(ctx: Ctx): Promise<number> {
  const unread = inbox(ctx).where('read_at', 'is', null).select('id').limit(unreadLimit).as('unread')
  const row = await ctx.db
    .selectFrom(unread)
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

/** True when the notice is in the caller's inbox, read before or not. */
export async function markRead(ctx: Ctx, id: string): Promise<boolean> {
  const row = await ctx.db
    .updateTable('kernel.notice')
    .set({ read_at: sql`coalesce(read_at, ${ctx.now}::timestamptz)` })
    .where('recipient', 'in', inboxesOf(ctx.actor))
    .where('channel', '=', 'in-app')
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function markReadUpTo(ctx: Ctx, id: string): Promise<void> {
  await ctx.db
    .updateTable('kernel.notice')
    .set({ read_at: ctx.now })
    .where('recipient', 'in', inboxesOf(ctx.actor))
    .where('channel', '=', 'in-app')
    .where('read_at', 'is', null)
    .where('id', '<=', id)
    .execute()
}
