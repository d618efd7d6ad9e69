import { minuteMs } from '../../kernel/calendar/span.ts'
import { peopleWithRole } from '../../kernel/access/people.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { startClock } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { claimFiles } from '../../kernel/evidence/evidence.actions.ts'
import { newId } from '../../kernel/id.ts'
import { dequeue, enqueueAll } from '../../kernel/job/enqueue.ts'
import { refuse } from '../../kernel/refusal.ts'
import { orderOf } from '../orders.actions.ts'
import * as store from './chat.store.ts'
import { answered, append, enterChat, keep, note, take } from './enter.actions.ts'
import { opensAt } from './hours.rules.ts'

type Id = { readonly id: string }
const parameter = (ctx: Ctx, id: string) => ctx.rulebook.ruleOf('parameter', id, shanghaiDay(ctx.now)).value

export function deskHours(ctx: Ctx) {
  const hours = String(parameter(ctx, 'chat.hours'))
  const next = opensAt(hours, ctx.rulebook.calendar, ctx.now)
  return { open: next === null, hours, opensAt: next?.toISOString() ?? null }
}

export async function startChat(ctx: Ctx, input: { text: string; orderId?: string | undefined }): Promise<Id> {
  const { consumerId } = ctx.actor
  if (consumerId === null) return refuse('not-found', { noun: 'consumer' })
  const { orderId = null, text } = input
  if (orderId !== null && (await orderOf(ctx, orderId))?.consumerId !== consumerId)
    refuse('complaint.order-unknown', { field: 'orderId' })
  return begin(ctx, { consumerId, orderId, text })
}

type Beginning = { readonly consumerId: string; readonly orderId: string | null; readonly text: string }
/** While nobody works it is a message that was left; taken up in the same order. */
export async function begin(ctx: Ctx, { consumerId, orderId, text }: Beginning): Promise<Id> {
  const id = newId('cht')
  const chat: store.Chat = {
    id,
    consumerId,
    accountId: ctx.actor.id,
    orderId,
    state: 'waiting',
    messageLeft: !deskHours(ctx).open,
    agentId: null,
    startedAt: ctx.now,
    waitingSince: ctx.now,
    takenAt: null,
    lastAt: ctx.now,
    lastSeq: 0,
    consumerRead: 0,
    agentRead: 0,
    consumerTyping: null,
    agentTyping: null,
    clock: null,
    closedAt: null,
    closedBecause: null,
    complaintId: null,
  }
  if (!(await store.insert(ctx, chat))) refuse('chat.open-already')
  const { id: clock } = await startClock(ctx, { rule: 'chat.answer', subject: id, startedAt: ctx.now })
  const said = await append(ctx, { ...chat, clock }, { kind: 'said', side: 'consumer', text })
  await keep(ctx, said)
  await note(ctx, chat, 'started', { consumer: consumerId, order: orderId, messageLeft: chat.messageLeft })
  return { id }
}

export async function sendMessage(
  ctx: Ctx,
  input: { id: string; text: string; files: readonly string[] },
): Promise<Id> {
  const { chat, standing } = await take(ctx, 'write', input.id)
  if (input.text === '' && input.files.length === 0) refuse('chat.nothing-written', { field: 'text' })
  const files = await claimFiles(ctx, input.files, chat.id)
  const said = await append(ctx, chat, {
    kind: 'said',
    side: standing.side,
    text: input.text,
    files: files.map(({ id }) => id),
  })
  await keep(ctx, said)
  if (standing.side === 'platform') {
    await waitForConsumer(ctx, said)
    if (chat.messageLeft) await note(ctx, chat, 'answered', { seq: said.lastSeq })
  } else await dequeue(ctx, idleKey(chat))
  return input
}

