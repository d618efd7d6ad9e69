import type { Contact } from '../capability.ts'
import type { Channel } from './notice.contract.ts'
import type { NoticeRow } from './notice.store.ts'

/** What became of one try: handed over, worth another try, or never going to work. The reason goes on the page. */
export type Sent =
  | { readonly done: 'sent' }
  | { readonly done: 'again'; readonly error: string }
  | { readonly done: 'never'; readonly error: string }

/** One way out. It throws nothing: every failure is one of the three answers. */
export type Transport = {
  /** Which part of the contact it needs; null for a channel that needs none. */
  readonly needs: 'email' | 'phone' | null
  send(notice: NoticeRow, contact: Contact, now: Date): Promise<Sent>
  close?(): void
}

/** Null: nothing is configured. E-mails and text messages are then kept and shown instead of sent. */
export type Transports = { readonly [C in Exclude<Channel, 'in-app'>]: Transport | null }
export const needOf: Readonly<Record<Channel, 'email' | 'phone' | null>> = {
  'in-app': null,
  email: 'email',
  sms: 'phone',
  webhook: null,
}

/** Why something outside could not be reached, short and without what was sent. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const cause = error.cause instanceof Error ? error.cause : error
  const code = 'code' in cause ? `${String(cause.code)} ` : ''
  return `${code}${cause.message}`.slice(0, 200)
}
