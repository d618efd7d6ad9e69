import { z } from 'zod'
import { FileView } from '../../kernel/evidence/evidence.contract.ts'
import { Empty, Id, Instant, Paged, pageOf, route } from '../../kernel/route.contract.ts'
import { Amount, FileIds, Remedy, Side, textOf } from '../complaint.contract.ts'

/** Live chat (7.2.1): one consumer, one agent, one order of what was written. */

export const ChatState = z.enum(['waiting', 'open', 'closed'])
export type ChatState = z.infer<typeof ChatState>
export const ChatEnd = z.enum(['consumer', 'agent', 'idle', 'case'])
export const MessageKind = z.enum(['said', 'taken', 'handed-over', 'queued', 'closed', 'case'])
export type MessageKind = z.infer<typeof MessageKind>
export const Writer = z.enum(['consumer', 'platform', 'system'])
export type Writer = z.infer<typeof Writer>

export const longestMessage = 2000
const Words = textOf(1, longestMessage)
const OrderId = z.string().min(1).max(80)

export const ChatMessage = z.object({
  seq: z.int(),
  kind: MessageKind,
  side: Writer,
  text: z.string(),
  files: z.array(FileView),
  at: Instant,
})
export type ChatMessage = z.infer<typeof ChatMessage>

export const ChatView = z.object({
  id: z.string(),
  viewer: Side,
  state: ChatState,
  messageLeft: z.boolean(),
  /** How many wait before it, itself included; null when it is not waiting. */
  place: z.int().nullable(),
  order: z.object({ id: z.string(), number: z.string(), goods: z.array(z.string()), paidFen: z.int() }).nullable(),
  /** The name is for colleagues only. */
  agent: z.object({ me: z.boolean(), name: z.string().nullable() }).nullable(),
  startedAt: Instant,
  closedBecause: ChatEnd.nullable(),
  complaint: z.object({ id: z.string(), receipt: z.string() }).nullable(),
  /** Where that complaint opens for who reads this. */
  casePage: z.string().nullable(),
  /** For the desk: who writes without an account, and the order as they typed it. */
  guest: z.object({ contact: z.string(), name: z.string().nullable(), orderTyped: z.string().nullable() }).nullable(),
  lastSeq: z.int(),
  /** Up to which message the other side has read. */
  otherRead: z.int(),
  otherTypes: z.boolean(),
  /** Those after the one that was asked from, oldest first; a page of them. */
  messages: z.array(ChatMessage),
  may: z.array(z.enum(['write', 'take', 'hand-over', 'close', 'case'])),
})
export type ChatView = z.infer<typeof ChatView>

export const DeskHours = z.object({
  open: z.boolean(),
  /** `09:00-18:00` on working days. */
  hours: z.string(),
  /** When it opens next; null while it is open. */
  opensAt: Instant.nullable(),
})
export type DeskHours = z.infer<typeof DeskHours>

const handlers = ['agent', 'admin'] as const

export const readDesk = route({
  method: 'GET',
  path: '/api/chats/mine',
  summary: { zh: '在线客服：办公时间和我的对话', en: 'The chat desk: its hours, and my chats' },
  who: ['consumer'],
  clause: '7.2.1',
  input: Empty,
  output: z.object({
    desk: DeskHours,
    /** The one that goes on; null when there is none. */
    current: z.string().nullable(),
    earlier: z.array(z.object({ id: z.string(), startedAt: Instant, complaint: z.string().nullable() })),
  }),
})

export const startChat = route({
  method: 'POST',
  path: '/api/chats',
  summary: { zh: '联系在线客服', en: 'Start a chat' },
  who: ['consumer'],
  clause: '7.2.1',
  audit: 'chat.start',
  status: 201,
  input: z.strictObject({ text: Words, orderId: OrderId.optional() }),
  output: ChatView,
})

/** Server-sent events; `news` names a chat by its id, `again` says that something may have been missed. */
export const followChats = route({
  method: 'GET',
  path: '/api/chats/news',
  summary: { zh: '对话有新消息时得到通知', en: 'Be told of news in chats' },
  who: ['consumer', ...handlers],
  clause: '7.2.1',
  rawReply: 'text/event-stream',
  input: Empty,
  output: z.string(),
})

/** `after`: only what came after this message. */
export const readChat = route({
  method: 'GET',
  path: '/api/chats/:id',
  summary: { zh: '查看对话', en: 'Read a chat' },
  who: ['consumer', ...handlers],
  clause: '7.2.1',
  perMinute: 240,
  input: Id.extend({ after: z.int().min(0).max(1_000_000).default(0) }),
  output: ChatView,
})

const step = <I extends z.ZodObject>(
  resource: string,
  summary: { zh: string; en: string },
  who: readonly ('consumer' | 'agent')[],
  input: I,
) =>
  route({
    method: 'POST',
    path: `/api/chats/:id/${resource}`,
    summary,
    who,
    clause: '7.2.1',
    audit: `chat.${resource}`,
    status: 201,
    input,
    output: ChatView,
  })

export const sendMessage = step(
  'messages',
  { zh: '发送消息', en: 'Write in a chat' },
  ['consumer', 'agent'],
  Id.extend({ text: textOf(0, longestMessage).default(''), files: FileIds.default([]) }),
)
/** What the page tells of its reader: how far was read, and that something is being written. */
export const giveSign = step(
  'signs',
  { zh: '已读和正在输入', en: 'How far one has read, and that one types' },
  ['consumer', 'agent'],
  Id.extend({ read: z.int().min(0).max(1_000_000), types: z.boolean().default(false) }),
)
export const takeChat = step('taking', { zh: '接待', en: 'Take a chat' }, ['agent'], Id)
export const handOver = step(
  'hand-over',
  { zh: '转给同事或放回队列', en: 'Hand a chat over, or back to the queue' },
  ['agent'],
  Id.extend({ agentId: z.string().min(1).max(60).nullable() }),
)
export const closeChat = step('closing', { zh: '结束对话', en: 'End a chat' }, ['consumer', 'agent'], Id)
/** Without an order it is linked later; with one, every line of its one shop is meant unless some are named. */
export const makeCase = step(
  'complaint',
  { zh: '转为投诉', en: 'Make a complaint of a chat' },
  ['consumer', 'agent'],
  Id.extend({
    orderId: OrderId.optional(),
    lineIds: z.array(z.string().min(1).max(80)).max(200).default([]),
    remedy: Remedy.default('refund'),
    /** Absent: what was paid for these lines, where the remedy is money. */
    amountFen: Amount.optional(),
  }),
)

export const ChatRow = z.object({
  id: z.string(),
  state: ChatState,
  messageLeft: z.boolean(),
  agent: z.string().nullable(),
  mine: z.boolean(),
  startedAt: Instant,
  waitingSince: Instant,
  lastAt: Instant,
  lastText: z.string(),
  unread: z.int(),
  receipt: z.string().nullable(),
})
export type ChatRow = z.infer<typeof ChatRow>
export const listChats = route({
  method: 'GET',
  path: '/api/chats',
  summary: { zh: '在线客服：排队、进行中、记录', en: 'Chats: waiting, going on, kept' },
  who: handlers,
  clause: '7.2.1',
  /** `text` is looked for in everything that was written. */
  input: Paged.extend({ state: ChatState.default('waiting'), text: z.string().trim().max(60).optional() }),
  output: pageOf(ChatRow),
})