const idleKey = ({ id }: store.Chat): string => `chat-idle:${id}`
/** The platform has spoken: when the consumer says nothing more, the chat ends by itself. One that was left waits for longer than that. */
const waitForConsumer = (ctx: Ctx, chat: store.Chat): Promise<void> => {
  const minutes = Number(parameter(ctx, chat.messageLeft ? 'chat.left-idle-minutes' : 'chat.idle-minutes'))
  return enqueueAll(ctx, [
    {
      name: 'complaints.end-idle-chat',
      payload: { id: chat.id, seq: chat.lastSeq },
      key: idleKey(chat),
      runAt: new Date(ctx.now.getTime() + minutes * minuteMs),
    },
  ])
}

const typingMs = 6_000
export async function giveSign(ctx: Ctx, input: { id: string; read: number; types: boolean }): Promise<Id> {
  const { chat, standing } = await enterChat(ctx, input.id, { hold: true })
  if (standing.side === 'platform' && !standing.has) return input
  const read = Math.min(input.read, chat.lastSeq)
  const typing = input.types ? new Date(ctx.now.getTime() + typingMs) : null
  await keep(
    ctx,
    standing.side === 'consumer'
      ? { ...chat, consumerRead: Math.max(chat.consumerRead, read), consumerTyping: typing }
      : { ...chat, agentRead: Math.max(chat.agentRead, read), agentTyping: typing },
  )
  return input
}

/** Of two agents the first has it; the second is told. */
export async function takeChat(ctx: Ctx, { id }: Id): Promise<Id> {
  const { chat, standing } = await take(ctx, 'take', id)
  if (standing.has) return { id }
  const mine: store.Chat = {
    ...(await answered(ctx, chat, 'met')),
    state: 'open',
    agentId: ctx.actor.id,
    takenAt: ctx.now,
  }
  await keep(ctx, await append(ctx, mine, { kind: 'taken', side: 'system' }))
  await note(ctx, chat, 'taken', { agent: ctx.actor.id })
  return { id }
}

/** To a colleague, or back to where it stood in the queue. */
export async function handOver(ctx: Ctx, input: { id: string; agentId: string | null }): Promise<Id> {
  const { chat } = await take(ctx, 'hand-over', input.id)
  const { agentId } = input
  if (agentId === null) {
    const { id: clock } = await startClock(ctx, { rule: 'chat.answer', subject: chat.id, startedAt: ctx.now })
    const back: store.Chat = { ...chat, state: 'waiting', agentId: null, clock }
    await keep(ctx, await append(ctx, back, { kind: 'queued', side: 'system' }))
  } else {
    const known = (await peopleWithRole(ctx, ['agent'])).some(({ id }) => id === agentId)
    if (!known) refuse('chat.colleague-unknown', { field: 'agentId' })
    await keep(ctx, await append(ctx, { ...chat, agentId }, { kind: 'handed-over', side: 'system' }))
  }
  await dequeue(ctx, idleKey(chat))
  await note(ctx, chat, 'handed-over', { agent: agentId })
  return input
}

export async function closeChat(ctx: Ctx, { id }: Id): Promise<Id> {
  const { chat, standing } = await take(ctx, 'close', id)
  await end(ctx, chat, standing.side === 'consumer' ? 'consumer' : 'agent')
  return { id }
}

export async function end(
  ctx: Ctx,
  chat: store.Chat,
  because: NonNullable<store.Chat['closedBecause']>,
  complaintId: string | null = null,
): Promise<void> {
  const kind = because === 'case' ? 'case' : 'closed'
  const stopped = await answered(ctx, chat, 'cancelled')
  const said = await append(ctx, stopped, { kind, side: 'system' })
  await keep(ctx, { ...said, state: 'closed', closedAt: ctx.now, closedBecause: because, complaintId })
  await dequeue(ctx, idleKey(chat))
  await note(ctx, chat, 'closed', { because, complaint: complaintId })
}

/** Nothing has been written since: whoever asked has gone. */
export async function endIdle(ctx: Ctx, { id, seq }: { id: string; seq: number }): Promise<void> {
  const chat = await store.hold(ctx, id)
  if (chat?.state === 'open' && chat.lastSeq === seq) await end(ctx, chat, 'idle')
}
