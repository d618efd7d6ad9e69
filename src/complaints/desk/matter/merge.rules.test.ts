import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aComplaint } from '../../complaint.example.ts'
import { whyNotMerge, type Merged } from './merge.rules.ts'

const ids = ['cmp_a', 'cmp_b', 'cmp_c', 'cmp_d', 'cmp_e']
const ask = (one: string, into: string, merged: readonly Merged[], part: { samePerson?: boolean } = {}) =>
  whyNotMerge(
    { one: aComplaint({ id: one }), into: aComplaint({ id: into }), samePerson: part.samePerson ?? true },
    merged,
  )

test('two complaints of two people are never merged, nor one with itself, nor one that is closed', () => {
  expect(ask('cmp_a', 'cmp_b', [])).toBe(null)
  expect(ask('cmp_a', 'cmp_b', [], { samePerson: false })).toBe('desk.merge-other-person')
  expect(ask('cmp_a', 'cmp_a', [])).toBe('desk.merge-itself')
  const closed = aComplaint({ id: 'cmp_b', state: 'closed' })
  expect(whyNotMerge({ one: aComplaint({ id: 'cmp_a' }), into: closed, samePerson: true }, [])).toBe(
    'desk.merge-closed',
  )
})

test('however many are merged in whatever order, nobody follows a follower and no circle comes about', () => {
  const id = fc.constantFrom(...ids)
  fc.assert(
    fc.property(fc.array(fc.tuple(id, id), { maxLength: 30 }), (wishes) => {
      const merged: Merged[] = []
      for (const [one, into] of wishes)
        if (ask(one, into, merged) === null) merged.push({ complaintId: one, leaderId: into })
      const followers = new Set(merged.map(({ complaintId }) => complaintId))
      return followers.size === merged.length && merged.every(({ leaderId }) => !followers.has(leaderId))
    }),
  )
})
