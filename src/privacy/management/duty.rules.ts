import { dayMs } from '../../kernel/calendar/span.ts'
import type { Duty } from './duty.contract.ts'

type Row = {
  readonly assigned_at: Date
  readonly confirmed_at: Date | null
  readonly retired_at: Date | null
}
/** A duty that was given is confirmed soon; one that was confirmed is confirmed again every so often. */
export type Days = { readonly first: number; readonly again: number }

export function confirmBy(
  { assigned_at: assigned, confirmed_at: confirmed, retired_at: retired }: Row,
  days: Days,
): Date | null {
  if (retired !== null) return null
  return confirmed === null
    ? new Date(assigned.getTime() + days.first * dayMs)
    : new Date(confirmed.getTime() + days.again * dayMs)
}

/** So many days before it is due the owner is asked. */
const askDays = 14
export function stateOf(row: Row, days: Days, now: Date): Duty['state'] {
  const by = confirmBy(row, days)
  if (by === null) return 'retired'
  if (by <= now) return 'overdue'
  return row.confirmed_at === null || by.getTime() - now.getTime() <= askDays * dayMs ? 'to-confirm' : 'confirmed'
}
