import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refusal } from '../kernel/refusal.ts'
import type { Role } from '../kernel/role.contract.ts'
import { categories, detailProblems, statutoryRules } from './category.rules.ts'
import { remedies, sides, states } from './complaint.contract.ts'
import { stepNames } from './step-name.contract.ts'
import { allowedSteps, sideOf, take } from './complaint.rules.ts'
import { assertFiling, mostClaimable, type Filing, type OrderFacts } from './filing.rules.ts'
import { steps, whyNot } from './lifecycle.rules.ts'
import type { Situation } from './lifecycle/step.rules.ts'
import { readCursor, writeCursor } from '../kernel/http/cursor.ts'
import { newReceipt } from './receipt-number.ts'
import { parseReceipt } from './receipt.rules.ts'
import { aComplaint } from './complaint.example.ts'
import { viewRow } from './complaint.views.ts'
import { csvOf } from './csv.rules.ts'
import { complaints } from './index.ts'

const agent = { side: 'platform', roles: ['agent'] } as const
const consumer = { side: 'consumer', roles: ['consumer'] } as const
const merchant = { side: 'merchant', roles: ['merchant'] } as const
const standings = [agent, consumer, merchant, { side: 'platform', roles: ['mediator'] as Role[] }] as const
const limits = { mostOfferRounds: 5, mostReopened: 2, reopenableSince: new Date('2026-02-01T00:00:00+08:00') }
const anySituation: fc.Arbitrary<Situation> = fc.record({
  state: fc.constantFrom(...states),
  merchantKnown: fc.boolean(),
  orderKnown: fc.boolean(),
  offerRounds: fc.integer({ min: 0, max: 8 }),
  offered: fc.boolean(),
  mostOfferRounds: fc.constant(5),
  fastTrack: fc.boolean(),
  demanded: fc.boolean(),
  obligated: fc.boolean(),
  proven: fc.boolean(),
  evidenceAsked: fc.integer({ min: 0, max: 1 }),
  reopened: fc.integer({ min: 0, max: 3 }),
  mostReopened: fc.constant(2),
  reopenOver: fc.boolean(),
})

test('nobody takes a step of another side', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...stepNames),
      anySituation,
      fc.constantFrom(...standings),
      (name, situation, standing) => {
        if (!steps[name].by.includes(standing.side))
          expect(whyNot(name, situation, standing)).toBe('complaint.step-of-others')
      },
    ),
  )
})

test('nobody but the consumer ends a complaint while the merchant still has time to answer', () => {
  const asked = aComplaint({ state: 'negotiating', merchantAskedAt: new Date('2026-03-02T09:00:00+08:00') })
  expect(() => take('close', asked, { standing: agent, limits })).toThrow('complaint.step-not-now')
  expect(() => take('reject', asked, { standing: agent, limits })).toThrow('complaint.step-not-now')
  expect(take('withdraw', asked, { standing: consumer, limits }).state).toBe('closed')
})

test('a step taken from an old page is refused, and says so', () => {
  const complaint = aComplaint({ version: 4 })
  expect(() => take('respond', complaint, { standing: agent, version: 3, limits })).toThrow(
    'complaint.changed-meanwhile',
  )
  expect(take('respond', complaint, { standing: agent, version: 4, limits }).version).toBe(5)
})

test('what the list of steps allows is exactly what is not refused', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...states),
      fc.boolean(),
      fc.boolean(),
      fc.integer({ min: 0, max: 7 }),
      fc.constantFrom(...standings),
      (state, known, obligated, offerRounds, standing) => {
        const complaint = aComplaint({
          state,
          offerRounds,
          obligated,
          ...(!known && { merchantId: null, orderId: null }),
        })
        const listed = new Map(allowedSteps(complaint, standing, limits).map((one) => [one.step, one.refusal]))
        for (const name of stepNames) {
          const refused = refusalOf(() => take(name, complaint, { standing, limits }))
          expect(listed.get(name)?.code ?? (listed.has(name) ? null : 'complaint.step-of-others')).toBe(refused)
        }
      },
    ),
  )
})

