import { hashToken, sameToken } from '../../kernel/access/token.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { enqueueAll } from '../../kernel/job/enqueue.ts'
import { PlainError } from '../../kernel/log/safe-error.ts'
import { noticeWords } from '../../kernel/notice/notify.ts'
import type { NoticeRow } from '../../kernel/notice/notice.store.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import * as store from './code.store.ts'
import { maskContact, readContact, type Known } from './contact.rules.ts'
import { resendSeconds, type ContactKind } from './guest.contract.ts'
import { openedGuestDesk } from './guest-desk.ts'
import { codeOf, proofOf } from './guest-secret.ts'
import { insertProof, saveGuest } from './guest.store.ts'
import { takePlace } from './limit.actions.ts'
import { codeLifeMs, isUsable, mostTries, proofLifeMs } from './limits.rules.ts'
import { contactWords } from './refusal-words.contract.ts'

export type Caller = { readonly ip: string; readonly language: 'zh' | 'en' }
type Typed = { readonly kind: ContactKind; readonly contact: string }

/** The ways that can carry a code here. */
export const waysOpen = (): ContactKind[] => {
  const { ways, showsCodes } = openedGuestDesk()
  return [...(ways.email || showsCodes ? (['email'] as const) : []), ...(ways.phone ? (['phone'] as const) : [])]
}

export function readTyped({ kind, contact }: Typed): Known {
  const address = readContact(kind, contact)
  return address === null
    ? refuse('guest.contact-unreadable', { field: 'contact', ...contactWords[kind] })
    : { kind, address }
}

/** Whether anybody is known under the contact changes nothing here. */
export async function requestCode(ctx: Ctx, typed: Typed, { ip, language }: Caller) {
  if (!waysOpen().includes(typed.kind)) refuse(`guest.${typed.kind}-off`, { field: 'kind' })
  const contact = readTyped(typed)
  await takePlace(ctx, { purpose: 'code', contact, ip })
  const id = newId('gcd')
  const expiresAt = new Date(ctx.now.getTime() + codeLifeMs)
  await store.insertCode(ctx, { id, ...contact, language, expiresAt })
  const job = { name: 'complaints.send-guest-code', payload: { id }, queue: 'guest-code', key: `guest-code:${id}` }
  await enqueueAll(ctx, [job])
  const { key, showsCodes } = openedGuestDesk()
  return {
    id,
    sentTo: maskContact(contact),
    expiresAt: expiresAt.toISOString(),
    resendAfterSeconds: resendSeconds,
    shown: showsCodes ? codeOf(key, { id, ...contact }) : null,
  }
}

/** Carries the code to its contact; the digits exist only while it does. */
export async function sendCode(ctx: Ctx, id: string): Promise<void> {
  const { key, ways } = openedGuestDesk()
  const sent = await store.findCode(ctx, id)
  const way = sent && ways[sent.kind]
  if (!sent || !way || sent.expiresAt <= ctx.now) return
  const contact = { email: null, phone: null, [sent.kind]: sent.address, language: sent.language }
  const done = await way.send(messageOf(sent, codeOf(key, sent), ctx.now), contact, ctx.now)
  // Thrown, it is tried again by the worker, until the code has ended.
  if (done.done === 'again') throw new PlainError('a verification code could not be sent yet')
}

/** A notice that is stored nowhere. */
function messageOf(sent: store.SentCode, code: string, now: Date): NoticeRow {
  const { id, kind, language } = sent
  const template = 'guest.code'
  const params = { code, minutes: codeLifeMs / 60_000 }
  const words = noticeWords(template, params, language)
  if (!words) throw new Error(`there is no notice template ${template}`)
  return {
    id,
    recipient: id,
    recipientKind: 'consumer',
    channel: kind === 'phone' ? 'sms' : 'email',
    template,
    dedupe: id,
    language,
    urgent: true,
    subject: null,
    params,
    heading: words.heading,
    body: kind === 'phone' ? words.sms : words.body,
    href: null,
    createdAt: now,
    state: 'queued',
    reason: null,
    attempts: 1,
    sentTo: null,
    lastError: null,
    nextTryAt: null,
    sentAt: null,
    readAt: null,
  }
}

type Tried = { readonly proof: string; readonly contact: string; readonly expiresAt: string }

/** A wrong try is counted for good, although it is refused: the count has a transaction of its own. */
export async function proveContact(ctx: Ctx, tried: { readonly id: string; readonly code: string }): Promise<Tried> {
  const verdict = await inTransaction(ctx, (inner) => tryCode(inner, tried))
  if (verdict instanceof Refusal) throw verdict
  return verdict
}

async function tryCode(ctx: Ctx, { id, code }: { id: string; code: string }): Promise<Tried | Refusal> {
  const { key } = openedGuestDesk()
  const sent = await store.holdCode(ctx, id)
  if (!sent || !isUsable(sent, ctx.now)) return new Refusal('guest.code-over', { field: 'code' })
  if (!sameToken(codeOf(key, sent), code)) {
    await store.countTry(ctx, id)
    const left = mostTries - sent.tries - 1
    return left > 0
      ? new Refusal('guest.code-wrong', { field: 'code', left })
      : new Refusal('guest.code-over', { field: 'code' })
  }
  const guestId = await saveGuest(ctx, sent)
  const proof = proofOf(key, id)
  // Counted from the sending, so that the same code gives the same proof.
  const expiresAt = new Date(sent.expiresAt.getTime() + proofLifeMs)
  await insertProof(ctx, { hash: hashToken(proof), guestId, expiresAt, complaintId: null, request: null })
  await record(ctx, [{ kind: 'guest.contact-verified', subject: guestId, data: { by: sent.kind } }])
  return { proof, contact: maskContact(sent), expiresAt: expiresAt.toISOString() }
}
