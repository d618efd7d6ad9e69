import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { assemble } from '../src/app.ts'
import { abilitiesOf } from '../src/evaluation/index.ts'
import { readPlan, type Clause } from '../src/evaluation/plan-file.rules.ts'
import { loadPlan } from '../src/evaluation/plan-file.store.ts'
import { existingOf, touches } from '../src/evaluation/plan-view.rules.ts'
import { stateOfControl } from '../src/evaluation/state.rules.ts'
import { loadRulebook } from '../src/kernel/rulebook/load.ts'
import { unopenedParts } from '../src/kernel-parts.ts'

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))
const text = (path: string): string => readFileSync(at(path), 'utf8')

/** Every paragraph of the plan. `4.2` has numbered points, which are clauses of their own; `5.law` are the rights by law. */
const outline: Readonly<Record<string, readonly string[]>> = {
  '1': ['1.1', '1.2', '1.3'],
  '2': ['2.1', '2.2.1', '2.2.2', '2.3.1', '2.3.2', '2.3.3', '2.3.4'],
  '3': ['3.1.1', '3.1.2', '3.1.3', '3.2.1', '3.2.2', '3.2.3', '3.3.1', '3.3.2', '3.3.3'],
  '4': ['4.1', ...points('4.2', 5), ...points('4.3', 5)],
  '5': ['5.1.1', '5.1.2', '5.1.3', '5.2.1', '5.2.2', '5.3.1', '5.3.2', '5.law'],
  '6': [...numbered('6.1', 5), ...numbered('6.2', 4), ...numbered('6.3', 5)],
  '7': [...numbered('7.1', 4), ...numbered('7.2', 3), ...numbered('7.3', 3)],
  '8': [...numbered('8.1', 3), ...numbered('8.2', 3), ...numbered('8.3', 3)],
  '9': [...numbered('9.1', 4), ...numbered('9.2', 3), ...numbered('9.3', 4)],
  '10': [...numbered('10.1', 3), ...numbered('10.2', 3), ...numbered('10.3', 5)],
}
function numbered(section: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => `${section}.${n + 1}`)
}
function points(section: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => `${section}(${n + 1})`)
}

const plan = loadPlan(at('plan'))
const capabilities = assemble(unopenedParts())
const rulebook = loadRulebook(at('rulebook/cn'))
const idsOf = (clauses: readonly Clause[]): string[] => clauses.map(({ id }) => id)

test('every paragraph of the plan is a clause, or has its points as clauses', () => {
  const missing = Object.values(outline)
    .flat()
    .filter((id) => !plan.clauses.some((clause) => touches(clause.id, id)))
  expect(missing).toEqual([])
})

test('no clause stands outside the plan', () => {
  const outside = idsOf(plan.clauses).filter(
    (id) =>
      !Object.values(outline)
        .flat()
        .some((one) => touches(id, one)),
  )
  expect(outside).toEqual([])
  expect(plan.chapters.map(({ id }) => id)).toEqual(Object.keys(outline))
})

test('numbered points are complete: 1, 2, 3 without a gap', () => {
  const byParagraph = Map.groupBy(
    idsOf(plan.clauses).filter((id) => id.endsWith(')')),
    (id) => id.slice(0, id.indexOf('(')),
  )
  for (const [paragraph, ids] of byParagraph) expect(ids).toEqual(points(paragraph, ids.length))
})

test('an owner who is no role of the product is refused', () => {
  const file = {
    name: '07-complaints.yaml',
    text: text('plan/07-complaints.yaml').replace('owner: agent', 'owner: helper'),
  }
  const chapters = {
    name: 'chapters.yaml',
    text: '- { id: "7", title: { zh: 七, en: Seven }, file: 07-complaints.yaml }',
  }
  expect(readPlan([chapters, file]).problems[0]?.reason).toContain('owner')
})

test('every rule that a measure counts by is in the rulebook', () => {
  const named = plan.clauses.flatMap((clause) =>
    clause.measures.flatMap(({ computed }) => ('rules' in computed ? computed.rules : [])),
  )
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((id) => rulebook.history(id).length === 0)).toEqual([])
})

test('every rule of the rulebook that names a clause names one of the plan', () => {
  const lost = rulebook.all.flatMap((rule) =>
    rule.clauses
      .filter((id) => !plan.clauses.some((clause) => touches(clause.id, id)))
      .map((id) => `${rule.id} → ${id}`),
  )
  expect(lost).toEqual([])
})

test('every route that says it carries out a clause names one of the plan', () => {
  const lost = capabilities.flatMap(({ routes }) =>
    routes.flatMap(({ route }) =>
      route.clause && !plan.clauses.some((clause) => touches(clause.id, route.clause ?? ''))
        ? [`${route.method} ${route.path} → ${route.clause}`]
        : [],
    ),
  )
  expect(lost).toEqual([])
})

