import { z } from 'zod'
import { Id, Instant, route } from '../../kernel/route.contract.ts'
import { Amount, CategoryCode, FileIds, Flag, Reasoned, Remedy, textOf, Words } from '../complaint.contract.ts'
import { OrderNumber, Receipt } from './entry.contract.ts'

/** Posts that complain (7.2.3): kept with link and snapshot; whoever posted is nobody in particular until somebody verified it. */

export const captureChannels = ['weibo', 'short-video', 'forum'] as const
export const CaptureChannel = z.enum(captureChannels)
export type CaptureChannel = z.infer<typeof CaptureChannel>

/** How it was found out who posted. */
export const Verification = z.enum(['private-message', 'order-details', 'account', 'phone-call'])
export type Verification = z.infer<typeof Verification>

export const capturePost = route({
  method: 'POST',
  path: '/api/complaint-captures',
  summary: {
    zh: '登记社交媒体上的投诉（链接和快照）',
    en: 'Capture a complaint from social media (link and snapshot)',
  },
  who: ['agent', 'machine'],
  scope: 'complaints.write',
  clause: '7.2.3',
  audit: 'complaint.capture',
  status: 201,
  perMinute: 120,
  input: z.strictObject({
    channel: CaptureChannel,
    /** The post itself: entered once. */
    url: z.url({ protocol: /^https?$/ }).max(2000),
    /** The platform or the forum, where the channel does not say it. */
    origin: textOf(1, 120).optional(),
    handle: textOf(1, 80),
    /** When it was found: the clocks count from here. */
    foundAt: Instant,
    postedAt: Instant.optional(),
    /** Pictures or recordings of the post as it was found. A post may be gone tomorrow. */
    snapshots: FileIds.min(1),
    category: CategoryCode.default('other'),
    /** The words of the post. */
    text: Reasoned,
    remedies: z.array(Remedy).max(7).default([]),
    amountFen: Amount.default(0),
    flags: z.array(Flag).max(4).default([]),
    /** What the post says of an order: a hint, until it is known who posted. */
    orderNumber: OrderNumber.optional(),
    shop: textOf(1, 120).optional(),
  }),
  output: Receipt,
})

export const PostView = z.object({
  complaint: z.string(),
  channel: z.string(),
  url: z.string(),
  handle: z.string(),
  postedAt: Instant.nullable(),
  capturedAt: Instant,
  verified: z.object({ how: Verification, by: z.string().nullable(), at: Instant }).nullable(),
  /** What may be written to whoever posted, publicly or privately, as things stand. */
  reply: Words,
})
export type PostView = z.infer<typeof PostView>

export const readPost = route({
  method: 'GET',
  path: '/api/complaints/:id/post',
  summary: {
    zh: '社交媒体投诉的帖子、核实状态和可用的回复',
    en: 'The post of a complaint, whether its poster is verified, and what may be replied',
  },
  who: ['agent', 'admin'],
  clause: '7.2.3',
  input: Id,
  output: PostView,
})

export const verifyPoster = route({
  method: 'POST',
  path: '/api/complaints/:id/verification',
  summary: { zh: '登记发帖人身份已核实，以及怎样核实的', en: 'Note that the poster is verified, and how' },
  who: ['agent'],
  clause: '7.2.3',
  audit: 'complaint.verify-poster',
  status: 201,
  input: Id.extend({
    how: Verification,
    /** What was compared, for colleagues. */
    note: Reasoned,
  }),
  output: PostView,
})
