import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Contact } from '../intake/contact.store.ts'
import type { Entry } from './entry.contract.ts'

type Moments = Pick<Entry, 'receivedAt' | 'answerBy' | 'callBackAt'>

/** Nothing arrives tomorrow, no letter wants an answer before it came, and a call back is still to come. */
export function assertMoments({ receivedAt, answerBy, callBackAt }: Moments, now: Date): void {
  if (new Date(receivedAt) > now) throw new Refusal('entry.received-in-future', { field: 'receivedAt' })
  const receivedOn = shanghaiDay(new Date(receivedAt))
  if (answerBy !== undefined && answerBy < receivedOn)
    throw new Refusal('entry.answer-before-receipt', { field: 'answerBy', answerBy, receivedOn })
  if (callBackAt !== undefined && new Date(callBackAt) <= now)
    throw new Refusal('entry.call-back-past', { field: 'callBackAt' })
}

export const isTransfer = ({ channel }: Pick<Entry, 'channel'>): boolean => channel !== 'phone'

/** Who is told what comes of it: an authority under its number, a caller by what was left or by the account of the order. */
export function assertAnswerable(entry: Entry, orderLinked: boolean): void {
  if (isTransfer(entry) && entry.reference === undefined)
    throw new Refusal('entry.reference-needed', { field: 'reference' })
  const { phone, email } = entry.contact
  if (entry.callBackAt !== undefined && phone === undefined)
    throw new Refusal('entry.call-back-nowhere', { field: 'contact.phone' })
  if (!isTransfer(entry) && !orderLinked && phone === undefined && email === undefined)
    throw new Refusal('entry.nobody-to-answer', { field: 'contact.phone' })
}

const normal = /[\s()-]/g
/** As it is kept and looked up: digits only, a Chinese number without its country. */
export const plainPhone = (phone: string): string =>
  phone.replaceAll(normal, '').replace(/^(?:\+|00)86(?=1\d{10}$)/, '')

/** An order that nobody could prove to be theirs stays a hint, until an agent links it. */
export function contactOf(entry: Entry): Contact {
  const { name, phone, email } = entry.contact
  return {
    name: name ?? null,
    phone: phone === undefined ? null : plainPhone(phone),
    email: email ?? null,
    handle: null,
    verifiedBy: entry.identityConfirmed && phone !== undefined ? ['phone'] : [],
    orderHint: entry.orderNumber ?? null,
    shopHint: entry.shop ?? null,
  }
}
