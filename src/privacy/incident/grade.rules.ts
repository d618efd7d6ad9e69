import { Grade, type Operator } from './incident.contract.ts'

/** The clock of the report by who the platform is. */
export const reportClock = {
  general: 'incident.report',
  central: 'incident.report-central',
  critical: 'incident.report-critical',
} as const satisfies Record<Operator, string>
export const reportClocks: readonly string[] = Object.values(reportClock)

export type Threshold = { readonly rule: string; readonly grade: Grade; readonly least: number }
export type Known = { readonly people: number | null; readonly lossFen: number | null }

/** Null where the number is not known yet. */
export const isReached = (known: number | null, least: number): boolean | null =>
  known === null ? null : known >= least

/** The highest grade that a known number reaches; null while a number that could raise it is unknown and nothing is reached. */
export function suggestGrade(
  known: Known,
  thresholds: { readonly people: readonly Threshold[]; readonly loss: readonly Threshold[] },
): Grade | null {
  const reached = [
    ...thresholds.people.filter(({ least }) => isReached(known.people, least)),
    ...thresholds.loss.filter(({ least }) => isReached(known.lossFen, least)),
  ].map(({ grade }) => order.indexOf(grade))
  if (reached.length > 0) return order[Math.max(...reached)] ?? null
  return known.people === null || known.lossFen === null ? null : 'below'
}
const order = Grade.options
