import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { paidRemedies } from '../category.rules.ts'
import { findOf } from '../guest/chat-link.store.ts'
import { asGuest } from '../guest/guest-actor.ts'
import { findGuest } from '../guest/guest.store.ts'
import { newLink } from '../guest/link.actions.ts'
import { receiveComplaint } from '../intake/receive.actions.ts'
import type { Carried } from './case.actions.ts'

/** As a guest files: the contact is the one that was verified, the order what was typed; an agent links it. */
export async function complaintOfGuest(ctx: Ctx, { chat, wish, text }: Carried): Promise<string> {
  const { remedy, amountFen = 0 } = wish
  if (wish.orderId !== undefined) refuse('complaint.order-unknown', { field: 'orderId' })
  const guest = found(await findGuest(ctx, chat.consumerId), 'guest')
  const given = await findOf(ctx, chat.id)
  const complaint = await receiveComplaint(asGuest(ctx, guest.id, null), {
    channel: 'online-service',
    receivedAt: chat.startedAt,
    category: 'other',
    details: {},
    remedies: [remedy],
    claimFen: paidRemedies.includes(remedy) ? amountFen : 0,
    text,
    files: [],
    flags: [],
    guestId: guest.id,
    contact: {
      name: given?.name ?? null,
      phone: null,
      email: null,
      handle: null,
      [guest.kind]: guest.address,
      verifiedBy: [guest.kind],
      orderHint: given?.orderHint ?? null,
      shopHint: null,
    },
  })
  const data = { guest: guest.id, orderKnown: false }
  await record(ctx, [{ kind: 'complaint.filed-by-guest', subject: complaint.id, data }])
  await newLink(ctx, complaint.id, guest.id)
  return complaint.id
}
