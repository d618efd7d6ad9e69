import { z } from 'zod'
import { ClockView } from '../../kernel/clock/clock.contract.ts'
import { Empty, Id, Instant, Paged, pageOf, route } from '../../kernel/route.contract.ts'
import { CategoryCode, Outcome, Reasoned, textOf } from '../complaint.contract.ts'

/** The public column 投诉专栏: complaints with consent and without personal data, and what the shop replied. */

export const PostingState = z.enum(['offered', 'published', 'refused', 'withdrawn'])
export type PostingState = z.infer<typeof PostingState>
const Title = textOf(4, 60)
const Story = textOf(10, 3000)

export const PublicReply = z.object({ id: z.string(), text: z.string(), at: Instant })
/** What everybody reads. Nothing in it leads to the person or to the complaint. */
export const Posting = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  category: CategoryCode,
  merchant: z.object({ id: z.string(), name: z.string() }),
  /** How the complaint ended; null while it is open. */
  outcome: Outcome.nullable(),
  note: z.string(),
  publishedAt: Instant,
  repliedAt: Instant.nullable(),
  /** Until when the shop replies, or should have. */
  replyBy: Instant.nullable(),
  replies: z.array(PublicReply),
  meToo: z.int(),
})
export type Posting = z.infer<typeof Posting>

export const ColumnFilter = z.strictObject({
  category: CategoryCode.optional(),
  merchant: z.string().max(60).optional(),
  outcome: z.enum(['open', 'resolved', 'other']).optional(),
})
export const listColumn = route({
  method: 'GET',
  path: '/api/column',
  summary: { zh: '投诉专栏', en: 'The public column' },
  who: ['anyone'],
  clause: '7.2.1(4)',
  input: Paged.extend(ColumnFilter.shape),
  output: pageOf(Posting),
})
export const readPosting = route({
  method: 'GET',
  path: '/api/column/:id',
  summary: { zh: '专栏里的一件投诉', en: 'One complaint of the column' },
  who: ['anyone'],
  clause: '7.2.1(4)',
  input: Id,
  output: Posting,
})
export const columnFeed = route({
  method: 'GET',
  path: '/api/column.rss',
  summary: { zh: '订阅投诉专栏（RSS）', en: 'The column as a feed (RSS)' },
  who: ['anyone'],
  clause: '7.2.1(4)',
  rawReply: 'application/rss+xml',
  input: Empty,
  output: z.string(),
})

/** The posting of a case, for its sides and those who handle it; before there is one, the text that the software proposes. */
export const CasePosting = z.object({
  posting: z
    .object({ id: z.string(), state: PostingState, title: z.string(), text: z.string(), reason: z.string() })
    .nullable(),
  proposed: z.object({ title: z.string(), text: z.string() }).nullable(),
  mayOffer: z.boolean(),
  mayReply: z.boolean(),
  replies: z.array(z.object({ id: z.string(), text: z.string(), state: z.string(), reason: z.string() })),
  clock: ClockView.nullable(),
})
export type CasePosting = z.infer<typeof CasePosting>
export const readCasePosting = route({
  method: 'GET',
  path: '/api/complaints/:id/column',
  summary: { zh: '这件投诉在专栏的情况', en: 'The complaint in the column' },
  who: ['consumer', 'merchant', 'agent', 'admin'],
  clause: '7.2.1(4)',
  input: Id,
  output: CasePosting,
})
export const offerPosting = route({
  method: 'POST',
  path: '/api/complaints/:id/column',
  summary: { zh: '同意公开到专栏', en: 'Offer the complaint for the column' },
  who: ['consumer'],
  clause: '7.2.1(4)',
  audit: 'column.offer',
  status: 201,
  input: Id.extend({ title: Title, text: Story, consent: z.literal(true) }),
  output: CasePosting,
})
export const withdrawPosting = route({
  method: 'POST',
  path: '/api/complaints/:id/column-withdrawal',
  summary: { zh: '撤回同意，从专栏消失', en: 'Withdraw the consent: it disappears' },
  who: ['consumer'],
  clause: '7.2.1(4)',
  audit: 'column.withdraw',
  status: 201,
  input: Id,
  output: CasePosting,
})

const Done = z.object({ ok: z.literal(true) })
export const replyPublicly = route({
  method: 'POST',
  path: '/api/column/:id/reply',
  summary: { zh: '公开答复', en: 'Reply in the column' },
  who: ['merchant'],
  clause: '7.2.1(4)',
  audit: 'column.reply',
  status: 201,
  input: Id.extend({ text: Story }),
  output: Done,
})
export const sayMeToo = route({
  method: 'POST',
  path: '/api/column/:id/me-too',
  summary: { zh: '我也遇到过', en: 'It happened to me too' },
  who: ['signed-in'],
  clause: '7.2.1(4)',
  audit: 'column.me-too',
  status: 201,
  input: Id,
  output: z.object({ meToo: z.int() }),
})
export const flagPosting = route({
  method: 'POST',
  path: '/api/column/:id/flags',
  summary: { zh: '反映专栏内容有问题', en: 'Say that something is wrong with a posting' },
  who: ['signed-in'],
  clause: '7.2.1(4)',
  audit: 'column.flag',
  status: 201,
  input: Id.extend({ reason: Reasoned }),
  output: Done,
})

export const DeskPosting = z.object({
  id: z.string(),
  complaint: z.string(),
  state: PostingState,
  title: z.string(),
  text: z.string(),
  category: CategoryCode,
  merchant: z.object({ id: z.string(), name: z.string() }),
  note: z.string(),
  offeredAt: Instant,
  /** Something in the text still looks like somebody's number or address. */
  looksPersonal: z.boolean(),
  replies: z.array(z.object({ id: z.string(), text: z.string(), at: Instant })),
  flags: z.array(z.object({ reason: z.string(), at: Instant })),
  /** How many complaints of other consumers began at this posting; for the desk only. */
  ledTo: z.int(),
  version: z.int(),
})
export type DeskPosting = z.infer<typeof DeskPosting>
const desk = { who: ['agent', 'governance-officer'], clause: '7.2.1(4)' } as const
export const listColumnDesk = route({
  method: 'GET',
  path: '/api/column-desk',
  summary: { zh: '专栏待审', en: 'What waits to be read before it is public' },
  ...desk,
  input: z.strictObject({ tab: z.enum(['waiting', 'published']).default('waiting') }),
  output: z.object({ rows: z.array(DeskPosting) }),
})
export const moderatePosting = route({
  method: 'POST',
  path: '/api/column/:id/moderation',
  summary: { zh: '审核专栏投诉', en: 'Publish, refuse or take down a posting' },
  ...desk,
  audit: 'column.moderate',
  status: 201,
  input: Id.extend({
    version: z.int().min(1),
    verdict: z.enum(['publish', 'refuse']),
    title: Title,
    text: Story,
    /** For the consumer, where it is refused or taken down. */
    reason: textOf(0, 1000).default(''),
    note: textOf(0, 1000).default(''),
  }),
  output: Done,
})
export const moderateReply = route({
  method: 'POST',
  path: '/api/column/:id/replies/:reply/moderation',
  summary: { zh: '审核公开答复', en: 'Publish or refuse a reply' },
  ...desk,
  audit: 'column.moderate-reply',
  status: 201,
  input: Id.extend({
    reply: z.string().min(1).max(60),
    verdict: z.enum(['publish', 'refuse']),
    text: Story,
    reason: textOf(0, 1000).default(''),
  }),
  output: Done,
})
