import { randomBytes } from 'node:crypto'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** UUIDv7 bits: 48 of milliseconds, then a counter inside the millisecond, then randomness - sortable by birth. */
let lastMs = 0
let counter = 0

/**
 * A new sortable id with its noun in front, e.g. `cmp_01jz…`: Crockford base 32 of the 128 bits of a UUIDv7.
 * Ids made by one process are strictly increasing; between processes they sort by millisecond.
 */
export function newId(prefix: string, nowMs = Date.now()): string {
  if (nowMs > lastMs) {
    lastMs = nowMs
    counter = randomBytes(2).readUInt16BE() & 0x07ff
  } else counter += 1
  if (counter > 0x0fff) {
    lastMs += 1
    counter = 0
  }
  const random = randomBytes(8)
  random[0] = ((random[0] ?? 0) & 0x3f) | 0x80
  const bits = (BigInt(lastMs) << 80n) | (0x7n << 76n) | (BigInt(counter) << 64n) | random.readBigUInt64BE()
  return `${prefix}_${toBase32(bits)}`
}

/** When an id was made, in milliseconds. */
export function bornAt(id: string): number {
  const digits = id.slice(id.indexOf('_') + 1).slice(0, 10)
  // The 26 digits hold 130 bits: two zeros, then the 48 of the milliseconds in the first ten.
  return [...digits].reduce((sum, digit) => sum * 32 + Math.max(0, alphabet.indexOf(digit)), 0)
}

function toBase32(bits: bigint): string {
  let text = ''
  for (let rest = bits, i = 0; i < 26; i += 1, rest >>= 5n) text = (alphabet[Number(rest & 31n)] ?? '') + text
  return text
}
