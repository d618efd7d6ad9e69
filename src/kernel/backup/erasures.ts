import type { Ctx } from '../context.ts'
import type { Erasures } from './what.ts'

// Filled once by app.ts: a restore reaches what every capability erased.
let plugged: readonly Erasures<Ctx>[] = []

export function plugInErasures(erasures: readonly Erasures<Ctx>[]): void {
  plugged = erasures
}
export const erasures = (): readonly Erasures<Ctx>[] => plugged
export const ledgers = (): readonly string[] => plugged.flatMap((one) => one.ledgers)
