import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { z } from 'zod'

const root = fileURLToPath(new URL('..', import.meta.url))
const Case = z.strictObject({
  case: z.string(),
  expected: z.string().min(1),
  state: z.enum(['tested', 'partly', 'open', 'not-applicable']),
  tests: z.string(),
  note: z.string(),
})
const cases = z
  .array(Case)
  .parse(parse(readFileSync(`${root}/docs/abuse-cases.csv`, 'utf8'), { columns: true }) as unknown)

/** `file: title`, several joined by ` — and `. */
const testsOf = ({ tests }: z.infer<typeof Case>) =>
  tests === ''
    ? []
    : tests.split(' — and ').map((one) => {
        const [file = '', ...title] = one.split(': ')
        return { file, title: title.join(': ') }
      })

test('each of the hundred and twenty abuse cases is listed once, with the tests that try it under their names', () => {
  expect(cases.map((one) => one.case)).toEqual(
    Array.from({ length: 120 }, (_, index) => `T${String(index + 1).padStart(2, '0')}`),
  )
  for (const one of cases)
    for (const { file, title } of testsOf(one)) {
      expect(existsSync(`${root}/${file}`), `${one.case} names ${file}`).toBe(true)
      expect(readFileSync(`${root}/${file}`, 'utf8'), `${one.case} in ${file}`).toContain(title)
    }
})

test('what is tested names its tests; what is tried in part, or not at all for a reason, says why', () => {
  for (const one of cases) {
    if (one.state === 'tested' || one.state === 'partly') expect(testsOf(one), one.case).not.toEqual([])
    if (one.state === 'not-applicable') expect(one.note, one.case).not.toBe('')
    if (one.state === 'open') expect(testsOf(one), one.case).toEqual([])
  }
})
