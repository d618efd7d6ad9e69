/** The instant before which everything is over: the period back from now, and a day more so that no last day is cut short. */
export function overBefore(
  now: Date,
  { amount, unit }: { readonly amount: number; readonly unit: 'month' | 'year' },
): Date {
  const over = new Date(now)
  const months = unit === 'year' ? amount * 12 : amount
  const day = over.getUTCDate()
  over.setUTCDate(1)
  over.setUTCMonth(over.getUTCMonth() - months)
  const last = new Date(Date.UTC(over.getUTCFullYear(), over.getUTCMonth() + 1, 0)).getUTCDate()
  over.setUTCDate(Math.min(day, last) - 1)
  return over
}

/** Whether two people have to agree: it is more than so many per cent of the table. */
export const needsTwo = (removable: number, total: number, percent: number): boolean =>
  removable * 100 > total * percent

export type Standing = { readonly needs_two: boolean; readonly made_at: Date; readonly state: string }
export function planState(plan: Standing, approvals: number): 'waiting' | 'ready' | 'done' {
  if (plan.state === 'done') return 'done'
  return plan.needs_two && approvals < 2 ? 'waiting' : 'ready'
}
export const runsFrom = (madeAt: Date, hours: number): Date => new Date(madeAt.getTime() + hours * 3_600_000)

/** It goes when it was shown long enough and those who have to agreed. */
export const mayRun = (plan: Standing, how: { approvals: number; hours: number; now: Date }): boolean =>
  planState(plan, how.approvals) === 'ready' && runsFrom(plan.made_at, how.hours) <= how.now
