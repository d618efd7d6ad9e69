import { stopClock } from '../../kernel/clock/clock.actions.ts'
import { hasRole, type Actor, type Ctx } from '../../kernel/context.ts'
import type { NewFact } from '../../kernel/fact/fact.ts'
import { record } from '../../kernel/fact/record.ts'
import { announce } from '../../kernel/live/announce.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { ChatView } from './chat.contract.ts'
import { whyNot, type Standing } from './chat.rules.ts'
import * as store from './chat.store.ts'

export type Inside = { readonly chat: store.Chat; readonly standing: Standing }
const mostMessages = 2000

/** The consumer whose chat it is, and those who work at the desk; for everybody else there is no such chat. */
export function sideIn(actor: Actor, { id, consumerId }: store.Chat): Standing['side'] | null {
  if (actor.consumerId !== null && actor.consumerId === consumerId) return 'consumer'
  if (actor.kind === 'guest') return actor.id === consumerId && actor.scopes.includes(id) ? 'consumer' : null
  return hasRole(actor, 'agent', 'admin') ? 'platform' : null
}

export async function enterChat(ctx: Ctx, id: string, { hold }: { readonly hold: boolean }): Promise<Inside> {
  const chat = found(await (hold ? store.hold : store.find)(ctx, id), 'chat')
  const side = sideIn(ctx.actor, chat) ?? refuse('not-found', { noun: 'chat' })
  const has = side === 'platform' && chat.agentId === ctx.actor.id
  return { chat, standing: { state: chat.state, side, isAgent: hasRole(ctx.actor, 'agent'), has } }
}

export async function take(ctx: Ctx, step: ChatView['may'][number], id: string): Promise<Inside> {
  const inside = await enterChat(ctx, id, { hold: true })
  const problem = whyNot(step, inside.standing)
  return problem ? refuse(problem) : inside
}

const deskTopic = 'chat.desk'
export const topicOf = (consumerId: string): string => `chat.${consumerId}`
/** Whoever works at the desk hears of every chat, a consumer of their own. */
export function topicsFor(actor: Actor): string[] {
  const own = actor.consumerId === null ? [] : [topicOf(actor.consumerId)]
  return hasRole(actor, 'agent', 'admin') ? [deskTopic, ...own] : own
}

/** Saved, and the pages on which it stands are told. */
export async function keep(ctx: Ctx, chat: store.Chat): Promise<void> {
  await store.save(ctx, chat)
  await announce(ctx, [deskTopic, topicOf(chat.consumerId)], chat.id)
}

type Line = Partial<Pick<store.Message, 'text' | 'files'>> & Pick<store.Message, 'kind' | 'side'>
/** The next line of the chat; the row is held, so its number is its own. */
export async function append(
  ctx: Ctx,
  chat: store.Chat,
  { text = '', files = [], ...line }: Line,
): Promise<store.Chat> {
  const seq = chat.lastSeq + 1
  if (seq > mostMessages) refuse('chat.too-long')
  await store.insertMessage(ctx, chat.id, { ...line, text, files, seq, at: ctx.now })
  const own = line.side === 'consumer' ? { consumerRead: seq, consumerTyping: null } : {}
  const platform = line.side === 'platform' ? { agentRead: seq, agentTyping: null } : {}
  return { ...chat, lastSeq: seq, lastAt: ctx.now, ...own, ...platform }
}

export const note = (ctx: Ctx, chat: store.Chat, kind: string, data: NewFact['data'] = {}) =>
  record(ctx, [{ kind: `chat.${kind}`, subject: chat.id, data }])

/** Somebody is there: nothing is owed by the clock any more. */
export async function answered(ctx: Ctx, chat: store.Chat, outcome: 'met' | 'cancelled'): Promise<store.Chat> {
  if (chat.clock !== null) await stopClock(ctx, chat.clock, { at: ctx.now, outcome })
  return { ...chat, clock: null }
}
