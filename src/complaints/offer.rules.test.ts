import { expect, test } from 'vitest'
import { leavesOut, offeredIn, offerProblem, worseThan, type Offered } from './offer.rules.ts'

const inDispute = ['cup', 'pot']
const refund = (lineId: string, amountFen: number) => ({ lineId, remedy: 'refund' as const, amountFen })
const forLines = (...lines: ReturnType<typeof refund>[]): Offered => offeredIn({ offer: null, forLines: lines }) ?? none
const none: Offered = { remedy: 'refund', amountFen: 0 }

test('an offer line by line says its sum and what most of it is', () => {
  const offer = offeredIn({ offer: null, forLines: [{ ...refund('cup', 100), remedy: 'repair' }, refund('pot', 500)] })
  expect(offer).toMatchObject({ remedy: 'refund', amountFen: 600 })
  expect(offeredIn({ offer: { remedy: 'exchange', amountFen: 0 }, forLines: [] })).toMatchObject({ remedy: 'exchange' })
  expect(offeredIn({ offer: null, forLines: [] })).toBeNull()
})

test('it names each line once, of those in dispute, and is not two offers at a time', () => {
  expect(offerProblem({ offer: null, forLines: [refund('cup', 1), refund('pot', 1)] }, inDispute)).toBeNull()
  expect(offerProblem({ offer: null, forLines: [refund('cup', 1), refund('cup', 2)] }, inDispute)).toEqual({
    field: 'forLines.1.lineId',
    code: 'complaint.line-not-in-dispute',
  })
  expect(offerProblem({ offer: null, forLines: [refund('lamp', 1)] }, inDispute)?.field).toBe('forLines.0.lineId')
  expect(offerProblem({ offer: none, forLines: [refund('cup', 1)] }, inDispute)?.code).toBe('complaint.offer-twice')
})

test('all lines named is everything; an offer on the table only gets better, and never ends more than it did', () => {
  expect(leavesOut(forLines(refund('cup', 1)), inDispute)).toBe(true)
  expect(leavesOut(forLines(refund('cup', 1), refund('pot', 1)), inDispute)).toBe(false)
  const cup = forLines(refund('cup', 500))
  const codeOf = (before: Offered, now: Offered) => worseThan(before, now, inDispute)?.code ?? null
  expect(codeOf(cup, forLines(refund('cup', 600)))).toBeNull()
  expect(codeOf(cup, forLines(refund('cup', 400)))).toBe('complaint.offer-worse')
  expect(codeOf(cup, forLines(refund('pot', 900)))).toBe('complaint.offer-other-lines')
  expect(codeOf(cup, { remedy: 'refund', amountFen: 900 })).toBe('complaint.offer-other-lines')
  expect(codeOf({ remedy: 'refund', amountFen: 100 }, cup)).toBe('complaint.offer-other-lines')
  const whole = { remedy: 'refund', amountFen: 700 } as const
  expect(codeOf(whole, forLines(refund('cup', 500), refund('pot', 200)))).toBeNull()
  expect(codeOf(whole, forLines(refund('cup', 500), refund('pot', 100)))).toBe('complaint.offer-worse')
})
