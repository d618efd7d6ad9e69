import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bitsFor, blindEntry, type BlindIndex } from './blind-index.ts'

const key = randomBytes(32)
const phone: BlindIndex = { table: 'complaints.contact', column: 'phone', how: 'phone', bits: 128 }
const entry = (text: string, index: BlindIndex = phone) => blindEntry(key, index, text)?.toString('hex')

test('however a number is written, it has one entry', () => {
  for (const text of ['138 0013 8000', '+86 138-0013-8000', '０１３８００１３８０００'.slice(1), '008613800138000'])
    expect(entry(text), text).toBe(entry('13800138000'))
  const email: BlindIndex = { ...phone, column: 'email', how: 'email' }
  expect(entry(' Li.Na@Example.COM ', email)).toBe(entry('li.na@example.com', email))
  const id: BlindIndex = { ...phone, column: 'id', how: 'id-number' }
  expect(entry('11010519491231002x', id)).toBe(entry('110105 19491231 002X', id))
  const name: BlindIndex = { ...phone, column: 'name', how: 'name' }
  expect(entry('迪丽热巴·迪力木拉提', name)).toBe(entry('迪丽热巴 迪力木拉提', name))
})

test('entries of another table, column, way or installation cannot be compared', () => {
  const others: BlindIndex[] = [
    { ...phone, table: 'complaints.guest' },
    { ...phone, column: 'mobile' },
    { ...phone, how: 'card' },
  ]
  for (const other of others) expect(entry('13800138000', other)).not.toBe(entry('13800138000'))
  expect(blindEntry(randomBytes(32), phone, '13800138000')?.toString('hex')).not.toBe(entry('13800138000'))
})

test('different numbers have different entries when all bits are kept, and share them when few are', () => {
  const numbers = Array.from({ length: 3_000 }, (_, at) => String(13_800_000_000 + at))
  expect(new Set(numbers.map((text) => entry(text))).size).toBe(numbers.length)
  const short = { ...phone, how: 'last-four' as const, bits: 10 }
  const entries = numbers.map((text) => entry(text, short))
  expect(entries.every((text) => Number.parseInt(text ?? '', 16) < 1024)).toBe(true)
  expect(new Set(entries).size).toBeLessThanOrEqual(1024)
})

test('nothing has no entry', () => {
  expect([entry(''), entry(' - '), entry('没有电话')]).toEqual([undefined, undefined, undefined])
})

test('the planner keeps at least two people and at most the root of all behind an entry', () => {
  expect(bitsFor(15)).toBeNull()
  fc.assert(
    fc.property(fc.integer({ min: 16, max: 50_000_000 }), (people) => {
      const { least, most } = bitsFor(people)!
      for (const bits of [least, most]) {
        const sharing = people / 2 ** bits
        expect(sharing).toBeGreaterThanOrEqual(2 - 1e-9)
        expect(sharing).toBeLessThanOrEqual(Math.sqrt(people) + 1e-9)
      }
    }),
  )
})
