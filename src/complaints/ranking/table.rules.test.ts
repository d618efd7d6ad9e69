import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical, methodOf } from './method.rules.ts'
import { inGroups } from './order.rules.ts'
import { orders, type RankingBody } from './ranking.contract.ts'
import { publicRow, publicTable, toMultiple, type Rest, type Tally } from './table.rules.ts'

const limits = { minimum: 30, k: 5 }
const categories = ['服装', '数码', null]
const count = fc.oneof(fc.nat(8), fc.nat(120))
const hoursOf = (low: number, more: number) => ({ low, median: low + more / 3, high: low + more })
const tally = (id: string): fc.Arbitrary<Tally> =>
  fc.record({
    merchant: fc.constant({ id, name: `店铺 ${id}` }),
    category: fc.constantFrom(...categories),
    state: fc.constantFrom('counted' as const, 'corrected' as const, 'withheld' as const),
    inTime: count,
    late: count,
    solved: count,
    unsolved: count,
    replied: count,
    hours: fc.option(fc.tuple(fc.nat(40), fc.nat(20)).map(([low, more]) => hoursOf(low, more))),
  })
const tallies = fc
  .integer({ min: 0, max: 12 })
  .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => tally(`m${i}`))))
const rest = fc.uniqueArray(
  fc.record({ category: fc.constantFrom('', '服装', '数码'), merchants: fc.nat(12), complaints: fc.nat(60) }),
  { selector: ({ category }) => category },
)
const quarter = fc.record({ tallies, rest })
type Quarter = { readonly tallies: readonly Tally[]; readonly rest: readonly Rest[] }

const publish = ({ tallies: of, rest: others }: Quarter): RankingBody => ({
  format: 'xiaobao-ranking-1',
  period: '2026-Q3',
  from: '2026-07-01',
  until: '2026-09-30',
  countedAt: '2026-10-29T00:00:00.000Z',
  minimum: limits.minimum,
  roundedTo: limits.k,
  method: methodOf(limits),
  licence: 'CC BY 4.0',
  ...publicTable(of, others, limits),
})

/** Every count that can be read in a table, also those that only a subtraction gives, and every sum over it. */
function cellsOf({ rows, others }: RankingBody): number[] {
  const shares = rows.flatMap(({ answered, solved }) => [answered, solved].filter((share) => share !== null))
  const cells = shares.flatMap(({ part, whole }) => [part, whole, whole - part])
  const sums = [null, '服装', '数码'].flatMap((category) => {
    const of = rows.filter((row) => category === null || row.category === category)
    const sum = (read: (row: (typeof rows)[number]) => number) => of.reduce((total, row) => total + read(row), 0)
    return [sum((row) => row.answered?.part ?? 0), sum((row) => row.solved?.whole ?? 0)]
  })
  return [...cells, ...sums, ...others.flatMap(({ merchants, complaints }) => [merchants, complaints])]
}

test('whatever is added and subtracted over the published tables and their totals, nothing between 1 and k − 1 comes out', () => {
  const attack = fc.tuple(
    fc.array(quarter, { minLength: 1, maxLength: 4 }),
    fc.infiniteStream(fc.integer({ min: -2, max: 2 })),
  )
  fc.assert(
    fc.property(attack, ([quarters, weights]) => {
      const cells = quarters.flatMap((one) => cellsOf(publish(one)))
      // Each cell, each sum and difference of two of them, and sums of any of them with any sign.
      const pairs = cells.slice(0, 60).flatMap((a) => cells.slice(0, 60).flatMap((b) => [a + b, a - b]))
      const combined = Array.from({ length: 50 }, () =>
        cells.reduce((sum, cell) => sum + cell * (weights.next().value ?? 0), 0),
      )
      for (const found of [...cells, ...pairs, ...combined]) {
        const size = Math.abs(found)
        if (size > 0 && size < limits.k) throw new Error(`a count of ${size} can be computed`)
      }
    }),
  )
})

/** All that the attacker cannot tell apart by these two parts: what rounds to the same, of shops that are listed. */
function twins(part: number, other: number, atLeast: number): [number, number][] {
  const near = (of: number) =>
    Array.from({ length: 2 * limits.k + 1 }, (_, i) => of - limits.k + i).filter((n) => n >= 0)
  const same = (a: number, b: number) => toMultiple(a, limits.k) === toMultiple(b, limits.k)
  return near(part)
    .filter((one) => same(one, part))
    .flatMap((one) => near(other).map((two): [number, number] => [one, two]))
    .filter(([one, two]) => same(two, other) && one + two >= atLeast)
}
const isSmall = (n: number): boolean => n > 0 && n < limits.k

