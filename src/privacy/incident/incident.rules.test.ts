import fc from 'fast-check'
import { expect, test } from 'vitest'
import { IncidentState, IncidentStep, type Duty } from './incident.contract.ts'
import * as rules from './incident.rules.ts'

const none: rules.Standing = {
  contain: null,
  grade: null,
  report: null,
  tell: null,
  investigate: null,
  compensate: null,
  review: null,
  closedAt: null,
  falseAlarm: false,
  people: null,
  unsigned: 0,
  lessons: 0,
  measures: 0,
}
const at = new Date('2026-03-02T09:00:00+08:00')
const isDuty = (step: string): step is Duty => rules.path.some(({ duty }) => duty === step)
/** The least that a step does; the model of what the actions do. */
function after(step: IncidentStep, standing: rules.Standing): rules.Standing {
  if (step === 'close') return { ...standing, closedAt: at }
  if (step === 'count') return { ...standing, people: 3 }
  return isDuty(step) ? { ...standing, [step]: standing[step] ?? at } : standing
}

test('the state is the first duty that is open, however early others were done', () => {
  expect(rules.stateOf(none)).toBe('found')
  expect(rules.stateOf({ ...none, report: at })).toBe('found')
  expect(rules.stateOf({ ...none, contain: at, report: at })).toBe('contained')
  expect(rules.stateOf({ ...none, contain: at, grade: at, report: at })).toBe('reported')
})

test('whatever is tried in whatever order: the state never goes back, nothing follows the end, and the end has no open duty', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...IncidentStep.options), { maxLength: 60 }), (tried) => {
      let standing = none
      for (const step of tried) {
        const before = rules.stateOf(standing)
        if (rules.whyNot(step, standing) !== null) continue
        expect(before).not.toBe('closed')
        if (step === 'close') expect(rules.path.every(({ duty }) => standing[duty] !== null)).toBe(true)
        standing = after(step, standing)
        const order = IncidentState.options
        expect(order.indexOf(rules.stateOf(standing))).toBeGreaterThanOrEqual(order.indexOf(before))
      }
    }),
    { numRuns: 300 },
  )
})

test('an incident can be brought to its end, and a false alarm ends without its duties', () => {
  const way: IncidentStep[] = [
    'contain',
    'grade',
    'count',
    'report',
    'tell',
    'investigate',
    'compensate',
    'review',
    'close',
  ]
  let standing = none
  for (const step of way) {
    expect(rules.whyNot(step, standing), step).toBeNull()
    standing = after(step, standing)
  }
  expect(rules.stateOf(standing)).toBe('closed')
  expect(rules.whyNot('close', { ...none, falseAlarm: true })).toBeNull()
  expect(rules.whyNot('close', none)).toBe('duties-open')
  expect(rules.whyNot('close', { ...none, falseAlarm: true, unsigned: 1 })).toBe('unsigned')
  expect(rules.whyNot('close', { ...none, falseAlarm: true, lessons: 1 })).toBe('lessons-open')
})
