import type { AccessEvent } from '../../src/kernel/watch/access-event.ts'
import { eventAt, hourMs, type Lot, type Person } from './office.ts'

/** What an insider does beside the work of the day; nothing is done afterwards with what was read. */
export type Script = {
  readonly name: string
  readonly act: (lot: Lot, person: Person, start: number) => readonly AccessEvent[]
  readonly byKey?: true
  readonly leaver?: true
}
const minuteMs = 60_000
type Made = { readonly count: number; readonly from: number; readonly everyMs: number }
const some = (person: Person, { count, from, everyMs }: Made, more: Partial<AccessEvent> = {}): AccessEvent[] =>
  Array.from({ length: count }, (_, n) => eventAt(from + n * everyMs, person, more))

export const scripts: readonly Script[] = [
  {
    name: 'slow drip: four to fifteen people more in each hour of the day',
    act: (lot, person, start) => {
      const pace = lot.between(4, 15)
      const from = start + person.from * hourMs + 7 * minuteMs
      return some(person, { count: Math.round(pace * person.hours), from, everyMs: hourMs / pace })
    },
  },
  {
    name: 'nosy: thirty to ninety people in an afternoon, out of curiosity',
    act: (lot, person, start) => {
      const count = 30 + lot.below(61)
      return some(person, { count, from: start + 13 * hourMs, everyMs: (4 * hourMs) / count })
    },
  },
  {
    name: 'mass export: one large file, or many small ones',
    act: (lot, person, start) => {
      const from = start + lot.between(9, 17) * hourMs
      const large = lot.next() < 0.5
      const rows = large ? 2_000 + lot.below(30_000) : 100 + lot.below(300)
      const count = large ? 1 : 4 + lot.below(10)
      return some(person, { count, from, everyMs: 3 * minuteMs }, { kind: 'exported', thing: null, rows })
    },
  },
  {
    name: 'night: fifteen to sixty people between midnight and four',
    act: (lot, person, start) =>
      some(person, { count: 15 + lot.below(46), from: start + lot.between(0, 2) * hourMs, everyMs: 2 * minuteMs }),
  },
  {
    name: 'enumeration: ids one after the other, most of which are not there',
    act: (lot, person, start) =>
      some(
        person,
        { count: 40 + lot.below(400), from: start + lot.between(9, 17) * hourMs, everyMs: 4_000 + lot.below(8_000) },
        { kind: 'missed' },
      ),
  },
  {
    name: 'shared account: two people at once, at two places',
    act: (lot, person, start) =>
      some(
        person,
        { count: 12 + lot.below(30), from: start + (person.from + 2) * hourMs, everyMs: (5 + lot.below(8)) * minuteMs },
        { network: `10.6.${lot.below(250)}.0/24`, device: 'other' },
      ),
  },
  {
    name: 'leaver: takes addresses along before the last day',
    leaver: true,
    act: (lot, person, start) => {
      const count = 50 + lot.below(100)
      return some(person, { count, from: start + lot.between(10, 15) * hourMs, everyMs: (2 * hourMs) / count })
    },
  },
  {
    name: 'key theft: the key of the marketplace from another network',
    byKey: true,
    act: (lot, person, start) =>
      some(
        person,
        { count: 5 + lot.below(60), from: start + lot.between(0, 22) * hourMs, everyMs: minuteMs },
        {
          kind: 'key-called',
          thing: null,
          network: `10.5.${lot.below(250)}.0/24`,
          route: 'GET /api/commands',
          rows: 1 + lot.below(200),
        },
      ),
  },
]
