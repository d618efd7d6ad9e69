import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const lines = readFileSync(`${root}/docs/invariants.md`, 'utf8').split('\n')
const rows = lines.flatMap((line) => {
  const [, number, , tried] = line.split('|').map((cell) => cell.trim())
  return number !== undefined && /^\d+$/.test(number) ? [{ number: Number(number), tried: tried ?? '' }] : []
})

test('each of the twenty-five sentences is there once, and the test that tries it exists under its name', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1))
  for (const { number, tried } of rows) {
    for (const one of tried.split(/ — and (?=`)/)) {
      const [, file = '', title = ''] = /^`([^`]+)`: (.+)$/.exec(one) ?? []
      expect(file, `sentence ${number} names a file`).not.toBe('')
      expect(readFileSync(`${root}/${file}`, 'utf8'), `sentence ${number}`).toContain(`'${title}'`)
    }
  }
})
