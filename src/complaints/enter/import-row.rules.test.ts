import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnsOf, readRow } from './import-row.rules.ts'
import { readTable } from './transfer-file.ts'

const heading = ['编号', '收到时间', '投诉内容', '金额', '诉求']
const columns = columnsOf(heading)

test('whatever stands in a row, it is read as an entry or the first thing wrong with it is named', () => {
  const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('2026-03-01', '399', '退款', '1e9', '-5'))
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 7 }), (record) => {
      const reading = readRow(record, columns, 'hotline-12315')
      if ('problem' in reading) expect(columns.has(reading.problem.field)).toBe(true)
      else expect(reading.entry.reference).toBe((record[0] ?? '').trim())
    }),
  )
})

test('any bytes at all are a table or none', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const table = readTable(Buffer.from(bytes))
      if (table) expect(table.heading.length).toBeGreaterThan(1)
    }),
  )
})

test('a day is read as offices write it, and 30 February is none', () => {
  const on = (text: string) => readRow(['X', text, '商家一直不发货，也不回复。', '', ''], columns, 'hotline-12315')
  for (const text of ['2026-03-01', '2026/3/1', '2026年3月1日', '2026.03.01'])
    expect(on(text)).toMatchObject({ entry: { receivedAt: '2026-03-01T00:00:00+08:00' } })
  expect(on('2026-03-01 9:05')).toMatchObject({ entry: { receivedAt: '2026-03-01T09:05:00+08:00' } })
  expect(on('2026-03-01T09:05:00Z')).toMatchObject({ entry: { receivedAt: '2026-03-01T09:05:00Z' } })
  for (const text of ['2026-02-30', '2026-03-01 25:00', '03-01', '明天'])
    expect(on(text)).toMatchObject({ problem: { field: 'receivedAt', reason: 'unreadable-time' } })
})