test('every reason why not has words in both languages, without a blank left open', () => {
  const reasons = standings.flatMap((standing) =>
    states.flatMap((state) =>
      allowedSteps(aComplaint({ state }), standing, limits).flatMap(({ refusal }) => refusal ?? []),
    ),
  )
  expect(reasons.length).toBeGreaterThan(10)
  for (const reason of reasons) {
    const words = complaints.refusals?.[reason.code]
    expect(words, reason.code).toBeDefined()
    const blanks = [...`${words?.zh}${words?.en}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
    expect(Object.keys(reason.params)).toEqual(expect.arrayContaining(blanks))
  }
})

test('a party to a complaint never stands on the side of the platform', () => {
  const complaint = aComplaint({})
  const both = { consumerId: complaint.consumerId, merchantId: null, roles: ['agent', 'consumer'] }
  expect(sideOf(both, complaint)).toBe('consumer')
  expect(sideOf({ consumerId: 'con_other', merchantId: null, roles: ['consumer'] }, complaint)).toBe(null)
  expect(sideOf({ consumerId: null, merchantId: 'mch_other', roles: ['merchant'] }, complaint)).toBe(null)
  expect(sides).toContain(sideOf({ consumerId: null, merchantId: null, roles: ['agent'] }, complaint))
})

const order: OrderFacts = {
  id: 'ord_1',
  number: '1',
  consumerId: 'con_1',
  placedAt: new Date(0),
  currency: 'CNY',
  paidFen: 28_000,
  refundedFen: 0,
  lines: [
    { id: 'a', title: 'a', quantity: 1, amountFen: 10_000, merchantId: 'mch_1' },
    { id: 'b', title: 'b', quantity: 2, amountFen: 20_000, merchantId: 'mch_1' },
  ],
}
const filing: Filing = {
  orderId: 'ord_1',
  lineIds: ['a'],
  category: 'other',
  details: {},
  text: '收到的东西坏了，商家不回复',
  remedies: ['refund'],
  amountFen: 10_000,
  files: [],
}

test('nobody asks for more than was paid, whatever was discounted', () => {
  expect(mostClaimable(order, ['a'])).toBe(10_000)
  expect(mostClaimable(order, ['a', 'b'])).toBe(28_000)
  expect(refusalOf(() => assertFiling({ ...filing, amountFen: 10_001 }, order))).toBe('complaint.amount-too-high')
  expect(refusalOf(() => assertFiling({ ...filing, lineIds: ['a', 'b'], amountFen: 28_000 }, order))).toBe(null)
})

test('what is missing from a filing is named by its field', () => {
  const cases: [Partial<Filing>, string, string][] = [
    [{ lineIds: ['z'] }, 'complaint.line-unknown', 'lineIds'],
    [{ amountFen: 0 }, 'complaint.amount-needed', 'amountFen'],
    [{ remedies: ['apology'] }, 'complaint.amount-without-remedy', 'amountFen'],
    [
      { category: 'price', remedies: ['repair'], details: { promised: 'a', charged: 'b' } },
      'complaint.remedy-not-offered',
      'remedies',
    ],
    [{ category: 'refund-delay' }, 'complaint.detail-wrong', 'details.returned-on'],
    [
      { category: 'refund-delay', details: { 'returned-on': '2026-02-30' } },
      'complaint.detail-wrong',
      'details.returned-on',
    ],
    [{ details: { mood: 'bad' } }, 'complaint.detail-wrong', 'details.mood'],
  ]
  for (const [part, code, field] of cases) {
    const refusal = catchRefusal(() => assertFiling({ ...filing, ...part }, order))
    expect([refusal?.code, refusal?.params['field']]).toEqual([code, field])
  }
})

test('every category asks for what can be answered, and offers remedies that exist', () => {
  for (const category of categories) {
    expect(category.remedies.length).toBeGreaterThan(0)
    for (const question of category.questions) {
      expect(question.kind === 'choice').toBe(question.choices.length > 0)
      expect(detailProblems(category, {}).some(({ name }) => name === question.name)).toBe(question.required)
    }
    for (const remedy of category.remedies) expect(remedies).toContain(remedy)
  }
})

test('money and goods start the fifteen days of the law, an apology does not', () => {
  expect(statutoryRules('quality', ['refund'])).toEqual(['consumer-penalties-8.remedy-delay'])
  expect(statutoryRules('return-refused', ['return'])).toEqual(['consumer-penalties-9.return-delay'])
  expect(statutoryRules('price', ['apology'])).toEqual([])
})

test('a receipt number is read however it is typed, and nothing else is taken for one', () => {
  for (let i = 0; i < 200; i += 1) {
    const receipt = newReceipt('2026-11-24')
    expect(parseReceipt(receipt.toLowerCase().replaceAll('-', ' '))).toBe(receipt)
    expect(parseReceipt(receipt.slice(3))).toBe(receipt)
  }
  for (const text of ['', '20261124', 'XB-2026', '0000000001', "'; drop table"]) expect(parseReceipt(text)).toBe(null)
})

test('a cursor leads back to where it was made, and a forged one is refused by name', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (at) => {
      expect(readCursor(writeCursor({ at, id: 'cmp_01' }))).toEqual({ at, id: 'cmp_01' })
    }),
  )
  expect(refusalOf(() => readCursor('drop table'))).toBe('input.cursor-unreadable')
})

function catchRefusal(work: () => unknown): Refusal | null {
  try {
    work()
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
const refusalOf = (work: () => unknown): string | null => catchRefusal(work)?.code ?? null

test('an export holds no formula that a spreadsheet would run, in half or full width', () => {
  for (const sign of ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t']) {
    const merchant = { id: 'mch_1', name: `${sign}1+1` }
    const row = viewRow(aComplaint({}), { reader: 'platform', merchant, agent: null }, [])
    expect(csvOf([row], false)).toContain(`,'${sign}1+1,`)
  }
})
