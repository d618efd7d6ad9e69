import type { z } from 'zod'
import { hashToken } from '../../kernel/access/token.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Listening } from '../../kernel/http/event-stream.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { chatLinkFor, chatPage, linkChat } from '../guest/chat-link.actions.ts'
import { findByHash, openOf } from '../guest/chat-link.store.ts'
import { asGuest } from '../guest/guest-actor.ts'
import { holdProof } from '../guest/guest.store.ts'
import { begin } from './chat.actions.ts'
import { topicOf } from './enter.actions.ts'
import type { startGuestChat } from './guest-chat.contract.ts'

/** The proof is not used up: whoever asked first may still complain with it. Held, so that two clicks begin one. */
export async function startAsGuest(
  ctx: Ctx,
  { proof: token, text, ...typed }: z.output<(typeof startGuestChat)['input']>,
) {
  const proof = await holdProof(ctx, hashToken(token))
  if (!proof || proof.expiresAt <= ctx.now) return refuse('guest.proof-over', { field: 'proof' })
  const { guestId } = proof
  const open = await openOf(ctx, guestId)
  if (open) return { page: found(await chatPage(ctx, open.chatId), 'link') }
  const { id: chatId } = await begin(asGuest(ctx, guestId, null), { consumerId: guestId, orderId: null, text })
  return { page: await linkChat(ctx, { chatId, guestId }, typed) }
}

export async function listeningOfGuest(ctx: Ctx, token: string): Promise<Listening> {
  const { guestId, hash } = await chatLinkFor(ctx, token)
  const still = async (now: Ctx) => (await findByHash(now, hash)) !== undefined
  return { person: guestId, topics: [topicOf(guestId)], still }
}
