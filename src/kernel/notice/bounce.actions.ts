import type { Contact, Party } from '../capability.ts'
import type { Ctx } from '../context.ts'
import { record } from '../fact/record.ts'
import { contactOfAccount, readersOf } from './recipient.store.ts'
import { contactResolvers } from './catalogue.ts'
import { maskEmail } from '../personal/mask.rules.ts'
import * as store from './notice.store.ts'

export type NoticeParty = {
  readonly subject: string | null
  readonly consumerId: string | null
  readonly merchantId: string | null
}

/** What an e-mail of ours was about and for whom it was: for a letter that answers it. Null when there is no such e-mail. */
export async function noticeAnswered(ctx: Ctx, id: string): Promise<NoticeParty | null> {
  const notice = await store.findNotice(ctx, id)
  if (notice?.channel !== 'email') return null
  const { subject, recipient, recipientKind } = notice
  if (recipientKind === 'consumer') return { subject, consumerId: recipient, merchantId: null }
  if (recipientKind === 'merchant') return { subject, consumerId: null, merchantId: recipient }
  const account = await contactOfAccount(ctx, recipient)
  return { subject, consumerId: account?.consumerId ?? null, merchantId: account?.merchantId ?? null }
}

/**
 * The mail server took it, and another one gave it back. Believed only of the address that it was sent to: whoever invents a
 * report must at least know both. Answers whether something changed; the same report twice changes nothing.
 */
export async function noticeBounced(ctx: Ctx, id: string, back: { address: string | null; status: string | null }) {
  const found = await store.findNotice(ctx, id)
  if (found?.channel !== 'email') return false
  const notice = await store.holdNotice(ctx, found)
  if (notice?.state !== 'sent' || (back.address !== null && !isMaskOf(notice.sentTo, back.address))) return false
  await store.saveOutcome(ctx, notice, { state: 'failed', reason: 'bounced', lastError: back.status })
  const { template, channel, recipient, attempts } = notice
  await record(ctx, [
    {
      kind: 'notice.failed',
      subject: notice.subject ?? id,
      data: { notice: id, template, channel, recipient, attempts, reason: 'bounced' },
    },
  ])
  return true
}

const isMaskOf = (mask: string | null, address: string): boolean =>
  mask?.toLowerCase() === maskEmail(address).toLowerCase()

/** Every e-mail address under which a party is known: those of its people, and that of the party itself. */
export async function addressesOf(ctx: Ctx, party: Party): Promise<string[]> {
  const addresses = (await contactsOf(ctx, party)).map(({ email }) => email)
  return [...new Set(addresses.filter((address) => address !== null).map((address) => address.toLowerCase()))]
}

/** The contacts of its people, and that of the party itself. */
export async function contactsOf(ctx: Ctx, party: Party): Promise<Pick<Contact, 'email' | 'phone'>[]> {
  const contacts: (Pick<Contact, 'email' | 'phone'> | null | undefined)[] = []
  for (const { id } of await readersOf[party.kind](ctx, party.id)) contacts.push(await contactOfAccount(ctx, id))
  for (const resolve of contactResolvers()) contacts.push(await resolve(ctx, party))
  return contacts.filter((contact) => contact !== null && contact !== undefined)
}
