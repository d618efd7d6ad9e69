import { z } from 'zod'

/** A vote is sealed in the juror's browser: what leaves it is a hash, until the juror opens it. Neither the salt nor the vote is anywhere else. */

const Kept = z.object({ vote: z.enum(['consumer', 'merchant']), salt: z.string().regex(/^[0-9a-f]{64}$/) })
export type KeptVote = z.infer<typeof Kept>
const placeOf = (seat: string): string => `xiaobao.sealed-vote.${seat}`

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const newSalt = (): string => hexOf(crypto.getRandomValues(new Uint8Array(32)))

/** Browsers compute hashes on secure pages only: https, or this very computer. */
export const canSeal = (): boolean => globalThis.crypto?.subtle !== undefined

/** The same bytes as the server's: jury, seat, vote and salt, one per line. */
export async function sealOf(sealed: { jury: string; seat: string } & KeptVote): Promise<string> {
  const text = `${sealed.jury}\n${sealed.seat}\n${sealed.vote}\n${sealed.salt}`
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))
}

/** False when this browser keeps nothing: then nothing is handed in either, for it could never be opened. */
function keepVote(seat: string, vote: KeptVote): boolean {
  try {
    localStorage.setItem(placeOf(seat), JSON.stringify(vote))
    return localStorage.getItem(placeOf(seat)) !== null
  } catch {
    return false
  }
}
function keptVote(seat: string): KeptVote | null {
  try {
    return Kept.safeParse(JSON.parse(localStorage.getItem(placeOf(seat)) ?? 'null')).data ?? null
  } catch {
    return null
  }
}

/**
 * A seat has one salt in this browser and it is never replaced: an answer may be lost and another tab may be open, so any seal made here
 * may be the one that the server kept. Null when nothing can be kept.
 */
export function toSeal(seat: string, vote: KeptVote['vote']): KeptVote | null {
  const kept = { vote, salt: keptVote(seat)?.salt ?? newSalt() }
  return keepVote(seat, kept) ? kept : null
}

type Sealed = { readonly id: string; readonly seat: string; readonly committed: string | null }
/** What opens the seal that the server has, as far as this browser keeps it: the vote may be one that was chosen before the last. */
export async function keyTo({ id, seat, committed }: Sealed): Promise<KeptVote | null> {
  const kept = keptVote(seat)
  if (!kept || committed === null || !canSeal()) return null
  for (const vote of Kept.shape.vote.options)
    if ((await sealOf({ jury: id, seat, vote, salt: kept.salt })) === committed) return { vote, salt: kept.salt }
  return null
}
