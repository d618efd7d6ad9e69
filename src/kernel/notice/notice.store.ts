import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { Channel, NoticeReason, NoticeState } from './notice.contract.ts'

export type RecipientKind = 'account' | 'consumer' | 'merchant'
export type NewNotice = {
  readonly recipient: string
  readonly id: string
  readonly recipientKind: RecipientKind
  readonly channel: Channel
  readonly template: string
  readonly dedupe: string
  readonly language: 'zh' | 'en'
  readonly urgent: boolean
  readonly subject: string | null
  readonly params: Readonly<Record<string, string | number>>
  readonly heading: string
  readonly body: string
  readonly href: string | null
  readonly createdAt: Date
  readonly state: 'queued' | 'sent'
}
export type NoticeRow = Omit<NewNotice, 'state'> & {
  readonly state: NoticeState
  readonly reason: NoticeReason | null
  readonly attempts: number
  readonly sentTo: string | null
  readonly lastError: string | null
  readonly nextTryAt: Date | null
  readonly sentAt: Date | null
  readonly readAt: Date | null
}
type Key = Pick<NoticeRow, 'recipient' | 'id'>

/** One statement for all; what was already told under the same dedupe key is left out. Answers what is new. */
export async function insertNotices({ db, now }: Ctx, notices: readonly NewNotice[]): Promise<Set<string>> {
  const rows = await db
    .insertInto('kernel.notice')
    .values(
      notices.map(({ recipientKind, params, createdAt, ...notice }) => ({
        ...notice,
        recipient_kind: recipientKind,
        params: JSON.stringify(params),
        created_at: createdAt,
        next_try_at: notice.state === 'queued' ? now : null,
        sent_at: notice.state === 'sent' ? now : null,
      })),
    )
    .onConflict((conflict) => conflict.columns(['recipient', 'template', 'channel', 'dedupe']).doNothing())
    .returning('id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

const noticeRows = ({ db }: Ctx) =>
  db
    .selectFrom('kernel.notice')
    .select([
      'recipient',
      'id',
      'template',
      'dedupe',
      'urgent',
      'subject',
      'heading',
      'body',
      'href',
      'attempts',
      sql<RecipientKind>`recipient_kind`.as('recipientKind'),
      sql<Channel>`channel`.as('channel'),
      sql<'zh' | 'en'>`language`.as('language'),
      sql<NoticeRow['params']>`params`.as('params'),
      sql<NoticeState>`state`.as('state'),
      sql<NoticeReason | null>`reason`.as('reason'),
      'sent_to as sentTo',
      'last_error as lastError',
      'created_at as createdAt',
      'next_try_at as nextTryAt',
      'sent_at as sentAt',
      'read_at as readAt',
    ])

export const holdNotice = (ctx: Ctx, { recipient, id }: Key): Promise<NoticeRow | undefined> =>
  noticeRows(ctx).where('recipient', '=', recipient).where('id', '=', id).forUpdate().executeTakeFirst()

export const findNotice = (ctx: Ctx, id: string): Promise<NoticeRow | undefined> =>
  noticeRows(ctx).where('id', '=', id).executeTakeFirst()

export type Outcome = {
  readonly state: NoticeState
  readonly reason?: NoticeReason | null
  readonly lastError?: string | null
  readonly sentTo?: string | null
  readonly nextTryAt?: Date | null
}

export async function saveOutcome({ db, now }: Ctx, { recipient, id }: Key, outcome: Outcome): Promise<void> {
  await db
    .updateTable('kernel.notice')
    .set({
      state: outcome.state,
      reason: outcome.reason ?? null,
      last_error: outcome.lastError ?? null,
      next_try_at: outcome.nextTryAt ?? null,
      sent_at: outcome.state === 'sent' ? now : null,
      ...(outcome.sentTo !== undefined && { sent_to: outcome.sentTo }),
    })
    .where('recipient', '=', recipient)
    .where('id', '=', id)
    .execute()
}

export async function countAttempt({ db }: Ctx, { recipient, id }: Key): Promise<void> {
  await db
    .updateTable('kernel.notice')
    .set({ attempts: sql`attempts + 1` })
    .where('recipient', '=', recipient)
    .where('id', '=', id)
    .execute()
}

/** Takes one of the day's places, or says that none is left; one statement, so two workers cannot take the same. */
export async function takeDailyPlace(
  { db }: Ctx,
  place: { recipient: string; channel: Channel; day: string; most: number },
): Promise<boolean> {
  const { recipient, channel, day, most } = place
  const { rows } = await sql`
    insert into kernel.notice_daily as daily (recipient, channel, day, used)
    select ${recipient}, ${channel}, ${day}::date, 1 where ${most}::int > 0
    on conflict (recipient, channel, day) do update set used = daily.used + 1 where daily.used < ${most}::int
    returning used`.execute(db)
  return rows.length === 1
}

export async function deleteDailyBefore({ db }: Ctx, day: string): Promise<void> {
  await db.deleteFrom('kernel.notice_daily').where('day', '<', day).execute()
}

export type SentFilter = {
  readonly channel?: Channel | undefined
  readonly state?: NoticeState | undefined
  readonly template?: string | undefined
  readonly before: string | null
  readonly limit: number
}

/** Newest first over all recipients; the cursor is the last id of the page before. */
export async function listNotices(ctx: Ctx, filter: SentFilter): Promise<NoticeRow[]> {
  let query = noticeRows(ctx)
  if (filter.channel) query = query.where('channel', '=', filter.channel)
  if (filter.state) query = query.where('state', '=', filter.state)
  if (filter.template) query = query.where('template', '=', filter.template)
  if (filter.before) query = query.where('id', '<', filter.before)
  return query.orderBy('id', 'desc').limit(filter.limit).execute()
}
