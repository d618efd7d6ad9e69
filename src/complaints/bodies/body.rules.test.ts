import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BodyEntry, type BodyView } from './body.contract.ts'
import { directoryOn, fits, versionOn, withNational, type Version } from './body.rules.ts'
import { propose } from './propose.rules.ts'
import { provinceIn } from './region.rules.ts'

const entry = (part: Partial<BodyEntry> = {}): BodyEntry =>
  BodyEntry.parse({
    kind: 'court',
    name: { zh: '某区人民法院' },
    area: '浙江省杭州市某区',
    regions: ['3301'],
    about: { zh: '民事案件' },
    source: '现场核对',
    from: '2026-01-01',
    ...part,
  })
const version = (number: number, part: Partial<BodyEntry> = {}): Version => ({
  id: 'a-court',
  version: number,
  entry: entry(part),
  changedAt: new Date(0),
})
const view = (part: Partial<BodyEntry>): BodyView => ({ ...entry(part), id: 'a-court', version: 1 })
const matter = { category: 'quality', claimFen: 39_900 } as const

test('a version that begins later changes nothing before its first day', () => {
  const versions = [version(1, { phone: '1' }), version(2, { phone: '2', from: '2026-07-01' })]
  expect(versionOn(versions, '2026-06-30')?.entry.phone).toBe('1')
  expect(versionOn(versions, '2026-07-01')?.entry.phone).toBe('2')
})

test('after its last day a body is gone, and no older version comes back', () => {
  const versions = [version(1), version(2, { from: '2026-02-01', until: '2026-03-01' })]
  expect(versionOn(versions, '2026-03-01')?.version).toBe(2)
  expect(versionOn(versions, '2026-03-02')).toBeNull()
})

test('every national entry is one that a governance officer could have written, and a written version takes its place', () => {
  const all = directoryOn(withNational([]), '2026-11-30')
  expect(all.map(({ id }) => id)).toContain('cn-12315')
  for (const { id: _, version: _v, ...own } of all) expect(BodyEntry.parse(own)).toEqual(own)
  const [first] = withNational([])
  const mine = { ...version(1, { phone: '12315-1' }), id: 'cn-12315' }
  const changed = directoryOn(withNational([mine]), '2026-11-30').filter(({ id }) => id === 'cn-12315')
  expect([first?.version, changed.map(({ phone }) => phone)]).toEqual([0, ['12315-1']])
})

test('a region finds what lies in it and what it lies in, and nothing next door', () => {
  expect(fits(view({}), { region: '33' })).toBe(true)
  expect(fits(view({}), { region: '330106' })).toBe(true)
  expect(fits(view({}), { region: '3302' })).toBe(false)
  expect(fits(view({ regions: [] }), { region: '65' })).toBe(true)
})

test('what a case is shown takes its category and amount, at one of its places, and says which', () => {
  const places = [
    { code: null, name: '杭州市', by: 'order' },
    { code: '31', name: '上海', by: 'shop' },
  ] as const
  const bodies = [view({}), view({ regions: ['31'], area: '上海市' }), view({ regions: ['44'], area: '广东省' })]
  const found = propose(bodies, matter, places)
  expect(found.map(({ reasons }) => reasons[0]?.zh)).toEqual(['管辖收货地（杭州市）', '管辖商家所在地（上海）'])
  expect(propose([view({ toFen: 10_000 })], matter, places)).toEqual([])
  expect(propose([view({ categories: ['price'] })], matter, places)).toEqual([])
})

test('a limit of amount holds to the fen', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000 })
  fc.assert(
    fc.property(amount, amount, amount, (a, b, claimFen) => {
      const [fromFen, toFen] = a < b ? [a, b] : [b, a]
      const found = propose([view({ regions: [], fromFen, toFen })], { category: 'quality', claimFen }, [])
      expect(found.length).toBe(claimFen >= fromFen && claimFen <= toFen ? 1 : 0)
    }),
  )
})

test('a province is read from the words of an address, and never guessed', () => {
  expect([
    provinceIn('浙江省杭州市'),
    provinceIn('上海'),
    provinceIn('Beijing'),
    provinceIn('某地'),
    provinceIn(null),
  ]).toEqual(['33', '31', '11', null, null])
})
