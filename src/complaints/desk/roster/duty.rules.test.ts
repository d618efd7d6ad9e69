import fc from 'fast-check'
import { expect, test } from 'vitest'
import { workCalendar } from '../../../kernel/calendar/work-calendar.rules.ts'
import { chooseAgent, languageOf, type Matter, type Member } from './duty.rules.ts'
import type { Duty } from './roster.contract.ts'

const calendar = workCalendar([
  {
    year: 2026,
    status: 'published',
    notice: '放假安排',
    off: [{ name: '国庆节', from: '2026-10-01', to: '2026-10-07' }],
    work: [{ name: '国庆节', day: '2026-10-10' }],
  },
])
const office: Duty = {
  takesNew: true,
  capacity: 10,
  categories: [],
  channels: [],
  languages: [],
  weekdays: [1, 2, 3, 4, 5],
  holidays: false,
  makeUp: true,
  fromMinute: 9 * 60,
  untilMinute: 18 * 60,
  version: 1,
}
const member = (id: string, part: Partial<Member> = {}): Member => {
  return { id, consumerId: null, merchantId: null, load: 0, duty: office, absences: [], ...part }
}
const matter: Matter = {
  category: 'quality',
  channel: 'phone',
  language: 'zh',
  consumerId: 'con_1',
  merchantId: 'mch_1',
}
/** A Tuesday. */
const now = new Date('2026-05-12T10:00:00+08:00')
const choose = (members: readonly Member[], at = now, of = matter) =>
  chooseAgent(members, of, { now: at, calendar, seed: 's' })
const whyNot = (one: Member, at = now, of = matter) => choose([one], at, of).considered[0]?.whyNot

test('the least loaded relative to capacity gets it: eight of twenty before five of ten', () => {
  const members = [member('a', { load: 5 }), member('b', { load: 8, duty: { ...office, capacity: 20 } })]
  expect(choose(members).agentId).toBe('b')
})
test('whoever is absent, off duty, full, takes none, cannot do it or is a side of it gets nothing, and the reason is kept', () => {
  expect(whyNot(member('a'))).toBe(null)
  expect(whyNot(member('a', { absences: [{ fromDay: '2026-05-12', untilDay: '2026-05-12' }] }))).toBe('absent')
  expect(whyNot(member('a', { absences: [{ fromDay: '2026-05-13', untilDay: '2026-05-14' }] }))).toBe(null)
  expect(whyNot(member('a'), new Date('2026-05-12T18:00:00+08:00'))).toBe('off-duty')
  expect(whyNot(member('a'), new Date('2026-05-12T17:59:00+08:00'))).toBe(null)
  expect(whyNot(member('a'), new Date('2026-05-16T10:00:00+08:00'))).toBe('off-duty')
  expect(whyNot(member('a', { load: 10 }))).toBe('full')
  expect(whyNot(member('a', { duty: null }))).toBe('no-duty')
  expect(whyNot(member('a', { duty: { ...office, takesNew: false } }))).toBe('takes-none')
  expect(whyNot(member('a', { duty: { ...office, categories: ['price'] } }))).toBe('category')
  expect(whyNot(member('a', { duty: { ...office, channels: ['weibo'] } }))).toBe('channel')
  expect(whyNot(member('a', { duty: { ...office, languages: ['zh'] } }), now, { ...matter, language: 'en' })).toBe(
    'language',
  )
  expect(whyNot(member('a', { consumerId: 'con_1' }))).toBe('side')
  expect(whyNot(member('a', { merchantId: 'mch_1' }))).toBe('side')
})
test('on a public holiday only those on duty then, on a make-up Saturday those who work make-up days', () => {
  const holiday = new Date('2026-10-01T10:00:00+08:00')
  const makeUp = new Date('2026-10-10T10:00:00+08:00')
  expect(whyNot(member('a'), holiday)).toBe('off-duty')
  expect(whyNot(member('a', { duty: { ...office, holidays: true } }), holiday)).toBe(null)
  expect(whyNot(member('a'), makeUp)).toBe(null)
  expect(whyNot(member('a', { duty: { ...office, makeUp: false } }), makeUp)).toBe('off-duty')
})

const anybody = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^acc_[a-z0-9]{4}$/),
    load: fc.nat(30),
    capacity: fc.integer({ min: 1, max: 30 }),
  }),
  { selector: ({ id }) => id, maxLength: 12 },
)
test('nobody chosen is less free than anybody who could have been, whoever stands first in the list', () => {
  fc.assert(
    fc.property(anybody, fc.string(), (people, seed) => {
      const members = people.map(({ id, load, capacity }) => member(id, { load, duty: { ...office, capacity } }))
      const settings = { now, calendar, seed }
      const { agentId } = chooseAgent(members, matter, settings)
      const again = chooseAgent(members.toReversed(), matter, settings)
      const free = people.filter(({ load, capacity }) => load < capacity)
      const chosen = people.find(({ id }) => id === agentId)
      if (!chosen) return free.length === 0 && again.agentId === null
      return again.agentId === agentId && free.every((one) => chosen.load * one.capacity <= one.load * chosen.capacity)
    }),
  )
})
test('among equals each gets its share over many seeds', () => {
  const members = ['a', 'b', 'c'].map((id) => member(id))
  const won = new Map<string, number>()
  for (let seed = 0; seed < 3000; seed += 1) {
    const { agentId } = chooseAgent(members, matter, { now, calendar, seed: String(seed) })
    won.set(agentId ?? '', (won.get(agentId ?? '') ?? 0) + 1)
  }
  for (const times of won.values()) expect(Math.abs(times - 1000)).toBeLessThan(120)
})
test('words decide the language: one Chinese character is enough, and a number alone is Chinese', () => {
  expect(['收到 the wrong item', 'The parcel never came', '12345'].map(languageOf)).toEqual(['zh', 'en', 'zh'])
})
