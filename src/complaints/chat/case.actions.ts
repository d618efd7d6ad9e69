import { systemActor, type Ctx } from '../../kernel/context.ts'
import { shareFiles } from '../../kernel/evidence/arrived.actions.ts'
import { record } from '../../kernel/fact/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { attach, say } from '../complaint.actions.ts'
import { paidRemedies } from '../category.rules.ts'
import type { Remedy } from '../complaint.contract.ts'
import { openOfOrder } from '../complaint.store.ts'
import { fileComplaint } from '../filing.actions.ts'
import { mostClaimable, type OrderFacts } from '../filing.rules.ts'
import { receiveComplaint } from '../intake/receive.actions.ts'
import { orderOf } from '../orders.actions.ts'
import { end } from './chat.actions.ts'
import { complaintOfGuest } from './guest-case.actions.ts'
import { isGuest, storyOf, transcriptOf } from './chat.rules.ts'
import * as store from './chat.store.ts'
import { note, take } from './enter.actions.ts'

export type Wish = {
  readonly orderId?: string | undefined
  readonly lineIds: readonly string[]
  readonly remedy: Remedy
  readonly amountFen?: number | undefined
}
export type Carried = { readonly chat: store.Chat; readonly wish: Wish; readonly text: string }
const mostCarried = 2000

/** One tap: order, story and files go along, the transcript stands in the case, and the chat shows the number. */
export async function makeCase(ctx: Ctx, { id, ...wish }: Wish & { readonly id: string }): Promise<{ id: string }> {
  const { chat } = await take(ctx, 'case', id)
  await carry(ctx, chat, wish)
  return { id }
}

/** Nobody took it in time: the platform's silence does not cost the consumer his complaint. */
export async function caseBySilence(ctx: Ctx, id: string, clock: string): Promise<void> {
  const chat = await store.hold(ctx, id)
  if (chat?.state === 'waiting' && chat.clock === clock) await carry(ctx, chat, { lineIds: [], remedy: 'apology' })
}

async function carry(ctx: Ctx, chat: store.Chat, wish: Wish): Promise<void> {
  const messages = await store.messagesOf(ctx, chat.id, { after: 0, limit: mostCarried })
  const carried = { chat, wish, text: storyOf(messages) }
  const asConsumer: Ctx = { ...ctx, actor: { ...ctx.actor, consumerId: chat.consumerId } }
  const complaint = isGuest(chat.consumerId)
    ? await complaintOfGuest(ctx, carried)
    : await complaintFor(asConsumer, carried)
  for (const text of transcriptOf(messages, chat.startedAt))
    await say(ctx, complaint, { side: 'platform', kind: 'message', audience: ['consumer', 'platform'], text })
  await carryFiles(ctx, complaint, messages)
  await record(ctx, [{ kind: 'complaint.from-chat', subject: complaint, data: { chat: chat.id } }])
  await end(ctx, chat, 'case', complaint)
  await note(ctx, chat, 'became-case', { complaint })
}

/** The same matter twice would run two sets of clocks: an open complaint about it takes the transcript in. */
async function complaintFor(ctx: Ctx, { chat, wish, text }: Carried): Promise<string> {
  const { remedy } = wish
  const common = { category: 'other', details: {}, remedies: [remedy], text, files: [] } as const
  const orderId = wish.orderId ?? chat.orderId
  if (orderId === null) {
    const claimFen = paidRemedies.includes(remedy) ? (wish.amountFen ?? 0) : 0
    const { consumerId } = chat
    const arrived = { channel: 'online-service', receivedAt: chat.startedAt, flags: [], consumerId }
    return (await receiveComplaint(ctx, { ...common, ...arrived, claimFen })).id
  }
  const order = await orderOf(ctx, orderId)
  if (order?.consumerId !== chat.consumerId) return refuse('complaint.order-unknown', { field: 'orderId' })
  const lineIds = linesOf(order, wish.lineIds)
  const open = await openOfOrder(ctx, orderId, 'other', lineIds)
  if (open) return open.id
  const amountFen = paidRemedies.includes(remedy) ? (wish.amountFen ?? mostClaimable(order, lineIds)) : 0
  return (await fileComplaint(ctx, { ...common, remedies: [remedy], orderId, lineIds, amountFen })).id
}

/** None named: those of the shop of the first line. */
function linesOf({ lines }: OrderFacts, named: readonly string[]): string[] {
  const shop = lines[0]?.merchantId ?? null
  return named.length > 0 ? [...named] : lines.filter((line) => line.merchantId === shop).map(({ id }) => id)
}

/** They stay in the chat and stand in the case too; the shop sees what the consumer sent, as evidence. */
async function carryFiles(ctx: Ctx, complaint: string, messages: readonly store.Message[]): Promise<void> {
  const asPlatform: Ctx = { ...ctx, actor: systemActor }
  for (const side of ['consumer', 'platform'] as const) {
    const ids = messages.flatMap((message) => (message.side === side ? message.files : []))
    if (ids.length === 0) continue
    const files = await shareFiles(asPlatform, ids)
    await attach(asPlatform, complaint, { files, side })
  }
}
