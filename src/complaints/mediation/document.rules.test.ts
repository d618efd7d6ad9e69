import fc from 'fast-check'
import { expect, test } from 'vitest'
import { remedies } from '../complaint.contract.ts'
import { documentOf, hashOf, whyNotSign, type Draft } from './mediation.rules.ts'

/** Words that try to look like another line of the document. */
const words = fc.oneof(
  fc.string({ maxLength: 12, unit: 'binary' }),
  fc
    .array(fc.constantFrom('\t', '\n', '"', '\\', '1', 'part', 'refund', 'v2'), { maxLength: 6 })
    .map((all) => all.join('')),
)
const lineId = fc.constantFrom('a', 'b', 'a,b', 'a"\n', '\tb')
const draft: fc.Arbitrary<Draft> = fc.record({
  receipt: fc.constantFrom('XB-1', 'XB-2'),
  version: fc.integer({ min: 1, max: 3 }),
  text: words,
  settles: fc.option(
    fc.record({
      remedies: fc.subarray([...remedies], { minLength: 1 }),
      amountFen: fc.nat(3),
      lineIds: fc.uniqueArray(lineId, { maxLength: 2 }),
    }),
    { nil: null },
  ),
  terms: fc.array(
    fc.record(
      {
        by: fc.constantFrom('merchant', 'consumer'),
        remedy: fc.constantFrom(...remedies),
        amountFen: fc.nat(12),
        dueOn: fc.constantFrom('2026-03-10', '2026-03-11'),
        note: words,
        lineId,
      },
      { requiredKeys: ['by', 'remedy', 'amountFen', 'dueOn', 'note'] },
    ),
    { minLength: 1, maxLength: 3 },
  ),
})
/** One small thing in it is said otherwise. */
const changed = (one: Draft, which: number): Draft => {
  const [first, ...rest] = one.terms
  if (!first) return one
  const others: Draft[] = [
    { ...one, version: one.version + 1 },
    { ...one, text: `${one.text} ` },
    { ...one, terms: [{ ...first, amountFen: first.amountFen + 1 }, ...rest] },
    { ...one, terms: [{ ...first, note: `${first.note}\t` }, ...rest] },
    { ...one, terms: [{ ...first, by: first.by === 'merchant' ? 'consumer' : 'merchant' }, ...rest] },
    { ...one, terms: [...one.terms, first] },
    { ...one, settles: one.settles ? null : { remedies: ['refund'], amountFen: 0, lineIds: [] } },
    { ...one, terms: [{ ...first, lineId: `${first.lineId ?? ''}c` }, ...rest] },
  ]
  return others[which % others.length] ?? one
}
const meaning = ({ settles, ...one }: Draft) =>
  JSON.stringify({
    ...one,
    terms: one.terms.map(({ lineId: line, ...term }) => [term, line ?? null]),
    settles: settles ? [settles.remedies.toSorted(), settles.amountFen, settles.lineIds.toSorted()] : null,
  })

test('two proposals have one hash exactly when they say the same, whatever words stand in them', () => {
  fc.assert(
    fc.property(draft, draft, fc.nat(20), (one, other, which) => {
      expect(hashOf(documentOf(structuredClone(one)))).toBe(hashOf(documentOf(one)))
      expect(hashOf(documentOf(changed(one, which)))).not.toBe(hashOf(documentOf(one)))
      expect(documentOf(one) === documentOf(other)).toBe(meaning(one) === meaning(other))
    }),
  )
})

test('nobody signs other bytes than those on the table, nor a proposal that is over or has expired', () => {
  const now = new Date('2026-03-02T09:00:00+08:00')
  const states = fc.constantFrom('open', 'agreed', 'refused', 'superseded', 'expired')
  fc.assert(
    fc.property(
      draft,
      fc.nat(20),
      fc.boolean(),
      states,
      fc.integer({ min: -2, max: 2 }),
      (one, which, same, state, left) => {
        const read = same ? one : changed(one, which)
        const open = { state, hash: hashOf(documentOf(one)), expiresAt: new Date(now.getTime() + left) }
        const signs = whyNotSign(open, hashOf(documentOf(read)), now) === null
        expect(signs).toBe(same && state === 'open' && left > 0)
      },
    ),
  )
})
