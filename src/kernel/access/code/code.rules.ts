import { staff, type Role } from '../../role.contract.ts'

export type Way = 'email' | 'phone'
export type CodePurpose = 'code-sign-in' | 'password-reset'

/** So many within so long. */
export type Cap = { readonly most: number; readonly withinSeconds: number }

/** Seconds until one more is within every cap, of those asked for before; 0: now. */
export function secondsToWait(past: readonly Date[], caps: readonly Cap[], now: Date): number {
  const newestFirst = past.map((at) => at.getTime()).toSorted((a, b) => b - a)
  const waits = caps.map(({ most, withinSeconds }) => {
    const blocking = newestFirst[most - 1]
    return blocking === undefined ? 0 : Math.ceil((blocking - now.getTime()) / 1000) + withinSeconds
  })
  return Math.max(0, ...waits)
}

type Standing = { readonly state: string; readonly roles: readonly Role[] }
/**
 * Mailboxes and numbers are taken over more easily than a password and a device: those who see others' cases do not sign in by
 * them. A password they may set anew by them; their second factor is asked for as ever.
 */
export function mayUseCode(purpose: CodePurpose, { state, roles }: Standing): boolean {
  if (state !== 'active') return false
  return purpose === 'password-reset' || !roles.some((role) => role === 'regulator' || staff.includes(role))
}
