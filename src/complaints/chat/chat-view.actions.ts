import type { z } from 'zod'
import { namesOf } from '../../kernel/access/people.ts'
import type { Task } from '../../kernel/capability.ts'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import { filesOf } from '../../kernel/evidence/evidence.actions.ts'
import { refuse } from '../../kernel/refusal.ts'
import { findAll } from '../complaint.store.ts'
import { readCursor, writeCursor } from '../../kernel/http/cursor.ts'
import { findOf } from '../guest/chat-link.store.ts'
import { maskContact } from '../guest/contact.rules.ts'
import { findGuest } from '../guest/guest.store.ts'
import { presentLink } from '../guest/link.actions.ts'
import { orderOf } from '../orders.actions.ts'
import { deskHours } from './chat.actions.ts'
import type { ChatRow, ChatState, ChatView } from './chat.contract.ts'
import { isGuest, mayOf } from './chat.rules.ts'
import * as store from './chat.store.ts'
import { enterChat, type Inside } from './enter.actions.ts'

/** Read on with `after`, as often as it takes. */
const mostAtOnce = 200

export async function showChat(
  ctx: Ctx,
  { id, after = 0 }: { readonly id: string; readonly after?: number },
): Promise<z.input<typeof ChatView>> {
  const inside = await enterChat(ctx, id, { hold: false })
  const { chat, standing } = inside
  const consumer = standing.side === 'consumer'
  const typing = consumer ? chat.agentTyping : chat.consumerTyping
  return {
    id: chat.id,
    viewer: standing.side,
    state: chat.state,
    messageLeft: chat.messageLeft,
    place: chat.state === 'waiting' ? (await store.waitingBefore(ctx, chat)) + 1 : null,
    order: await viewOrder(ctx, chat),
    agent: await viewAgent(ctx, inside),
    startedAt: chat.startedAt.toISOString(),
    closedBecause: chat.closedBecause,
    complaint: await viewComplaint(ctx, chat),
    casePage: await casePage(ctx, inside),
    guest: consumer ? null : await viewGuest(ctx, chat),
    lastSeq: chat.lastSeq,
    otherRead: consumer ? chat.agentRead : chat.consumerRead,
    otherTypes: typing !== null && typing > ctx.now,
    messages: await viewMessages(ctx, chat, after),
    may: mayOf(standing),
  }
}

async function viewMessages(ctx: Ctx, chat: store.Chat, after: number) {
  if (after >= chat.lastSeq) return []
  const messages = await store.messagesOf(ctx, chat.id, { after, limit: mostAtOnce })
  const any = messages.some(({ files }) => files.length > 0)
  const files = any ? await filesOf(ctx, chat.id) : []
  return messages.map((message) => ({
    ...message,
    at: message.at.toISOString(),
    files: files.filter(({ id }) => message.files.includes(id)),
  }))
}

async function viewOrder(ctx: Ctx, { orderId }: store.Chat) {
  const order = orderId === null ? null : await orderOf(ctx, orderId)
  return (
    order && {
      id: order.id,
      number: order.number,
      goods: order.lines.map(({ title }) => title),
      paidFen: order.paidFen,
    }
  )
}

async function viewAgent(ctx: Ctx, { chat: { agentId }, standing }: Inside) {
  if (agentId === null) return null
  const names = standing.side === 'platform' ? await namesOf(ctx, [agentId]) : new Map<string, string>()
  return { me: agentId === ctx.actor.id, name: names.get(agentId) ?? null }
}

async function viewComplaint(ctx: Ctx, { complaintId }: store.Chat) {
  const [complaint] = complaintId === null ? [] : await findAll(ctx, [complaintId])
  return complaint ? { id: complaint.id, receipt: complaint.receipt } : null
}

async function casePage(ctx: Ctx, { chat: { complaintId, consumerId }, standing }: Inside): Promise<string | null> {
  if (complaintId === null) return null
  const byLink = standing.side === 'consumer' && isGuest(consumerId)
  return byLink ? presentLink(ctx, complaintId) : `/complaints/${complaintId}`
}

async function viewGuest(ctx: Ctx, { id, consumerId }: store.Chat) {
  const guest = isGuest(consumerId) ? await findGuest(ctx, consumerId) : undefined
  const given = guest && (await findOf(ctx, id))
  return guest && given ? { contact: maskContact(guest), name: given.name, orderTyped: given.orderHint } : null
}

const mostEarlier = 20
export async function showDesk(ctx: Ctx) {
  const { consumerId } = ctx.actor
  if (consumerId === null) return refuse('not-found', { noun: 'consumer' })
  const chats = await store.ofConsumer(ctx, consumerId, mostEarlier)
  const cases = await findAll(
    ctx,
    chats.map(({ complaintId }) => complaintId).filter((id) => id !== null),
  )
  return {
    desk: deskHours(ctx),
    current: chats.find(({ state }) => state !== 'closed')?.id ?? null,
    earlier: chats
      .filter(({ state }) => state === 'closed')
      .map((chat) => ({
        id: chat.id,
        startedAt: chat.startedAt.toISOString(),
        complaint: cases.find(({ id }) => id === chat.complaintId)?.receipt ?? null,
      })),
  }
}

type Wanted = {
  readonly state: ChatState
  readonly text?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}
const snippet = 80
export async function listChats(ctx: Ctx, { cursor, limit, ...wanted }: Wanted) {
  const found = await store.list(ctx, wanted, { after: readCursor(cursor), limit: limit + 1 })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const names = await namesOf(ctx, [...new Set(page.map(({ agentId }) => agentId).filter((id) => id !== null))])
  const cases = await findAll(
    ctx,
    page.map(({ complaintId }) => complaintId).filter((id) => id !== null),
  )
  const at = (chat: store.Chat) => (wanted.state === 'waiting' ? chat.waitingSince : chat.lastAt)
  return {
    rows: page.map((chat): z.input<typeof ChatRow> => ({
      id: chat.id,
      state: chat.state,
      messageLeft: chat.messageLeft,
      agent: chat.agentId === null ? null : (names.get(chat.agentId) ?? null),
      mine: chat.agentId === ctx.actor.id,
      startedAt: chat.startedAt.toISOString(),
      waitingSince: chat.waitingSince.toISOString(),
      lastAt: chat.lastAt.toISOString(),
      lastText: chat.lastText.slice(0, snippet),
      unread: chat.lastSeq - chat.agentRead,
      receipt: cases.find(({ id }) => id === chat.complaintId)?.receipt ?? null,
    })),
    next: found.length > limit && last ? writeCursor({ at: at(last), id: last.id }) : null,
  }
}

/** Who waits stands on the desk of every agent. */
export async function chatTasks(ctx: Ctx, limit: number): Promise<readonly Task[]> {
  if (!hasRole(ctx.actor, 'agent')) return []
  const waiting = await store.list(ctx, { state: 'waiting' }, { after: null, limit })
  return waiting.map((chat) => ({
    title: chat.messageLeft ? { zh: '答复留言', en: 'Answer a message' } : { zh: '接待在线消费者', en: 'Take a chat' },
    detail: chat.lastText.slice(0, 40),
    href: `/chats?chat=${chat.id}`,
    dueAt: chat.waitingSince,
    kind: { zh: '在线客服', en: 'Chat' },
  }))
}
