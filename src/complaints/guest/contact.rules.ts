import { internationalPhone, plainAddress } from '../../kernel/notice/address.rules.ts'
import { maskEmail, maskPhone } from '../../kernel/personal/mask.rules.ts'
import type { ContactKind } from './guest.contract.ts'

export type Known = { readonly kind: ContactKind; readonly address: string }

/** The one spelling of a contact, however it was typed: full-width, with spaces, with 0086; null when it is none. */
export function readContact(kind: ContactKind, typed: string): string | null {
  const plain = typed.normalize('NFKC').trim()
  if (kind === 'phone')
    return internationalPhone(plain.replace(/^(?:00|\+)?86[\s-]?(?=1[3-9])/, '').replace(/^00/, '+'))
  const address = plain.toLowerCase()
  return plainAddress.test(address) && /\.[a-z0-9-]{2,}$/.test(address) && !address.includes('..') ? address : null
}

export const maskContact = ({ kind, address }: Known): string =>
  kind === 'phone' ? maskPhone(address) : maskEmail(address)

/** A household has a whole block of IPv6 addresses; who counts them one by one counts nothing. */
export function networkOf(ip: string): string {
  if (!ip.includes(':')) return ip
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped !== undefined) return mapped
  const [head = '', tail = ''] = ip.toLowerCase().split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail.split(':').filter(Boolean)
  const zeros = ip.includes('::')
    ? Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
    : []
  return [...before, ...zeros, ...after]
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':')
}
