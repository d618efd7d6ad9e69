import { z } from 'zod'
import { hashToken } from '../../kernel/access/token.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Entered } from '../../kernel/http/handle.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { contactOf } from '../intake/contact.store.ts'
import { chatLinkFor } from './chat-link.actions.ts'
import { maskContact } from './contact.rules.ts'
import { asGuest } from './guest-actor.ts'
import { findGuest, findProof } from './guest.store.ts'
import { findByHash, type GuestLink } from './link.store.ts'

type Given = Readonly<Record<string, unknown>>
const linkFor = async (ctx: Ctx, token: unknown): Promise<GuestLink> =>
  (await findByHash(ctx, hashToken(z.string().parse(token)))) ?? refuse('guest.link-over')

/** Through the link to the case: its token stands where the id of the case would. */
export async function enterCase(ctx: Ctx, input: Given): Promise<Entered> {
  const { guestId, complaintId } = await linkFor(ctx, input['id'])
  return { ctx: asGuest(ctx, guestId, complaintId), input: { ...input, id: complaintId } }
}

/** To the files that this guest uploads, with the proof before there is a case and with the link afterwards. */
export async function enterFiles(ctx: Ctx, { pass, ...input }: Given): Promise<Entered> {
  const token = z.string().parse(pass)
  if (token.startsWith('gt_')) {
    const { guestId, complaintId } = await linkFor(ctx, token)
    return { ctx: asGuest(ctx, guestId, complaintId), input }
  }
  if (token.startsWith('gc_')) {
    const { guestId, chatId } = await chatLinkFor(ctx, token)
    return { ctx: asGuest(ctx, guestId, chatId), input }
  }
  const proof = await findProof(ctx, hashToken(token))
  if (!proof || proof.expiresAt <= ctx.now) return refuse('guest.proof-over', { field: 'proof' })
  return { ctx: asGuest(ctx, proof.guestId, null), input }
}

export async function showContact(ctx: Ctx, token: string) {
  const { guestId, complaintId } = await linkFor(ctx, token)
  const guest = found(await findGuest(ctx, guestId), 'guest')
  const given = await contactOf(ctx, complaintId)
  return {
    kind: guest.kind,
    contact: maskContact(guest),
    orderTyped: given?.orderHint ?? null,
    shopTyped: given?.shopHint ?? null,
  }
}

/** Whose contact was proved with a code within the hour; null when the proof is over. */
export async function askGuestOfProof(ctx: Ctx, token: string): Promise<string | null> {
  const proof = await findProof(ctx, hashToken(token))
  return proof && proof.expiresAt > ctx.now ? proof.guestId : null
}
