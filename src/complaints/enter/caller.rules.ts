import { maskEmail, maskPhone } from '../../kernel/personal/mask.rules.ts'
import { maskPersonName } from '../../kernel/reading/mask.rules.ts'
import type { Contact } from '../intake/contact.store.ts'
import type { Caller } from './caller.contract.ts'
import { plainPhone } from './entry.rules.ts'

/** What an agent typed while somebody spoke: an address, a number, or what stands on an order. */
export type Wanted = {
  readonly phone: string | null
  readonly email: string | null
  readonly number: string | null
}

const isPhone = /^\+?\d{5,15}$/
export function readWanted(text: string): Wanted {
  const typed = text.trim()
  if (typed.includes('@')) return { phone: null, email: typed, number: null }
  const digits = plainPhone(typed)
  return { phone: isPhone.test(digits) ? digits : null, email: null, number: typed }
}

const masked = (text: string | null, mask: (text: string) => string): string | null =>
  text === null || text === '' ? null : mask(text)

export const maskCaller = (contact: Pick<Contact, 'name' | 'phone' | 'email' | 'handle'>): Caller => ({
  name: masked(contact.name, maskPersonName),
  phone: masked(contact.phone, maskPhone),
  email: masked(contact.email, maskEmail),
  handle: masked(contact.handle, maskPersonName),
})
