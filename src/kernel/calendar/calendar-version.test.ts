import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testRulebook } from '../../../tests/support/parts.ts'
import type { CalendarYear } from './calendar-year.rules.ts'
import { always, unnoted, yearsKnownAt, type YearVersion } from './calendar-version.rules.ts'

const [older, newer] = testRulebook.calendar.years.slice(-2) as [CalendarYear, CalendarYear]
const same = (a: CalendarYear, b: CalendarYear) => a.notice === b.notice
const written = (notice: string, year = newer): CalendarYear => ({ ...year, notice })

test('whatever was noted, what was known at an instant never changes by what becomes known later', () => {
  const version = fc.record({
    origin: fc.constantFrom('release', 'import'),
    knownAt: fc.integer({ min: 1, max: 20 }).map((n) => new Date(n)),
    content: fc.nat(5).map((n) => written(`no. ${n}`)),
  }) as fc.Arbitrary<YearVersion>
  fc.assert(
    fc.property(
      fc.array(version, { maxLength: 8 }),
      fc.array(version, { maxLength: 4 }),
      fc.nat(10),
      (before, more, at) => {
        const later = more.map((one) => ({ ...one, knownAt: new Date(one.knownAt.getTime() + at) }))
        expect(yearsKnownAt([...before, ...later], new Date(at))).toEqual(yearsKnownAt(before, new Date(at)))
      },
    ),
  )
})

test('what was told here goes before what a release brings, also a later one', () => {
  const at = (n: number) => new Date(n)
  const versions: YearVersion[] = [
    { origin: 'release', knownAt: always, content: written('estimated') },
    { origin: 'import', knownAt: at(5), content: written('announced') },
    { origin: 'release', knownAt: at(9), content: written('shipped') },
  ]
  const known = (n: number) => yearsKnownAt(versions, at(n)).map(({ notice }) => notice)
  expect([known(4), known(5), known(9)]).toEqual([['estimated'], ['announced'], ['announced']])
})

test('the first years that are noted were always known; what a later release changes is known since then, and nothing is noted twice', () => {
  const now = new Date(7)
  const first = unnoted([older, newer], [], { now, same })
  expect(first.map(({ knownAt }) => knownAt)).toEqual([always, always])
  expect(unnoted([older, newer], first, { now, same })).toEqual([])
  const changed = unnoted([older, written('as announced')], first, { now, same })
  expect(changed.map(({ knownAt, content }) => [knownAt, content.notice])).toEqual([[now, 'as announced']])
})
