import { createHmac, hkdfSync } from 'node:crypto'

/** What makes two ways of writing the same value equal, before it is indexed. */
export const normalisers = {
  /** Digits only, without the country code of the mainland and without leading zeros of dialling out. */
  phone: (text: string) => digitsOf(text).replace(/^(?:00)?86(?=1\d{10}$)/, ''),
  email: (text: string) => text.normalize('NFKC').trim().toLowerCase(),
  'id-number': (text: string) => text.normalize('NFKC').replace(/\s/g, '').toUpperCase(),
  card: (text: string) => digitsOf(text),
  name: (text: string) =>
    text
      .normalize('NFKC')
      .replace(/[\s·•.]/g, '')
      .toLowerCase(),
  /** What stands in one spelling already. */
  exact: (text: string) => text,
  'last-four': (text: string) => digitsOf(text).slice(-4),
} as const
export type Normaliser = keyof typeof normalisers
const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/g, '')

/** For what an entry of several people brought: whether an open value is the one that was meant. */
export const isSame = (how: Normaliser, text: string | null, wanted: string): boolean =>
  text !== null && normalisers[how](text) === normalisers[how](wanted)
export const beginsSo = (how: Normaliser, text: string | null, wanted: string): boolean =>
  text !== null && normalisers[how](wanted) !== '' && normalisers[how](text).startsWith(normalisers[how](wanted))

/** What an index is for. Another table, column or purpose has another key: its entries cannot be compared. */
export type BlindIndex = {
  readonly table: string
  readonly column: string
  readonly how: Normaliser
  /** How much of the digest is kept: 16 bytes where equal means equal, fewer bits where several people must share an entry. */
  readonly bits: number
}

/**
 * HMAC-SHA-256 under a key of this index alone, cut to its bits. Two equal values give equal entries, and that is all it tells.
 * Null when nothing is left of the value.
 */
export function blindEntry(domainKey: Uint8Array, index: BlindIndex, text: string): Buffer | null {
  const value = normalisers[index.how](text)
  if (value === '') return null
  const digest = createHmac('sha256', keyOf(domainKey, index)).update(value, 'utf8').digest()
  const bytes = digest.subarray(0, Math.ceil(index.bits / 8))
  const spare = bytes.length * 8 - index.bits
  if (spare > 0) bytes[0] = (bytes[0] ?? 0) & (0xff >> spare)
  return Buffer.from(bytes)
}

/** Derived once: it costs four times what an entry costs. */
const derived = new WeakMap<Uint8Array, Map<string, Buffer>>()
function keyOf(domainKey: Uint8Array, { table, column, how }: BlindIndex): Buffer {
  const info = JSON.stringify(['blind index', table, column, how])
  const keys = derived.get(domainKey) ?? new Map<string, Buffer>()
  derived.set(domainKey, keys)
  const key = keys.get(info) ?? Buffer.from(hkdfSync('sha256', domainKey, '', info, 32))
  keys.set(info, key)
  return key
}

/**
 * How many bits an index over so many people may keep: at least two of them share an entry on average, at most the root of their number
 * (after CipherSweet's planner). Null below 16 people: any index would name them.
 */
export function bitsFor(people: number): { readonly least: number; readonly most: number } | null {
  if (people < 16) return null
  return { least: Math.ceil(Math.log2(people) / 2), most: Math.floor(Math.log2(people) - 1) }
}