test('the evidence of a control that is built is a kind of fact that somebody records', () => {
  const existing = existingOf(abilitiesOf(capabilities))
  const known = new Set(capabilities.flatMap(({ facts }) => Object.keys(facts ?? {})))
  const unknown = plan.clauses.flatMap((clause) =>
    clause.controls
      .filter((control) => stateOfControl(control, existing) === 'built')
      .flatMap((control) =>
        control.evidence.filter((kind) => !known.has(kind)).map((kind) => `${clause.id} ${control.id}: ${kind}`),
      ),
  )
  expect(unknown).toEqual([])
})

/** A route that is renamed would quietly turn a promise into "not built": what was whole stays whole. */
const whole = ['1.1', '1.2', '1.3(1)', '1.3(3)', '2.1', '6.2.4', '7.3.1', '10.1.1', '10.3.2']
test('a clause whose controls were all built is still built, whatever became of the names of its routes', () => {
  const existing = existingOf(abilitiesOf(capabilities))
  const lost = plan.clauses
    .filter(({ id }) => whole.includes(id))
    .flatMap(({ id, controls }) =>
      controls.flatMap((control) =>
        control.carriedOutBy.filter((key) => !existing.has(key)).map((key) => `${id} ${control.id}: ${key}`),
      ),
    )
  expect(lost).toEqual([])
  expect(whole.filter((id) => !idsOf(plan.clauses).includes(id))).toEqual([])
})

test('a control is never half there: its routes come and go together', () => {
  const existing = existingOf(abilitiesOf(capabilities))
  const half = plan.clauses.flatMap((clause) =>
    clause.controls
      .filter((control) => stateOfControl(control, existing) === 'partly')
      .map((control) => `${clause.id} ${control.id}`),
  )
  expect(half).toEqual([])
})

test('the page that a built control names is one of the pages', () => {
  const existing = existingOf(abilitiesOf(capabilities))
  const pages = new Set(
    readdirSync(at('web/src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /(^|[/-])pages\.ts$/.test(file))
      .flatMap((file) => [...text(`web/src/${file}`).matchAll(/path: '([^']+)'/g)].map(([, path]) => path)),
  )
  const lost = plan.clauses.flatMap((clause) =>
    clause.controls
      .filter((control) => stateOfControl(control, existing) === 'built')
      .filter(({ page }) => page !== undefined && !pages.has(page))
      .map(({ id, page }) => `${clause.id} ${id}: ${page}`),
  )
  expect(lost).toEqual([])
})

/** "- 7.3.1 … (agent): `src/a.ts`, `src/b.ts`" → 7.3.1 with its files. */
const mapped = new Map(
  text('docs/plan.md')
    .split(/^- /m)
    .slice(1)
    .map((entry) => {
      const files = [...entry.replace(/\n\n[\s\S]*$/, '').matchAll(/`([^`]+)`/g)]
      return [entry.slice(0, entry.indexOf(' ')), files.map(([, path]) => path ?? '')] as const
    }),
)

test('docs/plan.md has an entry for every clause, and for nothing else', () => {
  const ids = idsOf(plan.clauses)
  expect(ids.filter((id) => !mapped.has(id))).toEqual([])
  expect([...mapped.keys()].filter((id) => !ids.includes(id))).toEqual([])
})

test('every file that docs/plan.md names exists', () => {
  const files = [...mapped.values()].flat()
  expect(files.length).toBeGreaterThan(20)
  expect(files.filter((path) => !existsSync(at(path)))).toEqual([])
})

test('a clause with a built control names the files that carry it out', () => {
  const existing = existingOf(abilitiesOf(capabilities))
  const silent = plan.clauses
    .filter((clause) => clause.controls.some((control) => stateOfControl(control, existing) === 'built'))
    .filter((clause) => (mapped.get(clause.id) ?? []).length === 0)
  expect(idsOf(silent)).toEqual([])
})

test('the glossary has one English and one Chinese word for each thing, and each once', () => {
  const rows = [...text('docs/glossary.md').matchAll(/^\|\s*([^|]+?)\s*\|\s*([^|]+?)\s*\|\s*([^|]+?)\s*\|$/gm)]
    .map(([, english, chinese, meaning]) => ({
      english: english ?? '',
      chinese: chinese ?? '',
      meaning: meaning ?? '',
    }))
    .filter(({ english }) => english !== 'English' && !/^-+$/.test(english))
  expect(rows.length).toBeGreaterThan(80)
  const twice = (words: string[]): string[] => words.filter((word, place) => words.indexOf(word) !== place)
  expect(twice(rows.map(({ english }) => english.toLowerCase()))).toEqual([])
  expect(twice(rows.map(({ chinese }) => chinese))).toEqual([])
  expect(rows.filter(({ chinese, meaning }) => !/\p{Script=Han}/u.test(chinese) || meaning === '')).toEqual([])
})
