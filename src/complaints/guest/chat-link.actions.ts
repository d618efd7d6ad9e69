import { z } from 'zod'
import { hashToken, sameToken } from '../../kernel/access/token.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Entered } from '../../kernel/http/handle.ts'
import { refuse } from '../../kernel/refusal.ts'
import * as store from './chat-link.store.ts'
import { openedGuestDesk } from './guest-desk.ts'
import { asGuest } from './guest-actor.ts'
import { chatLinkOf } from './guest-secret.ts'

type Begun = { readonly chatId: string; readonly guestId: string }
type Typed = { readonly orderNumber?: string | undefined; readonly name?: string | undefined }

const tokenOf = (chatId: string): string => chatLinkOf(openedGuestDesk().key, chatId)
const pageOf = (chatId: string): string => `/chat/${tokenOf(chatId)}`

/** Whoever has the link writes in this chat as its guest, and in no other. */
export async function linkChat(ctx: Ctx, { chatId, guestId }: Begun, { orderNumber, name }: Typed): Promise<string> {
  const hints = { orderHint: orderNumber ?? null, name: name ?? null }
  await store.insert(ctx, { chatId, guestId, hash: hashToken(tokenOf(chatId)), ...hints })
  return pageOf(chatId)
}

/** Null: not a guest's chat, or the secret of the installation is another one by now. */
export async function chatPage(ctx: Ctx, chatId: string): Promise<string | null> {
  const link = await store.findOf(ctx, chatId)
  return link && sameToken(hashToken(tokenOf(chatId)), link.hash) ? pageOf(chatId) : null
}

export async function chatLinkFor(ctx: Ctx, token: unknown): Promise<store.GuestChat> {
  return (await store.findByHash(ctx, hashToken(z.string().parse(token)))) ?? refuse('guest.chat-link-over')
}

/** Through the link to the chat: its token stands where the id would. */
export async function enterChat(ctx: Ctx, input: Readonly<Record<string, unknown>>): Promise<Entered> {
  const { guestId, chatId } = await chatLinkFor(ctx, input['id'])
  return { ctx: asGuest(ctx, guestId, chatId), input: { ...input, id: chatId } }
}
