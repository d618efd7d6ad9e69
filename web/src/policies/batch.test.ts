import { expect, test } from 'vitest'
import { readBatch } from './batch.ts'

test('a pasted line is a receipt and a rule, or a receipt with amount, unit and roll', () => {
  expect(
    readBatch(
      '2026-11-23, complaint.finish.platform\n\n# note\n2026/9/3 9:05\t7\t自然日\t休息日\r\n2026-11-23T10:00:00+08:00,3,working-day',
    ),
  ).toEqual([
    { ref: '1', receivedAt: '2026-11-23', rule: 'complaint.finish.platform' },
    { ref: '4', receivedAt: '2026-09-03T09:05:00+08:00', amount: 7, unit: 'natural-day', roll: 'rest' },
    { ref: '5', receivedAt: '2026-11-23T10:00:00+08:00', amount: 3, unit: 'working-day' },
  ])
})

test('a line that cannot be read is kept as it is, so that the answer names it', () => {
  expect(readBatch('yesterday')).toEqual([{ ref: '1', receivedAt: 'yesterday', rule: '' }])
})