test('for every small count there is another world without it, of which the very same bytes would be published', () => {
  fc.assert(
    fc.property(quarter, (world) => {
      const seen = canonical(publish(world))
      for (const [place, one] of world.tallies.entries()) {
        if (one.state === 'withheld' || one.inTime + one.late < limits.minimum) continue
        const swap = (change: Partial<Tally>) => {
          const others = world.tallies.map((other, at) => (at === place ? { ...other, ...change } : other))
          expect(canonical(publish({ ...world, tallies: others }))).toBe(seen)
        }
        for (const [mine, its] of [
          ['inTime', 'late'],
          ['late', 'inTime'],
        ] as const) {
          if (!isSmall(one[mine])) continue
          const twin = twins(one[mine], one[its], limits.minimum).find(([a]) => !isSmall(a))
          if (!twin) throw new Error(`${mine} ${one[mine]} of ${one.inTime + one.late} is the only one that fits`)
          swap({ [mine]: twin[0], [its]: twin[1] })
        }
        if (one.solved + one.unsolved < limits.minimum) continue
        for (const [mine, its] of [
          ['solved', 'unsolved'],
          ['unsolved', 'solved'],
        ] as const) {
          if (!isSmall(one[mine])) continue
          const twin = twins(one[mine], one[its], limits.minimum).find(([a]) => !isSmall(a))
          if (!twin) throw new Error(`${mine} ${one[mine]} is the only one that fits`)
          swap({ [mine]: twin[0], [its]: twin[1] })
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('nobody below the minimum stands there, a withheld row is a name without a figure, and few others are not even mentioned', () => {
  fc.assert(
    fc.property(quarter, (world) => {
      const { rows, withheld, others } = publish(world)
      for (const { merchant } of rows) {
        const one = world.tallies.find((other) => other.merchant.id === merchant.id)
        expect((one?.inTime ?? 0) + (one?.late ?? 0)).toBeGreaterThanOrEqual(limits.minimum)
        expect(one?.state).not.toBe('withheld')
      }
      for (const one of withheld) expect(Object.keys(one)).toEqual(['merchant', 'category'])
      for (const { merchants } of others) expect(merchants).toBeGreaterThanOrEqual(limits.k)
    }),
  )
})

test('neither the bytes nor the groups depend on the order in which shops were counted', () => {
  const shuffled = quarter.chain((world) =>
    fc.tuple(
      fc.constant(world),
      fc.shuffledSubarray([...world.tallies], { minLength: world.tallies.length, maxLength: world.tallies.length }),
    ),
  )
  fc.assert(
    fc.property(shuffled, ([world, other]) => {
      const [one, two] = [publish(world), publish({ ...world, tallies: other })]
      expect(canonical(two)).toBe(canonical(one))
      for (const by of orders) expect(inGroups(one.rows.toReversed(), by)).toEqual(inGroups(one.rows, by))
    }),
  )
})

test('in a group everybody overlaps with its first; the first of the next one does not; groups count from one without a gap', () => {
  fc.assert(
    fc.property(quarter, (world) => {
      const placed = inGroups(publish(world).rows, 'answered')
      let first = placed[0]
      for (const one of placed) {
        const [leader, own] = [first?.row.answered, one.row.answered]
        if (!first || !leader || !own) throw new Error('a shop without a figure is placed')
        if (one.group === first.group) expect(own.high).toBeGreaterThanOrEqual(leader.low)
        else {
          expect(one.group).toBe(first.group + 1)
          expect(own.high).toBeLessThan(leader.low)
          first = one
        }
      }
      expect(placed[0]?.group ?? 1).toBe(1)
    }),
  )
})

test('28 in time and 2 late are shown as 30 of 30, with the interval of 30 of 30', () => {
  const one = { merchant: { id: 'm', name: 'm' }, category: null, state: 'counted', hours: null, replied: 30 } as const
  const row = publicRow({ ...one, inTime: 28, late: 2, solved: 20, unsolved: 3 }, limits)
  expect(row.answered).toEqual({ part: 30, whole: 30, low: 0.8865, high: 1 })
  expect(row.solved).toBeNull()
  expect([0, 2, 3, 7, 8].map((n) => toMultiple(n, 5))).toEqual([0, 0, 5, 5, 10])
})
