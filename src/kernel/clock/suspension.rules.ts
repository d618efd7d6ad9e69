import { dueOf, type Budget } from '../calendar/count.rules.ts'
import type { Pause } from '../calendar/pause.rules.ts'
import type { WorkCalendar } from '../calendar/work-calendar.rules.ts'
import type { RuleOf } from '../rulebook/rulebook.contract.ts'

/** What a suspension is granted for: the id of what is missing, or the side that asked; the rulebook says which must be named. */
export type Grant = { readonly reason: string; readonly item: string | null; readonly party: string | null }
/** An entry of a clock's ledger. Without a maximum it lasts until somebody ends it. */
export type Suspension = Pause & Grant & { readonly maximum: Pick<Budget, 'amount' | 'unit'> | null }

/** The pause's maximum, or fewer units where fewer were granted. */
export const maximumOf = (maximum: RuleOf<'pause'>['maximum'], atMost: number | undefined): Suspension['maximum'] =>
  maximum === undefined ? null : { ...maximum, amount: Math.min(maximum.amount, atMost ?? maximum.amount) }

/** When it ends though nobody ends it: its maximum is counted as every period is, the day on which it began not included. */
export const endOfMaximum = ({ from, maximum }: Suspension, calendar: WorkCalendar): Date | null =>
  maximum === null ? null : dueOf({ ...maximum, roll: 'none' }, from, calendar).dueAt

/** The ledger as it is true at `now`: what has lasted its maximum ended there, whether or not a job has written that down yet. */
export const ledgerAt = (ledger: readonly Suspension[], calendar: WorkCalendar, now: Date): readonly Suspension[] =>
  ledger.map((one) => {
    const until = one.until === null ? endOfMaximum(one, calendar) : null
    return until !== null && until <= now ? { ...one, until } : one
  })

/** Why it cannot be granted (again), or null. */
export function grantProblem(
  times: RuleOf<'pause'>['times'],
  ledger: readonly Suspension[],
  grant: Grant,
): string | null {
  const before = ledger.filter(({ reason }) => reason === grant.reason)
  const once = (granted: boolean): string | null => (granted ? 'clock.suspended-before' : null)
  switch (times) {
    case 'never':
      return 'clock.reason-does-not-stop'
    case 'as-needed':
      return null
    case 'once':
      return once(before.length > 0)
    case 'once-per-item':
      return grant.item === null ? 'clock.item-needed' : once(before.some(({ item }) => item === grant.item))
    case 'once-per-party':
      return grant.party === null ? 'clock.party-needed' : once(before.some(({ party }) => party === grant.party))
  }
}
