import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Fact } from '../../kernel/fact/fact.ts'
import { evidencePath } from './archive-name.rules.ts'
import { eyesOf, keepUntil, leftToday, seesOriginal } from './dossier.rules.ts'
import { whenWords } from './dossier-words.rules.ts'
import { eventOf, isTold } from './story.rules.ts'

const aFact = (kind: string, data: Fact['data'] = {}): Fact => ({
  id: 'fct_1',
  kind,
  subject: 'cmp_1',
  at: new Date('2026-03-02T01:00:00Z'),
  actor: 'acc_1',
  role: 'merchant',
  purpose: null,
  rulebook: 'r',
  data,
})

test('of a mediation nothing but its beginning and its end is told, whatever a fact carries', () => {
  const kinds = fc.constantFrom(
    'complaint.mediation-proposed',
    'mediation.opened',
    'proposal.made',
    'complaint.room-entered',
    'caucus.held',
  )
  const data = fc.record({
    amountFen: fc.integer({ min: 1 }),
    remedy: fc.constant('refund'),
    outcome: fc.constant('settled'),
    statement: fc.constant('stm_1'),
  })
  fc.assert(
    fc.property(kinds, data, (kind, carried) => {
      const event = eventOf(aFact(kind, carried), { statements: [{ id: 'stm_1', number: 1 }], evidence: [] })
      return (
        event.amountFen === null && event.remedy === null && event.outcome === null && event.statements.length === 0
      )
    }),
  )
})

test('a fact of the inside, or of nobody knows what, is not part of the story', () => {
  expect(
    ['complaint.filed', 'complaint.closed', 'complaint.merchant-answered'].map((kind) => isTold(kind, 'consumer')),
  ).toEqual([true, true, true])
  const withheld = [
    'complaint.note-added',
    'complaint.assigned',
    'complaint.dossier-made',
    'clock.started',
    'proposal.made',
    'something.new',
  ]
  expect(withheld.map((kind) => isTold(kind, 'consumer'))).toEqual(withheld.map(() => false))
})

test('what colleagues only read on the timeline stands in no dossier of a side', () => {
  const inner = ['draw.held', 'complaint.reply-from-draft']
  for (const side of ['consumer', 'merchant'] as const)
    expect(inner.map((kind) => isTold(kind, side))).toEqual([false, false])
  expect(inner.map((kind) => isTold(kind, 'platform'))).toEqual([true, true])
})

test('an offer in a fact is told with what was offered and where to read it', () => {
  const fact = aFact('complaint.merchant-answered', {
    statement: 'stm_2',
    offered: { remedy: 'refund', amountFen: 5000 },
  })
  expect(eventOf(fact, { statements: [{ id: 'stm_2', number: 4 }], evidence: [] })).toMatchObject({
    by: 'merchant',
    amountFen: 5000,
    remedy: { zh: '退款' },
    statements: [4],
  })
})

test('every name becomes a path inside the archive that any system can unpack, and no two are the same', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 20 }), (names) => {
      const paths = names.map((name, place) => evidencePath(place + 1, name, null))
      expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length)
      for (const path of paths) {
        expect(path).toMatch(/^evidence\/\d{3}-[^/\\:*?"<>|\p{C}]+$/u)
        expect(Buffer.byteLength(path)).toBeLessThan(255)
        expect(path).not.toMatch(/\.\.(\/|$)|[. ]$/)
      }
    }),
  )
  expect(evidencePath(3, '../../etc/passwd', null)).toBe('evidence/003-_.._etc_passwd')
  expect(evidencePath(12, '划痕.HEIC.png', 'jpg')).toBe('evidence/012-划痕.HEIC.jpg')
})

test('a party has its own eyes only; the other side’s pictures lack place and device', () => {
  expect([eyesOf('consumer', undefined), eyesOf('platform', 'merchant'), eyesOf('platform', undefined)]).toEqual([
    'consumer',
    'merchant',
    'platform',
  ])
  expect(() => eyesOf('merchant', 'consumer')).toThrow('dossier.side-not-yours')
  expect([
    seesOriginal('consumer', 'merchant', true),
    seesOriginal('consumer', 'merchant', false),
    seesOriginal('platform', 'merchant', true),
  ]).toEqual([false, true, true])
})

test('times are Beijing’s, and what is left of a day is never less than nothing', () => {
  expect([whenWords('2026-03-01T17:30:00Z', 'zh'), whenWords('2026-03-01T17:30:00Z', 'en')]).toEqual([
    '2026年3月2日 01:30',
    '2 March 2026 01:30',
  ])
  expect([leftToday(7, 5), leftToday(2, 5)]).toEqual([0, 3])
  expect(keepUntil(new Date('2026-11-30T17:00:00Z'), { amount: 3, unit: 'month' })).toBe('2027-03-01')
})

test('what came of the legal route is told in its own words, not by its code', () => {
  const fact = aFact('complaint.legal-result-entered', { outcome: 'judgment-part', amountFen: 5000, to: 'performing' })
  expect(isTold('complaint.legal-result-entered', 'consumer')).toBe(true)
  const nothing = { statements: [], evidence: [] }
  expect(eventOf(fact, nothing)).toMatchObject({ outcome: { zh: '部分支持消费者' } })
  const sentOn = ['complaint.legal-result-entered', 'complaint.closed'].map(
    (kind) => eventOf(aFact(kind, { outcome: 'transferred' }), nothing).outcome?.zh,
  )
  expect(sentOn).toEqual(['移送其他机构', '由其他机构处理'])
  expect(['withdrawal.asked', 'withdrawal.refused'].map((kind) => isTold(kind, 'merchant'))).toEqual([true, true])
})
