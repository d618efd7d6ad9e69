import type { z } from 'zod'
import { hashToken } from '../../kernel/access/token.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { record } from '../../kernel/fact/record.ts'
import { contactsOf } from '../../kernel/notice/bounce.actions.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { askOrdersNumbered } from '../../marketplace/index.ts'
import { isSafety } from '../category.rules.ts'
import { openClocks } from '../complaint-clocks.actions.ts'
import type { Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { addDemands } from '../demand/demand.actions.ts'
import { assertFirst } from '../filing.actions.ts'
import { assertClaim, assertPaid, shopOf, type OrderFacts } from '../filing.rules.ts'
import { receiveComplaint, type KnownOrder } from '../intake/receive.actions.ts'
import { orderOf } from '../orders.actions.ts'
import { maskContact, readContact } from './contact.rules.ts'
import type { fileAsGuest } from './guest.contract.ts'
import { findGuest, holdProof, spendProof, type Guest } from './guest.store.ts'
import { newLink, presentLink } from './link.actions.ts'
import { asGuest } from './guest-actor.ts'

type Filing = z.output<(typeof fileAsGuest)['input']>
type Filed = z.input<(typeof fileAsGuest)['output']>

/** One complaint for one proof. Asked again with the same content it answers the same, also when the first answer was lost. */
export function fileComplaint(ctx: Ctx, { proof: token, ...given }: Filing): Promise<Filed> {
  const filing = { ...given, remedies: [...new Set(given.remedies)], files: [...new Set(given.files)] }
  return inTransaction(ctx, async (inner) => {
    const proof = await holdProof(inner, hashToken(token))
    if (!proof || proof.expiresAt <= inner.now) return refuse('guest.proof-over', { field: 'proof' })
    const guest = found(await findGuest(inner, proof.guestId), 'guest')
    const request = hashToken(JSON.stringify(filing))
    if (proof.complaintId !== null) {
      if (proof.request !== request) refuse('guest.proof-spent', { field: 'proof' })
      return answer(inner, guest, found(await complaints.find(inner, proof.complaintId), 'complaint'))
    }
    const complaint = await receive(asGuest(inner, guest.id, null), guest, filing)
    await spendProof(inner, proof.hash, { complaintId: complaint.id, request })
    await newLink(inner, complaint.id, guest.id)
    return answer(inner, guest, complaint)
  })
}

async function receive(ctx: Ctx, guest: Guest, filing: Omit<Filing, 'proof'>): Promise<Complaint> {
  assertClaim(filing)
  const order = filing.orderNumber === undefined ? null : await ownOrder(ctx, guest, filing.orderNumber)
  if (order) {
    assertPaid({ amountFen: filing.amountFen, lineIds: order.known.lineIds }, order.facts)
    const { id: orderId, lineIds } = order.known
    await assertFirst(ctx, { orderId, category: filing.category, lineIds }, 'orderNumber')
  }
  const complaint = await receiveComplaint(ctx, {
    channel: 'online-service',
    receivedAt: ctx.now,
    category: filing.category,
    remedies: filing.remedies,
    claimFen: filing.amountFen,
    details: filing.details,
    text: filing.text,
    files: filing.files,
    flags: isSafety(filing.details) ? ['safety'] : [],
    guestId: guest.id,
    contact: {
      name: filing.name ?? null,
      phone: null,
      email: null,
      handle: null,
      [guest.kind]: guest.address,
      verifiedBy: [guest.kind],
      orderHint: order ? null : (filing.orderNumber ?? null),
      shopHint: filing.shop ?? null,
    },
    ...(order && { order: order.known }),
  })
  const data = { guest: guest.id, orderKnown: order !== null }
  await record(ctx, [{ kind: 'complaint.filed-by-guest', subject: complaint.id, data }])
  return addDemands(ctx, complaint, filing.demands, (at) => `demands.${at}.`)
}

type Own = { readonly facts: OrderFacts; readonly known: KnownOrder }

/** Of the orders under this number, the one whose buyer is known under the verified contact. What is not theirs does not exist. */
async function ownOrder(ctx: Ctx, guest: Guest, number: string): Promise<Own | null> {
  for (const { id, consumerId } of await askOrdersNumbered(ctx, [number])) {
    if (consumerId === null || !(await isKnownUnder(ctx, guest, consumerId))) continue
    const facts = await orderOf(ctx, id)
    const lineIds = facts?.lines.map((line) => line.id) ?? []
    const merchantId = facts && shopOf(facts, lineIds)
    // Goods of several shops: an agent asks which it is about.
    if (!facts || !merchantId) return null
    const { number: own, currency } = facts
    return { facts, known: { id, number: own, merchantId, consumerId, lineIds, currency } }
  }
  return null
}

async function isKnownUnder(ctx: Ctx, guest: Guest, consumerId: string): Promise<boolean> {
  const contacts = await contactsOf(ctx, { kind: 'consumer', id: consumerId })
  return contacts.some((contact) => readContact(guest.kind, contact[guest.kind] ?? '') === guest.address)
}

async function answer(ctx: Ctx, guest: Guest, complaint: Complaint): Promise<Filed> {
  const clocks = await openClocks(ctx, complaint)
  const lastDayOf = (stage: string) =>
    clocks.find((clock) => clock.stage === stage && clock.kind === 'service')?.lastDay ?? null
  return {
    receipt: complaint.receipt,
    page: found(await presentLink(ctx, complaint.id), 'link'),
    contact: maskContact(guest),
    respondBy: lastDayOf('respond'),
    finishBy: lastDayOf('finish'),
  }
}
