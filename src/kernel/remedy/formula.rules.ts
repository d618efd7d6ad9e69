import { dueOf } from '../calendar/count.rules.ts'
import { dayNumber, dayText, startOfDay } from '../calendar/day.rules.ts'
import type { Rulebook } from '../rulebook/rulebook.ts'
import type { Expression, Operation } from './formula.contract.ts'
import * as fraction from './fraction.rules.ts'
import type { Fraction } from './fraction.rules.ts'
import type { Answers } from './question.contract.ts'

/** What a formula is worked out from: answers of a person, and one variant of what the text leaves open. */
export type Given = {
  readonly answers: Answers
  readonly choices: Readonly<Record<string, string>>
  /** Questions that count as nothing when they are not answered. */
  readonly optional: readonly string[]
}
/** The amount, or the questions that still have to be answered for it. */
export type Worked = { readonly value: Fraction } | { readonly missing: readonly string[] }
type Law = Pick<Rulebook, 'find' | 'calendar'>

export function workOut(expression: Expression, given: Given, law: Law): Worked {
  if (typeof expression === 'number') return { value: fraction.whole(expression) }
  if (typeof expression === 'string') return answered(expression, given)
  return operate(expression, given, law)
}

function answered(question: string, { answers, optional }: Given): Worked {
  const answer = answers[question]
  if (typeof answer === 'number') return { value: fraction.whole(answer) }
  return optional.includes(question) ? { value: fraction.zero } : { missing: [question] }
}

function operate(operation: Operation, given: Given, law: Law): Worked {
  const all = (parts: readonly Expression[], join: (...values: Fraction[]) => Fraction): Worked =>
    joined(
      parts.map((part) => workOut(part, given, law)),
      join,
    )
  switch (operation.do) {
    case 'fen':
      return { value: fraction.whole(operation.fen) }
    case 'sum':
      return all(operation.of, (...values) => values.reduce(fraction.plus))
    case 'minus':
      return all([operation.from, operation.take], fraction.minus)
    case 'times':
      return all([operation.by, operation.of], fraction.times)
    case 'share':
      return all([operation.of, operation.part, operation.whole], (of, part, whole) =>
        fraction.dividedBy(fraction.times(of, part), whole),
      )
    case 'rate':
      return all([operation.of, operation.rate], (of, rate) =>
        fraction.dividedBy(fraction.times(of, rate), tenThousand),
      )
    case 'at-least':
      return all([operation.value, operation.floor], fraction.more)
    case 'at-most':
      return all([operation.value, operation.cap], fraction.less)
    case 'days-late':
      return daysLate(operation, given, law)
    case 'choose':
      return chosen(operation, given, law)
    case 'first':
      return answered(operation.of.find((id) => given.answers[id] !== undefined) ?? operation.of.at(-1) ?? '', given)
  }
}

const tenThousand = fraction.whole(10_000)

/** Everything that is missing is named at once. */
function joined(parts: readonly Worked[], join: (...values: Fraction[]) => Fraction): Worked {
  const missing = parts.flatMap((part) => ('missing' in part ? part.missing : []))
  if (missing.length > 0) return { missing: [...new Set(missing)] }
  return { value: join(...parts.flatMap((part) => ('value' in part ? [part.value] : []))) }
}

function chosen({ by, cases }: Extract<Operation, { do: 'choose' }>, given: Given, law: Law): Worked {
  const choice = given.choices[by] ?? given.answers[by]
  const branch = typeof choice === 'string' ? cases[choice] : undefined
  return branch === undefined ? { missing: [by] } : workOut(branch, given, law)
}

function daysLate({ clock, since, until }: Extract<Operation, { do: 'days-late' }>, given: Given, law: Law): Worked {
  const { [since]: began, [until]: ended } = given.answers
  const missing = [...(typeof began === 'string' ? [] : [since]), ...(typeof ended === 'string' ? [] : [until])]
  if (typeof began !== 'string' || typeof ended !== 'string') return { missing }
  const last = lastDayOf(clock, began, law)
  return last === null
    ? { missing: [since] }
    : { value: fraction.whole(Math.max(0, dayNumber(ended) - dayNumber(last))) }
}

/** The last day of a clock of the rulebook that began on this day; null when it was not in force then. */
export function lastDayOf(clockId: string, since: string, { find, calendar }: Law): string | null {
  const clock = find(clockId, since)
  if (clock?.kind !== 'clock') return null
  return dayText(dueOf(clock, startOfDay(dayNumber(since)), calendar).lastDay)
}
