import { dayMs } from '../../kernel/calendar/span.ts'
import type { ApprovalState, PasswordView } from './password.contract.ts'
import type { weakWords } from './refusal-words.contract.ts'

type Weak = keyof typeof weakWords
const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/g, '')

/** What makes six digits the first that a thief of the telephone tries; null when nothing does. `known`: numbers of the person. */
export function weaknessOf(six: string, known: readonly string[]): Weak | null {
  if (new Set(six).size < 3 || six.slice(0, 3) === six.slice(3)) return 'repeated'
  const steps = [...six].slice(1).map((digit, at) => (Number(digit) - Number(six[at]) + 10) % 10)
  if (new Set(steps).size === 1) return 'sequential'
  if (isDate(six)) return 'date'
  return known.some((number) => digitsOf(number).includes(six)) ? 'known' : null
}

/** A day as `900307` or a month as `199003`: whose birthday it is does not have to be known. */
function isDate(six: string): boolean {
  if (/^(?:19|20)\d\d(?:0[1-9]|1[0-2])$/.test(six)) return true
  const [month, day] = [Number(six.slice(2, 4)), Number(six.slice(4))]
  // 1904 and 2004 are leap years like every other `04`: only the day has to exist.
  const year = 1900 + Number(six.slice(0, 2))
  const made = new Date(Date.UTC(year === 1900 ? 2000 : year, month - 1, day))
  return month >= 1 && month <= 12 && made.getUTCMonth() === month - 1 && made.getUTCDate() === day
}

export type Tries = { readonly tries: number; readonly lockedUntil: Date | null }
/** A try is counted before it is looked at, so that guesses at once are counted one by one; null: it may not be tried now. */
export function countTry(
  before: Tries,
  { most, lockMs, now }: { readonly most: number; readonly lockMs: number; readonly now: Date },
): Tries | null {
  if (before.lockedUntil !== null && before.lockedUntil > now) return null
  const tries = (before.lockedUntil === null ? before.tries : 0) + 1
  return { tries, lockedUntil: tries >= most ? new Date(now.getTime() + lockMs) : null }
}

/** The wait in which its owner hears of a reset and may stop it, and the days in which it may be used afterwards. */
export function resetOf(askedAt: Date | null, { waitHours, now }: { waitHours: number; now: Date }) {
  if (askedAt === null) return null
  const from = new Date(askedAt.getTime() + waitHours * 3_600_000)
  const until = new Date(from.getTime() + resetDays * dayMs)
  return until <= now ? null : { askedAt, from, until, open: from <= now }
}
const resetDays = 7

export type Profile = 'checkup' | 'reminder' | 'mlps3'
type Age = { readonly setAt: Date; readonly remindedAt: Date | null; readonly confirmedAt: Date | null }
/** Reminded, never made to: that a consumer has to change it is in no profile. Whoever said that all is well is left alone for as long again. */
export function reminderOf(
  age: Age,
  { profile, days, now }: { profile: Profile; days: number; now: Date },
): PasswordView['reminder'] {
  const since = Math.max(age.setAt.getTime(), age.confirmedAt?.getTime() ?? 0)
  if (now.getTime() - since < days * dayMs) return null
  const old = Math.floor((now.getTime() - age.setAt.getTime()) / dayMs)
  return { days: old, words: profile === 'checkup' ? 'checkup' : 'reminder' }
}

type Standing = { readonly state: string; readonly expires_at: Date; readonly approved_until: Date | null }
export function approvalState({ state, expires_at, approved_until }: Standing, now: Date): ApprovalState {
  if (state === 'asked') return expires_at <= now ? 'expired' : 'asked'
  if (state === 'approved') return approved_until !== null && approved_until <= now ? 'expired' : 'approved'
  return state === 'redeemed' || state === 'declined' ? state : 'void'
}
