const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** So many within so long. */
export type Limit = { readonly most: number; readonly withinMs: number }

/** A person gets what is needed; whoever floods somebody's mailbox, or asks for everybody's codes, is stopped. */
export const codeLimits = {
  contact: [
    { most: 1, withinMs: minute },
    { most: 5, withinMs: hour },
    { most: 10, withinMs: 24 * hour },
  ],
  network: [{ most: 30, withinMs: hour }],
} as const
export const linkLimits = {
  contact: [
    { most: 1, withinMs: minute },
    { most: 3, withinMs: hour },
    { most: 6, withinMs: 24 * hour },
  ],
  network: [{ most: 20, withinMs: hour }],
} as const
export const longestMemoryMs = 24 * hour

export const codeLifeMs = 10 * minute
/** Long enough to write a complaint on a telephone with its pictures, and to try again. */
export const proofLifeMs = hour
export const mostTries = 5

/** Seconds until one more is within every limit; 0: now. */
export function secondsToWait(past: readonly Date[], limits: readonly Limit[], now: Date): number {
  const waits = limits.map(({ most, withinMs }) => {
    const recent = past.map((at) => at.getTime()).filter((at) => at > now.getTime() - withinMs)
    const blocking = recent.toSorted((a, b) => b - a)[most - 1]
    return blocking === undefined ? 0 : Math.ceil((blocking + withinMs - now.getTime()) / second)
  })
  return Math.max(0, ...waits)
}

export type Code = { readonly expiresAt: Date; readonly tries: number }
/** Whether a code may be tried at all; a right one stays right until it ends, so that a lost answer can be asked for again. */
export const isUsable = ({ expiresAt, tries }: Code, now: Date): boolean => tries < mostTries && now < expiresAt
