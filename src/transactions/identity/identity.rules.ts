import { isIdentity } from '../../kernel/personal/checksum.rules.ts'
import type { IdentityLevel, VerificationState, WhyRefused } from './identity.contract.ts'

/** The number as everybody writes it: no blanks, a capital X. */
export const plainNumber = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()

export type WhyUnfit = 'not-a-number' | 'old-number' | 'not-born' | 'not-a-name'
/**
 * What can be seen without asking anybody: the check character and the day of birth of GB 11643, and a name of letters. It does not
 * say that the number is theirs; null where nothing speaks against it.
 */
export function whyUnfit({ name, number }: { readonly name: string; readonly number: string }, on: string) {
  if (!/^[\p{Script=Han}㐀-䶿·•．.]{2,30}$|^[\p{L}][\p{L} .'·-]{1,59}$/u.test(name.normalize('NFKC').trim()))
    return 'not-a-name' satisfies WhyUnfit
  if (number.length === 15) return 'old-number' satisfies WhyUnfit
  if (!isIdentity(number)) return 'not-a-number' satisfies WhyUnfit
  return bornOn(number) >= on || ageOn(number, on) > 130 ? ('not-born' satisfies WhyUnfit) : null
}

/** `YYYY-MM-DD` of a number of eighteen characters. */
export const bornOn = (number: string): string =>
  `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`

/** Whole years on a day; who was born on 29 February is a year older on 1 March (Civil Code 17: eighteen is of age). */
export function ageOn(number: string, on: string): number {
  const born = bornOn(number)
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4))
  return on.slice(5) < born.slice(5) ? years - 1 : years
}

export const levelOf = (states: readonly VerificationState[]): IdentityLevel => {
  if (states.includes('verified')) return 'verified'
  return states.includes('asked') ? 'asked' : 'none'
}

export type Decision = { readonly state: 'verified' } | { readonly state: 'refused'; readonly why: WhyRefused }
/** One person has several accounts, but not without end: more of them are a trade with identities. */
export function decisionOf(
  why: WhyRefused | null,
  { otherAccounts, most }: { readonly otherAccounts: number; readonly most: number },
): Decision {
  if (why !== null) return { state: 'refused', why }
  return otherAccounts + 1 > most ? { state: 'refused', why: 'too-many' } : { state: 'verified' }
}
