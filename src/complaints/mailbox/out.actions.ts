import type { Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { record } from '../../kernel/fact/record.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { newId } from '../../kernel/id.ts'
import { enqueueAll } from '../../kernel/job/enqueue.ts'
import { nextTry } from '../../kernel/notice/schedule.rules.ts'
import type { Sent } from '../../kernel/notice/transport.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { messagesAreHeld } from '../../kernel/restraint/gate.ts'
import type { KeptLetter } from './letter.store.ts'
import type { PartySide } from './case-address.rules.ts'
import * as store from './out.store.ts'
import type { OutRow } from './out.store.ts'
import { openedPost } from './post.ts'

export type NewOut = {
  readonly dedupe: string
  readonly kind: OutRow['kind']
  readonly to: { readonly address: string; readonly name: string | null }
  readonly subject: string
  readonly text: string
  readonly language: 'zh' | 'en'
  /** The letter that is answered. */
  readonly answers: KeptLetter | null
  readonly about: { readonly complaintId: string; readonly receipt: string; readonly side: PartySide } | null
}

const mostReferences = 30

/** Writes a letter into the outbox, in the caller's transaction; false when the occasion had one already. */
export async function writeOut(ctx: Ctx, letter: NewOut): Promise<boolean> {
  const post = openedPost()
  const id = newId('emo')
  const answers = letter.answers?.messageId ?? null
  const refs = answers === null ? [] : [...(letter.answers?.refs ?? []), answers]
  const written = await store.insertOut(ctx, {
    id,
    dedupe: letter.dedupe,
    kind: letter.kind,
    complaintId: letter.about?.complaintId ?? null,
    side: letter.about?.side ?? null,
    letter: letter.answers?.id ?? null,
    messageId: post.messageIdOf(id),
    toAddress: letter.to.address,
    toName: letter.to.name,
    subject: letter.subject,
    text: letter.text,
    inReplyTo: answers,
    refs: refs.slice(-mostReferences),
    replyTo: letter.about ? post.caseAddressOf(letter.about) : null,
    language: letter.language,
    day: shanghaiDay(ctx.now),
  })
  if (written) await enqueueAll(ctx, [sendLater(id, 0)])
  return written
}

/** A key of its own for each try: a running job can plan its successor. */
export const sendLater = (id: string, attempts: number, runAt?: Date) => ({
  name: 'complaints.send-mail',
  payload: { id },
  queue: 'mail-out',
  key: `mail-out:${id}:${attempts}:${runAt?.getTime() ?? 0}`,
  ...(runAt && { runAt }),
})

/** So long a sender may take before another one may think that it died. Longer than every timeout of the connection. */
const claimMs = 5 * 60_000
const retryAfterMinutes = [1, 5, 15, 60, 180, 360, 720]

/**
 * Takes the letter for one try, or answers null: it is over, or somebody else has it. Whoever dies between the taking and the
 * noting leaves it to be taken again, under the same message id: a mailbox that got both shows one.
 */
/** While an incident lasts, letters wait like everything else that leaves. */
export async function putOffWhileHeld(ctx: Ctx, id: string): Promise<boolean> {
  if (!(await messagesAreHeld(ctx))) return false
  await enqueueAll(ctx, [sendLater(id, 0, new Date(ctx.now.getTime() + lookAgainMs))])
  return true
}
const lookAgainMs = 5 * 60_000

export function claimOut(ctx: Ctx, id: string): Promise<OutRow | null> {
  return inTransaction(ctx, async (inner) => {
    const letter = await store.holdOut(inner, id)
    if (!letter) return null
    const abandoned = letter.state === 'sending' && (letter.claimedAt?.getTime() ?? 0) + claimMs <= inner.now.getTime()
    if (letter.state === 'sending' && !abandoned) {
      // The job of a killed worker may come back before its claim has ended.
      const again = new Date((letter.claimedAt ?? inner.now).getTime() + claimMs)
      await enqueueAll(inner, [sendLater(id, letter.attempts, again)])
      return null
    }
    if (letter.state !== 'queued' && !abandoned) return null
    if (!openedPost().mayDeliver) {
      await store.saveOutcome(inner, id, { state: 'held-local' })
      return null
    }
    const attempts = letter.attempts + 1
    await store.saveOutcome(inner, id, { state: 'sending', attempts, claimedAt: inner.now })
    return { ...letter, attempts }
  })
}

export function concludeOut(ctx: Ctx, letter: OutRow, sent: Sent): Promise<void> {
  return inTransaction(ctx, async (inner) => {
    const held = await store.holdOut(inner, letter.id)
    if (held?.state !== 'sending' || held.attempts !== letter.attempts) return
    if (sent.done === 'sent') {
      await store.saveOutcome(inner, letter.id, { state: 'sent', sentAt: inner.now })
      return remember(inner, letter, 'mail.sent')
    }
    const again = sent.done === 'again' ? nextTry(retryAfterMinutes, letter.attempts, inner.now) : null
    if (again) {
      await store.saveOutcome(inner, letter.id, { state: 'queued', nextTryAt: again, lastError: sent.error })
      return enqueueAll(inner, [sendLater(letter.id, letter.attempts, again)])
    }
    await store.saveOutcome(inner, letter.id, { state: 'failed', lastError: sent.error })
    return remember(inner, letter, 'mail.failed')
  })
}

/** A report says that it did not arrive. Only a letter that was sent can come back. */
export async function outReturned(ctx: Ctx, id: string, status: string | null): Promise<OutRow | null> {
  const letter = await store.holdOut(ctx, id)
  if (letter?.state !== 'sent' && letter?.state !== 'sending') return null
  await store.saveOutcome(ctx, id, { state: 'bounced', lastError: status })
  await remember(ctx, letter, 'mail.bounced')
  return letter
}

const mayGoAgain: readonly string[] = ['failed', 'bounced', 'held-local']

/** A person sends again what did not arrive; of two clicks one finds it queued already. */
export async function sendOutAgain(ctx: Ctx, id: string): Promise<OutRow> {
  const letter = found(await store.holdOut(ctx, id), 'letter')
  if (!mayGoAgain.includes(letter.state)) refuse('mail.cannot-send-again', { state: letter.state })
  await store.saveOutcome(ctx, id, { state: 'queued', nextTryAt: ctx.now })
  await enqueueAll(ctx, [sendLater(id, letter.attempts, ctx.now)])
  await remember(ctx, letter, 'mail.sent-again')
  return found(await store.findOut(ctx, id), 'letter')
}

/** On the timeline of the letter itself: colleagues read it, the sides of a case do not. */
async function remember(ctx: Ctx, letter: OutRow, kind: string): Promise<void> {
  const data = { kind: letter.kind, complaint: letter.complaintId, letter: letter.letter, attempts: letter.attempts }
  await record(ctx, [{ kind, subject: letter.id, data }])
}
