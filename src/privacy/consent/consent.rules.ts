import type { Said } from '../../kernel/consent/purpose.rules.ts'
import type { PurposeMode, WhyNotUse } from '../../kernel/consent/purpose-rule.contract.ts'
import type { OwnConsent } from './consent.contract.ts'

export type Version = {
  readonly id: string
  readonly version: number
  readonly uses: readonly string[]
  readonly asksAgain: boolean
  readonly effectiveOn: string
}

/** Of the published ones the newest that has taken effect. */
export const inForce = <V extends Version>(versions: readonly V[], day: string): V | null =>
  versions.filter(({ effectiveOn }) => effectiveOn <= day).toSorted((a, b) => b.version - a.version)[0] ?? null
export const toCome = <V extends Version>(versions: readonly V[], day: string): V | null =>
  versions.filter(({ effectiveOn }) => effectiveOn > day).toSorted((a, b) => b.version - a.version)[0] ?? null

/**
 * A consent covers what its person was told (PIPL 14(2)): it is outdated when a later notice that asks again has taken effect, or when the
 * rule now takes kinds of data that the notice did not name. Given to no notice, it covers nothing.
 */
export function isOutdated(
  agreedTo: Version | null,
  {
    versions,
    uses,
    day,
  }: { readonly versions: readonly Version[]; readonly uses: readonly string[]; readonly day: string },
): boolean {
  if (agreedTo === null) return true
  const later = versions.some((one) => one.version > agreedTo.version && one.asksAgain && one.effectiveOn <= day)
  return later || uses.some((use) => !agreedTo.uses.includes(use))
}

/** A new notice asks again when it says so, and when it speaks of kinds of data that the one before did not. */
export const asksAgain = (said: boolean, uses: readonly string[], before: Version | null): boolean =>
  said || (before !== null && uses.some((use) => !before.uses.includes(use)))

/** Which press is open: one to give, one to take back, never a detour for the second. */
export function mayPress(
  mode: PurposeMode,
  { said, why, isMinor, hasNotice }: { said: Said | null; why: WhyNotUse | null; isMinor: boolean; hasNotice: boolean },
): OwnConsent['may'] {
  if (mode === 'necessary' || why === 'no-rule') return 'nothing'
  if (why === null || (said?.given === true && why !== 'ask-again' && why !== 'separate')) return 'withdraw'
  if (why === 'not-for-minors') return 'nothing'
  if (isMinor) return 'guardian-only'
  if (mode === 'consent' && !hasNotice) return 'nothing'
  return 'give'
}

/** The last six letters of an id: enough to tell two people apart. */
export const personShown = (consumer: string): string => consumer.slice(-6).toUpperCase()
