import { z } from 'zod'
import { declareRefusals } from '../refusal.contract.ts'
import { Empty, Id, Instant, Paged, route } from '../route.contract.ts'

export const channels = ['in-app', 'email', 'sms', 'webhook'] as const
export const Channel = z.enum(channels)
export type Channel = z.infer<typeof Channel>

/**
 * queued: waits for its turn or its next try · held: postponed to the end of the quiet hours · sent: handed over ·
 * held-local: would have been sent, no server is configured (demo) · failed: given up · skipped: deliberately not sent
 */
export const noticeStates = ['queued', 'held', 'sent', 'held-local', 'failed', 'skipped'] as const
export const NoticeState = z.enum(noticeStates)
export type NoticeState = z.infer<typeof NoticeState>

/** Why a notice is not (yet) sent. */
export const noticeReasons = [
  'quiet-hours',
  'contained',
  'retrying',
  'not-configured',
  'no-contact',
  'bad-contact',
  'recipient-gone',
  'daily-limit',
  'too-late',
  'no-consent',
  'refused',
  'given-up',
  'bounced',
] as const
export const NoticeReason = z.enum(noticeReasons)
export type NoticeReason = z.infer<typeof NoticeReason>

const Bilingual = z.object({ zh: z.string(), en: z.string() })

/** A notice as its recipient reads it, already in the recipient's language. */
export const MyNotice = z.object({
  id: z.string(),
  template: z.string(),
  title: z.string(),
  body: z.string(),
  /** Page to open, e.g. `/complaints/cmp_…`; null when there is nothing to open. */
  href: z.string().nullable(),
  subject: z.string().nullable(),
  urgent: z.boolean(),
  at: Instant,
  readAt: Instant.nullable(),
})
export type MyNotice = z.infer<typeof MyNotice>

/** Unread notices are counted up to this; beyond it a page says `99+`. */
export const unreadLimit = 100

export const listMyNotices = route({
  method: 'GET',
  path: '/api/notices',
  summary: { zh: '我的通知', en: 'My notices' },
  who: ['signed-in'],
  clause: '6.2.4',
  input: Paged.extend({ unread: z.enum(['yes']).optional() }),
  output: z.object({ rows: z.array(MyNotice), next: z.string().nullable(), unread: z.int() }),
})

export const countUnread = route({
  method: 'GET',
  path: '/api/notices/unread',
  summary: { zh: '未读通知数', en: 'How many notices are unread' },
  who: ['signed-in'],
  clause: '6.2.4',
  input: Empty,
  output: z.object({ unread: z.int() }),
})

export const readNotice = route({
  method: 'POST',
  path: '/api/notices/:id/read',
  summary: { zh: '标记一条通知为已读', en: 'Mark a notice as read' },
  who: ['signed-in'],
  clause: '6.2.4',
  audit: 'notice.read',
  input: Id,
  output: z.object({ unread: z.int() }),
})

export const readAllNotices = route({
  method: 'POST',
  path: '/api/notices/read-all',
  summary: { zh: '全部标记为已读', en: 'Mark all notices as read' },
  who: ['signed-in'],
  clause: '6.2.4',
  audit: 'notice.read-all',
  /** The newest notice that the page showed: one that arrived meanwhile stays unread. */
  input: z.strictObject({ upTo: z.string().min(1).max(60) }),
  output: z.object({ unread: z.int() }),
})

/** A notice as staff see it: no words and no plain contact, only what was done with it. */
export const SentNotice = z.object({
  id: z.string(),
  channel: Channel,
  state: NoticeState,
  template: z.string(),
  title: Bilingual,
  /** Masked, `138****1234` or `w***@example.cn`; null before the contact was looked up. */
  recipient: z.string().nullable(),
  /** Account or party id. */
  to: z.string(),
  subject: z.string().nullable(),
  urgent: z.boolean(),
  /** Why it was held, skipped or failed. */
  reason: NoticeReason.nullable(),
  attempts: z.int(),
  createdAt: Instant,
  nextTryAt: Instant.nullable(),
  sentAt: Instant.nullable(),
})
export type SentNotice = z.infer<typeof SentNotice>

export const listSentNotices = route({
  method: 'GET',
  path: '/api/notices/sent',
  summary: { zh: '已发出的通知', en: 'Notices sent' },
  who: ['admin', 'agent'],
  clause: '6.2.4',
  input: Paged.extend({
    channel: Channel.optional(),
    state: NoticeState.optional(),
    template: z.string().max(100).optional(),
  }),
  output: z.object({ rows: z.array(SentNotice), next: z.string().nullable() }),
})

export const previewNotice = route({
  method: 'GET',
  path: '/api/notices/sent/:id',
  summary: { zh: '查看一条通知的内容', en: 'See the words of one notice' },
  who: ['admin', 'agent'],
  clause: '6.2.4',
  input: Id,
  output: SentNotice.extend({
    language: z.enum(['zh', 'en']),
    /** Phone numbers, e-mail addresses and identity numbers in the words are masked. */
    heading: z.string(),
    body: z.string(),
    lastError: z.string().nullable(),
  }),
})

export const resendNotice = route({
  method: 'POST',
  path: '/api/notices/sent/:id/retry',
  summary: { zh: '重新发送未成功的通知', en: 'Try a failed notice again' },
  who: ['admin'],
  clause: '6.2.4',
  audit: 'notice.retry',
  input: Id,
  output: SentNotice,
})

export const listNoticeTemplates = route({
  method: 'GET',
  path: '/api/notice-templates',
  summary: { zh: '通知模板', en: 'Notice templates' },
  who: ['admin', 'agent'],
  clause: '6.2.4',
  input: Empty,
  output: z.object({
    rows: z.array(
      z.object({ id: z.string(), title: Bilingual, channels: z.array(Channel), urgency: z.enum(['normal', 'urgent']) }),
    ),
  }),
})

export const noticeRefusals = declareRefusals({
  'notice.cannot-retry': {
    status: 409,
    zh: '这条通知的状态是「{state}」，只有发送失败、被跳过或留在本地的通知可以重发。',
    en: 'This notice is in state "{state}"; only failed, skipped or locally held ones can be sent again.',
  },
})
