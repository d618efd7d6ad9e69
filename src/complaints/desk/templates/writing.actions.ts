import { namesOf } from '../../../kernel/access/people.ts'
import { shanghaiDay } from '../../../kernel/calendar/day.rules.ts'
import { clocksOf } from '../../../kernel/clock/clock.actions.ts'
import { hasRole, type Ctx } from '../../../kernel/context.ts'
import { found, refuse } from '../../../kernel/refusal.ts'
import * as requests from '../../aftersales/request.store.ts'
import { messagesOf } from '../../chat/chat.store.ts'
import { enterChat } from '../../chat/enter.actions.ts'
import type { CategoryCode } from '../../complaint.contract.ts'
import { sideOf } from '../../complaint.rules.ts'
import * as complaints from '../../complaint.store.ts'
import * as guestChats from '../../guest/chat-link.store.ts'
import { findLetter } from '../../mailbox/letter.store.ts'
import { merchantNames, orderOf } from '../../orders.actions.ts'
import { languageOf } from '../roster/duty.rules.ts'
import { claimsOf } from '../roster/waiting.store.ts'
import { addressOf, dayWords, type Values } from './fill.rules.ts'
import type { TemplateLanguage, TemplateSide } from './template.contract.ts'
import { valuesOfCase, writerOf } from './case-values.actions.ts'

/** Whoever writes to somebody about a thing: on which side, what it is about, and what is known to fill gaps with. */
export type Writing = {
  readonly side: TemplateSide
  readonly merchantId: string | null
  readonly category: CategoryCode | null
  /** What the other one wrote, to tell the language by. */
  readonly said: string
  readonly values: (language: TemplateLanguage) => Promise<Values>
}

/** A complaint, a chat, a letter, an after-sales request: what one may not write about does not exist. */
export function writingAbout(ctx: Ctx, id: string): Promise<Writing> {
  const [kind = ''] = id.split('_')
  const known: Readonly<Record<string, (ctx: Ctx, id: string) => Promise<Writing>>> = {
    cmp: aboutCase,
    cht: aboutChat,
    eml: aboutLetter,
    asr: aboutRequest,
  }
  return (Object.hasOwn(known, kind) ? known[kind] : undefined)?.(ctx, id) ?? refuse('not-found', { noun: 'thing' })
}

export async function aboutCase(ctx: Ctx, id: string): Promise<Writing> {
  const { complaint, side } = await writerOf(ctx, id)
  return {
    side,
    merchantId: side === 'merchant' ? complaint.merchantId : null,
    category: complaint.category,
    said: (await claimsOf(ctx, [id])).get(id) ?? '',
    values: (language) => valuesOfCase(ctx, complaint, { side, language }),
  }
}

async function aboutChat(ctx: Ctx, id: string): Promise<Writing> {
  const { chat, standing } = await enterChat(ctx, id, { hold: false })
  if (standing.side !== 'platform') refuse('not-found', { noun: 'chat' })
  const [first] = await messagesOf(ctx, id, { after: 0, limit: 1 })
  const given = await guestChats.findOf(ctx, id)
  const complaint = chat.complaintId === null ? undefined : await complaints.find(ctx, chat.complaintId)
  return {
    ...ofDesk,
    said: first?.text ?? '',
    values: async (language) => ({
      ...(await ofEveryLetter(ctx, given?.name ?? null, language)),
      ...(await ofOrder(ctx, chat.orderId)),
      ...(given?.orderHint && { order: given.orderHint }),
      ...(complaint && { receipt: complaint.receipt }),
    }),
  }
}

/** A letter of a case is answered with all that is known of the case. */
async function aboutLetter(ctx: Ctx, id: string): Promise<Writing> {
  if (!hasRole(ctx.actor, 'agent', 'admin')) refuse('not-found', { noun: 'letter' })
  const letter = found(await findLetter(ctx, id), 'letter')
  const own = { ...ofDesk, said: letter.text }
  const name = letter.fromName
  if (letter.complaintId === null) return { ...own, values: (language) => ofEveryLetter(ctx, name, language) }
  return { ...(await aboutCase(ctx, letter.complaintId)), said: letter.text }
}

async function aboutRequest(ctx: Ctx, id: string): Promise<Writing> {
  const request = found(await requests.find(ctx, id), 'after-sales request')
  const side = sideOf(ctx.actor, request)
  if (side !== 'platform' && side !== 'merchant') return refuse('not-found', { noun: 'after-sales request' })
  const merchant = (await merchantNames(ctx, [request.merchantId])).get(request.merchantId)
  const clocks = request.waitsFor === 'merchant' ? await clocksOf(ctx, [id]) : []
  const replyBy = clocks.find((clock) => clock.id === request.stageClock)?.lastDay
  return {
    side,
    merchantId: side === 'merchant' ? request.merchantId : null,
    category: null,
    said: '',
    values: async (language) => ({
      ...(side === 'platform' && (await ofEveryLetter(ctx, null, language))),
      receipt: request.number,
      item: request.title,
      order: request.orderNumber,
      ...(merchant !== undefined && { merchant }),
      ...(replyBy && { replyBy: dayWords(replyBy, language) }),
      today: dayWords(shanghaiDay(ctx.now), language),
    }),
  }
}

const ofDesk = { side: 'platform', merchantId: null, category: null } as const

async function ofEveryLetter(ctx: Ctx, name: string | null, language: TemplateLanguage): Promise<Values> {
  const agent = (await namesOf(ctx, [ctx.actor.id])).get(ctx.actor.id)
  const today = dayWords(shanghaiDay(ctx.now), language)
  return { consumer: addressOf(name, language), today, ...(agent !== undefined && { agent }) }
}

async function ofOrder(ctx: Ctx, orderId: string | null): Promise<Values> {
  const order = orderId === null ? null : await orderOf(ctx, orderId)
  const line = order?.lines[0]
  const merchant = line?.merchantId ? (await merchantNames(ctx, [line.merchantId])).get(line.merchantId) : undefined
  if (!order || !line) return {}
  return { order: order.number, item: line.title, ...(merchant !== undefined && { merchant }) }
}

export const spokenIn = ({ said }: Writing): TemplateLanguage => languageOf(said)
