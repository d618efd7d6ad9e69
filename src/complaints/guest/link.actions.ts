import { hashToken, sameToken } from '../../kernel/access/token.ts'
import type { Contact, ContactResolver } from '../../kernel/capability.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { enqueueAll } from '../../kernel/job/enqueue.ts'
import { notify } from '../../kernel/notice/notify.ts'
import { refuse } from '../../kernel/refusal.ts'
import { chatPage } from './chat-link.actions.ts'
import { readTyped, waysOpen, type Caller } from './code.actions.ts'
import { maskContact } from './contact.rules.ts'
import { resendSeconds, type ContactKind } from './guest.contract.ts'
import { openedGuestDesk } from './guest-desk.ts'
import { contactKeyOf, linkOf } from './guest-secret.ts'
import { findGuest } from './guest.store.ts'
import { takePlace } from './limit.actions.ts'
import * as store from './link.store.ts'

const pageOf = (token: string): string => `/track/${token}`

/** A link that works from now on, and alone. */
export async function newLink(ctx: Ctx, complaintId: string, guestId: string): Promise<string> {
  const before = await store.holdLink(ctx, complaintId)
  const version = (before?.version ?? 0) + 1
  const token = linkOf(openedGuestDesk().key, complaintId, version)
  await store.saveLink(ctx, { complaintId, guestId, version, hash: hashToken(token) })
  return pageOf(token)
}

/** The link that works now, made anew from the secret; under another secret it becomes another link. Null: no guest's case. */
export function presentLink(ctx: Ctx, complaintId: string): Promise<string | null> {
  return inTransaction(ctx, async (inner) => {
    const link = await store.holdLink(inner, complaintId)
    if (!link) return null
    const token = linkOf(openedGuestDesk().key, complaintId, link.version)
    return sameToken(hashToken(token), link.hash) ? pageOf(token) : newLink(inner, complaintId, link.guestId)
  })
}

/** How a guest is reached, looked up at the moment of sending: the link in it stands nowhere else. */
export const guestContact: ContactResolver = async (ctx, { kind, id }, subject): Promise<Contact | null> => {
  const guest = kind === 'consumer' && id.startsWith('gst_') ? await findGuest(ctx, id) : undefined
  if (!guest) return null
  const page = await pageFor(ctx, subject ?? '')
  const contact = { email: null, phone: null, [guest.kind]: guest.address, language: guest.language }
  return page === null ? contact : { ...contact, page }
}

async function pageFor(ctx: Ctx, subject: string): Promise<string | null> {
  if (subject.startsWith('cmp_')) return presentLink(ctx, subject)
  return subject.startsWith('cht_') ? chatPage(ctx, subject) : null
}

type Lost = { readonly receipt: string; readonly kind: ContactKind; readonly contact: string }

/** Whether there is such a case is found out after the answer, and told to the contact only. */
export async function askForLink(ctx: Ctx, { receipt, ...typed }: Lost, { ip }: Caller) {
  if (!waysOpen().includes(typed.kind)) refuse(`guest.${typed.kind}-off`, { field: 'kind' })
  const contact = readTyped(typed)
  await takePlace(ctx, { purpose: 'link', contact, ip })
  const payload = {
    receipt: receipt.normalize('NFKC').toUpperCase().replaceAll(/\s/g, ''),
    contactKey: contactKeyOf(openedGuestDesk().key, contact),
  }
  await enqueueAll(ctx, [{ name: 'complaints.renew-guest-link', payload, queue: 'guest-link' }])
  return { sentTo: maskContact(contact), resendAfterSeconds: resendSeconds }
}

export async function renewLink(ctx: Ctx, { receipt, contactKey }: { receipt: string; contactKey: string }) {
  const complaintId = await store.complaintWith(ctx, receipt)
  const link = complaintId === null ? undefined : await store.holdLink(ctx, complaintId)
  const guest = link && (await findGuest(ctx, link.guestId))
  if (!link || !guest || !sameToken(contactKeyOf(openedGuestDesk().key, guest), contactKey)) return
  await newLink(ctx, link.complaintId, guest.id)
  await record(ctx, [{ kind: 'guest.link-sent', subject: link.complaintId, data: { guest: guest.id } }])
  await notify(ctx, {
    to: { consumer: guest.id },
    template: 'guest.link',
    params: { receipt },
    subject: link.complaintId,
    dedupe: newId('lnk'),
  })
}
