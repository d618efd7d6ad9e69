import type { Outcome } from '../complaint.contract.ts'
import { answerHours, type Counting } from './figure.rules.ts'
import { answerOf, type Matter } from './matter.rules.ts'
import type { Tally } from './table.rules.ts'
import { medianInterval, quantile } from './wilson.rules.ts'

const solved: readonly Outcome[] = ['settled', 'performed']
/** Ended, and it was for the shop to solve it: not what was withdrawn, handed over, merged, refused or rejected. */
const unsolved: readonly Outcome[] = [
  'enforced',
  'unperformed',
  'closed_unconfirmed',
  'mediation_failed',
  'legal_ended',
]

/** One shop's complaints of a quarter, exactly. */
export function tallyOf(
  matters: readonly Matter[],
  counting: Counting,
): Pick<Tally, 'inTime' | 'late' | 'solved' | 'unsolved' | 'replied' | 'hours'> {
  const complaints = matters.filter(({ kind }) => kind === 'complaint')
  const standings = complaints.map((matter) => answerOf(matter, counting.now)).filter((one) => one !== null)
  const inTime = standings.filter((one) => one === 'in-time').length
  const ended = (outcomes: readonly Outcome[]) =>
    complaints.filter(({ outcome }) => outcome !== null && outcomes.includes(outcome)).length
  const hours = answerHours(complaints, counting)
  const median = quantile(hours, 0.5)
  const interval = medianInterval(hours)
  return {
    inTime,
    late: standings.length - inTime,
    solved: ended(solved),
    unsolved: ended(unsolved),
    replied: hours.length,
    hours: median === null || interval === null ? null : { median, ...interval },
  }
}
