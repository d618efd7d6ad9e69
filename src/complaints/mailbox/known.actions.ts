import { dayMs } from '../../kernel/calendar/span.ts'
import type { Ctx } from '../../kernel/context.ts'
import { noticeAnswered } from '../../kernel/notice/bounce.actions.ts'
import { receiptsIn, type PartySide } from './case-address.rules.ts'
import { caseOf, caseOfReceipt, isContact, type Case } from './case.actions.ts'
import { answered, sameAddress, senderOf, type Letter } from './letter.rules.ts'
import * as letters from './letter.store.ts'
import * as out from './out.store.ts'
import { openedPost } from './post.ts'
import { senderCheck } from './signs.rules.ts'
import { newPart } from './text.rules.ts'
import type { Candidate, Known } from './verdict.rules.ts'

/** Asks the house everything that the verdict on a letter needs; decides nothing. */
export async function knownAbout(ctx: Ctx, letter: Letter): Promise<Known> {
  const post = openedPost()
  return {
    isOwnAddress: post.isOwnAddress,
    isOwnMessageId: (id) => post.ownIdIn(id) !== null,
    domain: post.domain,
    same: await sameLetter(ctx, letter),
    candidates: await candidatesOf(ctx, letter),
    senderCheck: senderCheck(letter, post.server),
    newToday: await newToday(ctx, letter),
    tokenWrong: letter.to.some(({ address }) => post.readAddress(address) === 'wrong'),
  }
}

async function sameLetter(ctx: Ctx, letter: Letter): Promise<Known['same']> {
  if (letter.messageId === null) return null
  const before = await letters.findSameId(ctx, letter.messageId)
  if (!before) return null
  const sameSender = sameAddress(before.fromAddress ?? '', senderOf(letter)?.address ?? '')
  return { id: before.id, isSame: sameSender && before.subject === letter.subject && before.text === letter.text }
}

async function newToday(ctx: Ctx, letter: Letter): Promise<number> {
  const sender = senderOf(letter)
  return sender === null ? 0 : letters.countNewFrom(ctx, sender.address, new Date(ctx.now.getTime() - dayMs))
}

type Found = { readonly of: Case; readonly side: PartySide; readonly by: Candidate['by'] }

async function candidatesOf(ctx: Ctx, letter: Letter): Promise<Candidate[]> {
  const found = [
    ...(await byAddress(ctx, letter)),
    ...(await byAnswer(ctx, letter)),
    ...(await inThread(ctx, letter)),
    ...(await byReceipt(ctx, letter)),
  ]
  const address = senderOf(letter)?.address ?? ''
  const candidates: Candidate[] = []
  for (const { of, side, by } of found)
    candidates.push({
      complaintId: of.id,
      receipt: of.receipt,
      side,
      by,
      isContact: await isContact(ctx, of, { side, address }),
      closed: of.ended,
    })
  return candidates
}

async function byAddress(ctx: Ctx, letter: Letter): Promise<Found[]> {
  const found: Found[] = []
  for (const { address } of letter.to) {
    const target = openedPost().readAddress(address)
    if (target === null || target === 'wrong') continue
    const of = await caseOfReceipt(ctx, target.receipt)
    if (of) found.push({ of, side: target.side, by: 'case-address' })
  }
  return found
}

/** Our own letters and notices that it answers: only who got them knows their ids. */
async function byAnswer(ctx: Ctx, letter: Letter): Promise<Found[]> {
  const found: Found[] = []
  const about = letter.report?.about ?? null
  for (const messageId of [...answered(letter), ...(about === null ? [] : [about])]) {
    const id = openedPost().ownIdIn(messageId)
    const target = id === null ? null : await aboutOurs(ctx, id)
    if (target) found.push({ ...target, by: 'reply-to-ours' })
  }
  return found
}

type About = { readonly of: Case; readonly side: PartySide }

/** Which case a letter or a notice of ours was about, and to which side of it we wrote. */
export async function aboutOurs(ctx: Ctx, id: string): Promise<About | null> {
  return id.startsWith('emo_') ? aboutOut(ctx, id) : aboutNotice(ctx, id)
}

async function aboutOut(ctx: Ctx, id: string): Promise<About | null> {
  const sent = await out.findOut(ctx, id)
  if (!sent) return null
  const answers = sent.complaintId === null && sent.letter ? await letters.findLetter(ctx, sent.letter) : null
  const complaint = sent.complaintId ?? answers?.complaintId ?? null
  const of = complaint && (await caseOf(ctx, complaint))
  return of ? { of, side: sent.side ?? answers?.side ?? 'consumer' } : null
}

async function aboutNotice(ctx: Ctx, id: string): Promise<About | null> {
  const notice = await noticeAnswered(ctx, id)
  const of = notice?.subject?.startsWith('cmp_') ? await caseOf(ctx, notice.subject) : null
  if (!of || !notice) return null
  if (of.merchantId !== null && notice.merchantId === of.merchantId) return { of, side: 'merchant' }
  return of.consumerId !== null && notice.consumerId === of.consumerId ? { of, side: 'consumer' } : null
}

async function inThread(ctx: Ctx, letter: Letter): Promise<Found[]> {
  const before = await letters.findInThread(ctx, answered(letter))
  const of = before?.complaintId ? await caseOf(ctx, before.complaintId) : null
  return of ? [{ of, side: before?.side ?? 'consumer', by: 'reply-in-thread' }] : []
}

async function byReceipt(ctx: Ctx, letter: Letter): Promise<Found[]> {
  const address = senderOf(letter)?.address ?? ''
  const found: Found[] = []
  for (const receipt of receiptsIn(`${letter.subject}\n${newPart(letter.text).slice(0, 2000)}`)) {
    const of = await caseOfReceipt(ctx, receipt)
    if (!of) continue
    const isMerchant = await isContact(ctx, of, { side: 'merchant', address })
    found.push({ of, side: isMerchant ? 'merchant' : 'consumer', by: 'receipt-in-subject' })
  }
  return found
}
