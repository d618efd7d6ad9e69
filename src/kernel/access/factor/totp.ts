import { createHmac, timingSafeEqual } from 'node:crypto'

/** RFC 6238 with what every app understands: SHA-1, six digits, steps of thirty seconds. */
export const stepSeconds = 30
const digits = 6
/** A clock that is a step behind or ahead is common; more would be guessing made easier. */
const drift = 1

/** RFC 4226, 5.3: the digits of one counter. */
export function hotp(secret: Uint8Array, counter: number, length = digits): string {
  const message = Buffer.alloc(8)
  message.writeBigUInt64BE(BigInt(counter))
  const mac = createHmac('sha1', secret).update(message).digest()
  const at = (mac[mac.length - 1] ?? 0) & 0x0f
  const number = mac.readUInt32BE(at) & 0x7fffffff
  return String(number % 10 ** length).padStart(length, '0')
}

export const stepAt = (instant: Date): number => Math.floor(instant.getTime() / 1000 / stepSeconds)

/**
 * The step whose code was shown, or null. A step at or before the last one that was taken is never taken again: who looks over a shoulder
 * comes too late.
 */
export function stepOfCode(
  { secret, code, lastStep }: { readonly secret: Uint8Array; readonly code: string; readonly lastStep: number | null },
  now: Date,
): number | null {
  const shown = Buffer.from(code.replaceAll(/\s/g, ''))
  if (shown.length !== digits) return null
  const at = stepAt(now)
  const steps = [at, at - drift, at + drift].filter((step) => lastStep === null || step > lastStep)
  return steps.find((step) => timingSafeEqual(Buffer.from(hotp(secret, step)), shown)) ?? null
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
/** RFC 4648 without padding: how apps want the secret typed. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => letters[parseInt(five.padEnd(5, '0'), 2)] ?? '').join('')
}

/** What the app reads out of the QR code. */
export function otpauthUri({ secret, issuer, name }: { secret: Uint8Array; issuer: string; name: string }): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(name)}`
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=6&period=30`
}
