import { createHmac, timingSafeEqual } from 'node:crypto'
import type { PartySide } from './case-address.rules.ts'

/** Base 32 without letters that look alike; addresses lose their case on the way. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const letters = 16

/** Whoever knows the token got a letter of ours that was sent to this side of this case. 74 bits of a keyed hash. */
export function caseToken(key: Buffer, receipt: string, side: PartySide): string {
  const mac = createHmac('sha256', key).update(`case|${receipt}|${side}`).digest()
  const coded = Array.from(mac.subarray(0, letters - 1), (byte) => alphabet[byte % alphabet.length] ?? '')
  return side[0] + coded.join('')
}

/** The side whose token it is, or null when it is nobody's. */
export function sideOfToken(key: Buffer, receipt: string, token: string): PartySide | null {
  for (const side of ['consumer', 'merchant'] as const) {
    const right = Buffer.from(caseToken(key, receipt, side))
    const given = Buffer.from(token)
    if (given.length === right.length && timingSafeEqual(given, right)) return side
  }
  return null
}
