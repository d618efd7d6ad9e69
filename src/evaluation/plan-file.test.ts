import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadPlan, PlanError } from './plan-file.store.ts'
import { readPlan } from './plan-file.rules.ts'

const chapters = {
  name: 'plan/chapters.yaml',
  text: `- id: "7"\n  title: { zh: 争议, en: Disputes }\n  file: 07-complaints.yaml\n`,
}
const right = `- id: "7.3.1"
  title: { zh: 期限, en: Limits }
  summary: { zh: 按期办结, en: Finished in time }
  owner: agent
  controls:
    - id: answer
      zh: 答复
      en: Answer
      carriedOutBy: ["POST /api/complaints/:id/response"]
      evidence: [complaint.responded]
  measures:
    - id: in-time
      zh: 按时
      en: In time
      unit: share
      target: { operator: ">=", value: 0.95 }
      computed: { measure: clocks-met, rules: [complaint.respond.platform], days: 90 }
`
const read = (text: string, name = 'plan/07-complaints.yaml') => readPlan([chapters, { name, text }])
const reasons = (text: string, name?: string) =>
  read(text, name).problems.map((one) => `${one.file}:${one.line} ${one.reason}`)
const swapped = (from: string, to: string) => right.replace(from, to)

test('a right plan is read whole', () => {
  const { plan, problems } = read(right)
  expect(problems).toEqual([])
  expect(plan.clauses).toMatchObject([{ id: '7.3.1', owner: 'agent', controls: [{ id: 'answer' }] }])
})

test.each([
  ['an owner who is no role', swapped('owner: agent', 'owner: chef'), 5, 'owner'],
  ['a control that is carried out nowhere', swapped('["POST /api/complaints/:id/response"]', '[]'), 10, 'carriedOutBy'],
  [
    'a place that is neither route nor job',
    swapped('POST /api/complaints/:id/response', 'the usual desk'),
    10,
    'a route such as',
  ],
  ['a measure nobody knows how to compute', swapped('measure: clocks-met', 'measure: guess'), 18, 'measure'],
  ['a measure with a parameter it does not have', swapped('days: 90', 'days: 90, colour: red'), 18, 'colour'],
  ['a share told in days', swapped('unit: share', 'unit: days'), 1, 'clocks-met is not measured in days'],
  ['a warning line beyond the target', swapped('value: 0.95', 'value: 0.95, atRisk: 0.9'), 1, 'wrong side'],
  ['a clause without English', swapped('title: { zh: 期限, en: Limits }', 'title: { zh: 期限 }'), 2, 'title.en'],
])('%s is refused with file, line and reason', (_sentence, text, line, reason) => {
  const found = reasons(text)
  expect(found).toHaveLength(1)
  expect(found[0]).toMatch(new RegExp(`^plan/07-complaints.yaml:\\d+ `))
  expect(found[0]).toContain(reason)
  expect(Math.abs(Number(/:(\d+) /.exec(found[0] ?? '')?.[1]) - line)).toBeLessThanOrEqual(1)
})

test('a clause in another chapter’s file is refused', () => {
  expect(reasons(swapped('"7.3.1"', '"8.1.1"'))[0]).toContain('8.1.1: belongs into')
})

test('the same clause twice is refused, naming both places', () => {
  expect(reasons(right + right)).toEqual([expect.stringContaining('7.3.1: also in plan/07-complaints.yaml:1')])
})

test('a chapter whose file is missing is refused', () => {
  expect(readPlan([chapters]).problems[0]?.reason).toContain('07-complaints.yaml is missing')
})

test('a plan with mistakes does not load, and every mistake is said at once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xiaobao-plan-'))
  try {
    writeFileSync(join(folder, 'chapters.yaml'), chapters.text)
    writeFileSync(
      join(folder, '07-complaints.yaml'),
      right.replace('owner: agent', 'owner: chef').replace('unit: share', 'unit: litres'),
    )
    expect(() => loadPlan(folder)).toThrow(PlanError)
    expect(() => loadPlan(folder)).toThrow(/owner[\s\S]*unit/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
