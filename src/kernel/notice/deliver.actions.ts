import type { Contact, Party } from '../capability.ts'
import { whyNotUsed } from '../consent/register.ts'
import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { record } from '../fact/record.ts'
import { enqueueAll } from '../job/enqueue.ts'
import { contactResolvers, templateNamed } from './catalogue.ts'
import { maskEmail, maskPhone } from '../personal/mask.rules.ts'
import * as store from './notice.store.ts'
import type { NoticeRow, Outcome } from './notice.store.ts'
import { deliveryJob } from './notify.ts'
import { dailyMost, policy } from './policy.ts'
import { isHeld } from '../restraint/restraint.store.ts'
import { contactOfAccount } from './recipient.store.ts'
import { nextTry, quietUntil, shanghaiDay } from './schedule.rules.ts'
import { needOf, type Sent, type Transports } from './transport.ts'

type Key = { readonly recipient: string; readonly id: string }
const nobody: Contact = { email: null, phone: null, language: 'zh' }

/**
 * One try of one notice. What happens is noted before and after, so a crash in between leads to one more try with the
 * same message id, never to silence. What is over (sent, skipped, given up) stays over.
 */
export async function deliverNotice(ctx: Ctx, transports: Transports, key: Key): Promise<void> {
  const ready = await inTransaction(ctx, (inner) => prepare(inner, transports, key))
  if (!ready) return
  const { notice, contact } = ready
  const transport = notice.channel === 'in-app' ? null : transports[notice.channel]
  if (!transport) return
  const sent = await transport.send(notice, contact, ctx.now)
  await inTransaction(ctx, (inner) => conclude(inner, notice, sent))
}

type Ready = { readonly notice: NoticeRow; readonly contact: Contact }

/** Everything that can be decided before the network: null when nothing is to be sent now. */
async function prepare(ctx: Ctx, transports: Transports, key: Key): Promise<Ready | null> {
  const notice = await store.holdNotice(ctx, key)
  if (!notice || notice.channel === 'in-app' || !['queued', 'held'].includes(notice.state)) return null
  const settle = async (outcome: Outcome): Promise<null> => {
    await store.saveOutcome(ctx, key, outcome)
    return null
  }
  if (isStale(notice, ctx.now)) return settle({ state: 'skipped', reason: 'too-late' })
  if (!(await isStillWelcome(ctx, notice))) return settle({ state: 'skipped', reason: 'no-consent' })
  const wait = await waitOf(ctx, notice)
  if (wait) {
    await enqueueAll(ctx, [deliveryJob(notice, notice.attempts, wait.nextTryAt)])
    return settle({ state: 'held', ...wait })
  }
  const contact = await contactOf(ctx, notice)
  if (!contact) return settle({ state: 'skipped', reason: 'recipient-gone' })
  const need = needOf[notice.channel]
  const address = need && contact[need]
  if (need && !address) return settle({ state: 'skipped', reason: 'no-contact' })
  const sentTo = address ? (need === 'email' ? maskEmail(address) : maskPhone(address)) : null
  if (!transports[notice.channel])
    return settle(
      need ? { state: 'held-local', reason: 'not-configured', sentTo } : { state: 'skipped', reason: 'not-configured' },
    )
  if (notice.attempts === 0 && !(await hasPlaceToday(ctx, notice)))
    return settle({ state: 'skipped', reason: 'daily-limit', sentTo })
  await store.saveOutcome(ctx, key, { state: 'queued', nextTryAt: ctx.now, sentTo })
  await store.countAttempt(ctx, key)
  return { notice: { ...notice, attempts: notice.attempts + 1 }, contact }
}

/** While an incident lasts, only what is about incidents leaves; at night only what is urgent. */
async function waitOf(ctx: Ctx, notice: NoticeRow): Promise<(Pick<Outcome, 'reason'> & { nextTryAt: Date }) | null> {
  if (!notice.template.startsWith('incident.') && (await isHeld(ctx, 'messages')))
    return { reason: 'contained', nextTryAt: new Date(ctx.now.getTime() + lookAgainMs) }
  const quiet = quietFor(notice, ctx.now)
  return quiet && { reason: 'quiet-hours', nextTryAt: quiet }
}
const lookAgainMs = 5 * 60_000

