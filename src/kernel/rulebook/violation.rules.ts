import { addMonths, dayNumber, dayText, shanghaiDayNumber, startOfDay, yearOf } from '../calendar/day.rules.ts'
import type { RuleOf } from './rulebook.contract.ts'

export type ViolationTerms = Pick<RuleOf<'violation'>, 'points' | 'windowMonths' | 'expires'>

/** The how-manieth of its kind: earlier ones count while they lie within the window, to the day. */
export function occurrenceOf({ windowMonths }: ViolationTerms, earlier: readonly Date[], decidedAt: Date): number {
  const since = addMonths(shanghaiDayNumber(decidedAt), -windowMonths)
  return 1 + earlier.filter((one) => shanghaiDayNumber(one) > since).length
}

export const pointsOf = ({ points }: ViolationTerms, occurrence: number): number =>
  points[occurrence >= 3 ? 2 : occurrence === 2 ? 1 : 0]

/** The first moment at which the points count no more. */
export function expiryOf({ expires }: ViolationTerms, decidedAt: Date): Date {
  const day = shanghaiDayNumber(decidedAt)
  if (expires === 'year-end') return startOfDay(dayNumber(`${yearOf(day) + 1}-01-01`))
  return startOfDay(addMonths(day, expires.months))
}

/** A node is reached by the points that lead over it, not by those that come on top. */
export const isReached = ({ points }: Pick<RuleOf<'node'>, 'points'>, before: number, after: number): boolean =>
  before < points && after >= points

type Example = RuleOf<'violation'>['examples'][number]
const shown = (occurrence: number, points: number, expires: string): string => `${occurrence} · ${points} · ${expires}`

/** What the ledger computes for an example, in the words of the example. */
export function violationExample(rule: ViolationTerms, { earlier, decided, ...wanted }: Example) {
  const at = startOfDay(dayNumber(decided))
  const occurrence = occurrenceOf(
    rule,
    earlier.map((day) => startOfDay(dayNumber(day))),
    at,
  )
  const before = earlier.length === 0 ? '—' : earlier.join(' / ')
  return {
    given: {
      zh: `此前 ${before}，${decided} 决定：第几次 · 记分 · 到期`,
      en: `earlier ${before}, decided on ${decided}: occurrence · points · until`,
    },
    expected: shown(wanted.occurrence, wanted.points, wanted.expires),
    actual: shown(occurrence, pointsOf(rule, occurrence), dayText(shanghaiDayNumber(expiryOf(rule, at)))),
    note: wanted.note,
  }
}

export function nodeExample(rule: RuleOf<'node'>, { before, after, reached }: RuleOf<'node'>['examples'][number]) {
  return {
    given: { zh: `由 ${before} 分到 ${after} 分`, en: `from ${before} points to ${after}` },
    expected: String(reached),
    actual: String(isReached(rule, before, after)),
    note: undefined,
  }
}
