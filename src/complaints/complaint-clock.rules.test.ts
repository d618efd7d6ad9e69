import { expect, test } from 'vitest'
import { nextStageStart } from './complaint-clock.rules.ts'

const ended = new Date('2026-02-26T00:00:00+08:00')

test('a stage that follows silence counts from the end of the one before, so that silence costs nobody a day', () => {
  expect(nextStageStart(ended, new Date('2026-02-26T00:00:07+08:00'))).toEqual(
    new Date('2026-02-25T23:59:59.999+08:00'),
  )
})

test('when the silence was noticed late, the next stage counts from then: nobody loses time before they were told', () => {
  const noticed = new Date('2026-03-02T09:00:00+08:00')
  expect(nextStageStart(ended, noticed)).toEqual(noticed)
})
