import { dayMs } from '../calendar/span.ts'

/** However old they are: whoever stops making backups does not lose the last ones. */
export const alwaysKept = 3

/** Which of these are too old; their names begin with the instant at which they were begun. */
export function expiredOf(
  labels: readonly string[],
  { now, days }: { readonly now: Date; readonly days: number },
): string[] {
  const newestFirst = labels.toSorted().toReversed()
  return newestFirst.slice(alwaysKept).filter((label) => now.getTime() - begunAt(label) > days * dayMs)
}

/** `20261201T031500Z.bkp_…` in milliseconds. */
export function begunAt(label: string): number {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(label) ?? []
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}