/** Nobody is helped by a text message of last week; what was begun in time, or is sent again by hand, may end late. */
const isStale = ({ createdAt, attempts, reason }: NoticeRow, now: Date): boolean =>
  attempts === 0 && reason !== 'retrying' && now.getTime() - createdAt.getTime() > policy.staleAfterHours * 3_600_000

/** Urgent news does not wait for the morning. */
function quietFor({ channel, urgent }: NoticeRow, now: Date): Date | null {
  const { channels, ...hours } = policy.quietHours
  return urgent || !channels.includes(channel) ? null : quietUntil(hours, now)
}

function hasPlaceToday(ctx: Ctx, { channel, recipient, urgent }: NoticeRow): Promise<boolean> {
  const most = dailyMost(channel, urgent)
  if (most === null) return Promise.resolve(true)
  return store.takeDailyPlace(ctx, { recipient, channel, day: shanghaiDay(ctx.now), most })
}

/** Whoever said no after it was queued does not get it. */
async function isStillWelcome(ctx: Ctx, { template, recipient, recipientKind }: NoticeRow): Promise<boolean> {
  const purpose = templateNamed(template)?.purpose ?? null
  if (purpose === null) return true
  const person =
    recipientKind === 'account' ? ((await contactOfAccount(ctx, recipient))?.consumerId ?? null) : recipient
  return person === null || (await whyNotUsed(ctx, person, purpose)) === null
}

/** Looked up now and kept nowhere: who changed their number yesterday is reached under the new one. */
async function contactOf(ctx: Ctx, notice: NoticeRow): Promise<Contact | null> {
  if (notice.recipientKind !== 'account')
    return partyContact(ctx, { kind: notice.recipientKind, id: notice.recipient }, notice.subject)
  const account = await contactOfAccount(ctx, notice.recipient)
  if (!account) return null
  const need = needOf[notice.channel]
  const own = { email: account.email, phone: account.phone, language: notice.language }
  if (!need || own[need]) return own
  const party = account.consumerId ? await partyContact(ctx, { kind: 'consumer', id: account.consumerId }, null) : null
  return { ...own, [need]: party?.[need] ?? null }
}

async function partyContact(ctx: Ctx, party: Party, subject: string | null): Promise<Contact> {
  for (const resolve of contactResolvers()) {
    const contact = await resolve(ctx, party, subject)
    if (contact) return contact
  }
  return nobody
}

async function conclude(ctx: Ctx, notice: NoticeRow, sent: Sent): Promise<void> {
  const current = await store.holdNotice(ctx, notice)
  if (current?.state !== 'queued') return
  if (sent.done === 'sent') {
    await store.saveOutcome(ctx, notice, { state: 'sent' })
    return remember(ctx, notice, 'notice.sent')
  }
  const again = sent.done === 'again' ? nextTry(policy.retryAfterMinutes, notice.attempts, ctx.now) : null
  if (again) {
    await store.saveOutcome(ctx, notice, {
      state: 'queued',
      reason: 'retrying',
      lastError: sent.error,
      nextTryAt: again,
    })
    return enqueueAll(ctx, [deliveryJob(notice, notice.attempts, again)])
  }
  const unusable = ['bad-address', 'bad-number'].includes(sent.error)
  const reason = unusable ? 'bad-contact' : sent.done === 'never' ? 'refused' : 'given-up'
  await store.saveOutcome(ctx, notice, { state: 'failed', reason, lastError: sent.error })
  return remember(ctx, notice, 'notice.failed')
}

/** On the timeline of the thing it is about: that somebody was told, by which way; never where or in which words. */
async function remember(ctx: Ctx, notice: NoticeRow, kind: 'notice.sent' | 'notice.failed'): Promise<void> {
  if (notice.subject === null) return
  const { id, template, channel, recipient, attempts } = notice
  await record(ctx, [{ kind, subject: notice.subject, data: { notice: id, template, channel, recipient, attempts } }])
}
