import { z } from 'zod'

/** A vote is sealed in the juror's browser: what leaves it is a hash, until the juror opens it. Neither the salt nor the vote is anywhere else. */

const Kept = z.object({ vote: z.enum(['consumer', 'merchant']), salt: z.string().regex(/^[0-9a-f]{64}$/) })
export type KeptVote = z.infer<typeof Kept>
const placeOf = (seat: string): string => `xiaobao.sealed-vote.${seat}`

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
export const newSalt = (): string => hexOf(crypto.getRandomValues(new Uint8Array(32)))

/** Browsers compute hashes on secure pages only: https, or this very computer. */
export const canSeal = (): boolean => globalThis.crypto?.subtle !== undefined

/** The same bytes as the server's: jury, seat, vote and salt, one per line. */
export async function sealOf(sealed: { jury: string; seat: string } & KeptVote): Promise<string> {
  const text = `${sealed.jury}\n${sealed.seat}\n${sealed.vote}\n${sealed.salt}`
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))
}

/** False when this browser keeps nothing: then nothing is handed in either, for it could never be opened. */
export function keepVote(seat: string, vote: KeptVote): boolean {
  try {
    localStorage.setItem(placeOf(seat), JSON.stringify(vote))
    return localStorage.getItem(placeOf(seat)) !== null
  } catch {
    return false
  }
}
export function keptVote(seat: string): KeptVote | null {
  try {
    return Kept.safeParse(JSON.parse(localStorage.getItem(placeOf(seat)) ?? 'null')).data ?? null
  } catch {
    return null
  }
}
