import type { Reason } from './mailbox.contract.ts'
import { answered, headerOf, headersOf, sameAddress, senderOf, type Letter } from './letter.rules.ts'
import { isFailure } from './report.rules.ts'

/** What gives a letter away as written by a program, or as our own come back. Each answers with its reasons. */

export type Own = {
  /** The mailbox's address, that of the cases and the sender of notices. */
  readonly isOwnAddress: (address: string) => boolean
  readonly isOwnMessageId: (id: string) => boolean
}

const mostHops = 30

export function loopSigns(letter: Letter, own: Own): Reason[] {
  const sender = senderOf(letter)
  const marked = headersOf(letter, 'x-loop').some((mark) => own.isOwnAddress(mark.trim()))
  return [
    ...(sender && own.isOwnAddress(sender.address) ? [because('from-ourselves')] : []),
    ...(marked ? [because('our-loop-mark')] : []),
    ...(letter.messageId !== null && own.isOwnMessageId(letter.messageId) ? [because('our-message-id')] : []),
    ...(headersOf(letter, 'received').length > mostHops ? [because('too-many-hops')] : []),
  ]
}

export type Returned = { readonly verdict: 'bounce' | 'auto-reply'; readonly reasons: Reason[] }

/** A report about a letter of ours, or what a server without reports writes instead. Null when it is neither. */
export function returnedSigns(letter: Letter, own: Own): Returned | null {
  const { report } = letter
  if (report?.kind === 'reading') return { verdict: 'auto-reply', reasons: [because('reading-receipt')] }
  if (report?.kind === 'abuse') return { verdict: 'auto-reply', reasons: [because('abuse-report')] }
  if (report) {
    const failed = report.recipients.find(isFailure)
    if (failed) return { verdict: 'bounce', reasons: [because('delivery-failed', failed.status)] }
    const delayed = report.recipients.some(({ action }) => action === 'delayed')
    return { verdict: 'auto-reply', reasons: [because(delayed ? 'delivery-delayed' : 'delivery-receipt')] }
  }
  if (!isFromMailer(letter)) return null
  const ours = ownIdsIn(letter, own).length > 0
  if (ours || undelivered.test(letter.subject)) return { verdict: 'bounce', reasons: [because('returned-letter')] }
  return { verdict: 'auto-reply', reasons: [because('from-mail-server')] }
}

const mailers = /^(mailer-daemon|postmaster|mail-daemon|mailerdaemon)@/i
const undelivered =
  /undeliver|delivery (status|failure|problem)|returned (mail|to sender)|mail (delivery )?fail|退信|投递失败|无法投递|未送达/i
const isFromMailer = (letter: Letter): boolean => mailers.test(senderOf(letter)?.address ?? '')

/** Message ids of ours anywhere in it: in its headers, or quoted by a server that returns the letter as text. */
export function ownIdsIn(letter: Letter, { isOwnMessageId }: Own): readonly string[] {
  const about = letter.report?.about ?? null
  const quoted = letter.text.match(/<[^<>\s]{10,200}@[^<>\s]{3,100}>/g) ?? []
  const all = [...(about === null ? [] : [about]), ...answered(letter), ...quoted.slice(0, 200)]
  return [...new Set(all)].filter(isOwnMessageId)
}

const autoHeaders = ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply', 'x-qq-auto-reply']
const autoSubject =
  /^\s*(auto(matic)?[ -]?(reply|response|answer)|out of (the )?office|自动回复|自動回覆|自动答复|自动应答)\s*[:：（([]/i

/** Answers that programs send: RFC 3834 first, then what programs older than it do. */
export function autoSigns(letter: Letter): Reason[] {
  const submitted = headerOf(letter, 'auto-submitted')
  const precedence = (headerOf(letter, 'precedence') ?? '').trim().toLowerCase()
  const isAuto = submitted !== null && !/^no\b/i.test(submitted.trim())
  return [
    ...(isAuto ? [because('auto-submitted', submitted)] : []),
    ...autoHeaders.flatMap((name) => (headerOf(letter, name) === null ? [] : [because('auto-header', name)])),
    ...(['bulk', 'junk', 'auto_reply'].includes(precedence) ? [because('bulk', precedence)] : []),
    ...(autoSubject.test(letter.subject) ? [because('auto-subject')] : []),
    ...(headerOf(letter, 'return-path')?.trim() === '<>' ? [because('empty-return-path')] : []),
  ]
}

/** News that many people get. Our own group addresses put such headers on everything, so their domain does not count. */
export function listSigns(letter: Letter, own: { readonly domain: string }): Reason[] {
  const id = headerOf(letter, 'list-id') ?? headerOf(letter, 'list-unsubscribe')
  return id === null || id.toLowerCase().includes(own.domain) ? [] : [because('list')]
}

/** What our own mail server thinks of it. */
export function spamSigns(letter: Letter): Reason[] {
  const flag = headerOf(letter, 'x-spam-flag')?.trim().toLowerCase() === 'yes'
  const status = /^yes\b/i.test(headerOf(letter, 'x-spam-status')?.trim() ?? '')
  return flag || status ? [because('marked-as-spam')] : []
}

/**
 * Whether our own server found the sender's domain to be right (RFC 8601). Only the first such header counts, and only under
 * our server's name: everything below may have been written by the sender.
 */
export function senderCheck(letter: Letter, server: string | null): 'pass' | 'fail' | 'none' {
  const first = headerOf(letter, 'authentication-results')
  if (server === null || first === null) return 'none'
  const [name = '', ...results] = first.split(';')
  if (!sameAddress(name.trim().split(/\s+/)[0] ?? '', server)) return 'none'
  const said = results.join(';').toLowerCase()
  if (/\bdmarc\s*=\s*fail\b/.test(said)) return 'fail'
  if (/\bdmarc\s*=\s*pass\b/.test(said)) return 'pass'
  return 'none'
}

const nobodyReads =
  /^(no-?reply|do-?not-?reply|donotreply|noreply|mailer-daemon|postmaster|bounces?|notifications?)([+-].*)?@/i

/**
 * May the letter be answered by a program (RFC 3834)? Never what a program wrote, a list, an address nobody reads, or a
 * sender that our server found to be false.
 */
export function mayAnswerByItself(letter: Letter, own: Own & { readonly domain: string }, check: string): boolean {
  const sender = senderOf(letter)
  if (sender === null || check === 'fail') return false
  if (own.isOwnAddress(sender.address) || nobodyReads.test(sender.address)) return false
  if (/\b(all|autoreply|oof|dr|rn)\b/i.test(headerOf(letter, 'x-auto-response-suppress') ?? '')) return false
  const precedence = headerOf(letter, 'precedence')?.trim().toLowerCase()
  if (precedence === 'list' || letter.report) return false
  return autoSigns(letter).length === 0 && loopSigns(letter, own).length === 0 && listSigns(letter, own).length === 0
}

export const because = (code: Reason['code'], detail: string | null = null): Reason => ({
  code,
  detail: detail === null ? null : detail.slice(0, 200),
})
