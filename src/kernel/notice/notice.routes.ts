import { handle, type BoundRoute } from '../http/handle.ts'
import { found } from '../refusal.ts'
import { allTemplates, templateNamed } from './catalogue.ts'
import * as inbox from './inbox.store.ts'
import { maskText } from '../personal/mask.rules.ts'
import * as contract from './notice.contract.ts'
import type { MyNotice, SentNotice } from './notice.contract.ts'
import * as store from './notice.store.ts'
import type { NoticeRow } from './notice.store.ts'
import { retryNotice } from './retry.actions.ts'

export const noticeRoutes: readonly BoundRoute[] = [
  handle(contract.listMyNotices, async (ctx, { cursor, limit, unread }) => {
    const page = { before: cursor ?? null, onlyUnread: unread === 'yes', limit: limit + 1 }
    const rows = await inbox.listInbox(ctx, page)
    return { ...pageOf(rows, limit, myView), unread: await inbox.countUnread(ctx) }
  }),
  handle(contract.countUnread, async (ctx) => ({ unread: await inbox.countUnread(ctx) })),
  handle(contract.readNotice, async (ctx, { id }) => {
    found((await inbox.markRead(ctx, id)) || null, 'notice')
    return { unread: await inbox.countUnread(ctx) }
  }),
  handle(contract.readAllNotices, async (ctx, { upTo }) => {
    await inbox.markReadUpTo(ctx, upTo)
    return { unread: await inbox.countUnread(ctx) }
  }),
  handle(contract.listSentNotices, async (ctx, { cursor, limit, ...filter }) => {
    const rows = await store.listNotices(ctx, { ...filter, before: cursor ?? null, limit: limit + 1 })
    return pageOf(rows, limit, sentView)
  }),
  handle(contract.previewNotice, async (ctx, { id }) => {
    const notice = found(await store.findNotice(ctx, id), 'notice')
    const { language, heading, body, lastError } = notice
    return { ...sentView(notice), language, heading: maskText(heading), body: maskText(body), lastError }
  }),
  handle(contract.resendNotice, async (ctx, { id }) => sentView(await retryNotice(ctx, id))),
  handle(contract.listNoticeTemplates, () => ({
    rows: allTemplates().map(({ id, title, channels, urgency }) => ({ id, title, channels: [...channels], urgency })),
  })),
]

/** One row more than asked for was read: it says whether there is a next page. */
function pageOf<R extends { id: string }, V>(rows: readonly R[], limit: number, view: (row: R) => V) {
  const shown = rows.slice(0, limit)
  return { rows: shown.map(view), next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null }
}

type InboxRow = Awaited<ReturnType<typeof inbox.listInbox>>[number]
const myView = (row: InboxRow): MyNotice => ({
  id: row.id,
  template: row.template,
  title: row.heading,
  body: row.body,
  href: row.href,
  subject: row.subject,
  urgent: row.urgent,
  at: row.created_at.toISOString(),
  readAt: row.read_at?.toISOString() ?? null,
})

const sentView = (row: NoticeRow): SentNotice => ({
  id: row.id,
  channel: row.channel,
  state: row.state,
  template: row.template,
  title: templateNamed(row.template)?.title ?? { zh: row.template, en: row.template },
  recipient: row.sentTo,
  to: row.recipient,
  subject: row.subject,
  urgent: row.urgent,
  reason: row.reason,
  attempts: row.attempts,
  createdAt: row.createdAt.toISOString(),
  nextTryAt: row.nextTryAt?.toISOString() ?? null,
  sentAt: row.sentAt?.toISOString() ?? null,
})
