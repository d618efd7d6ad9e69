import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findCycles } from './support/boundaries/cycles.ts'
import { findViolations, type Arrow, type House } from './support/boundaries/rules.ts'
import { readSource, type SourceFile } from './support/boundaries/source.ts'

/** The order of app.ts: a capability may ask those before it, never those after it. */
const order = ['marketplace', 'policies', 'transactions', 'complaints', 'governance', 'privacy', 'evaluation']
/** docs/decisions/0021: the evaluation counts what the kernel recorded, and only reads. */
const house: House = { order, alsoReads: { evaluation: ['kernel', 'graphile_worker'] } }

const root = new URL('../', import.meta.url)
function filesUnder(folder: string): SourceFile[] {
  if (!existsSync(new URL(folder, root))) return []
  return readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\.d\.ts$|\/db\/tables\.ts$|\/dist\//.test(path))
    .map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') }))
}

const lines = (found: readonly { path: string; line: number; why: string }[]): string[] =>
  found.map(({ path, line, why }) => `${path}:${line} ${why}`)

/** What the boundary rules say about files that exist only here. */
function plant(files: Readonly<Record<string, string>>): { arrows: Arrow[]; found: string[] } {
  const sources = Object.entries(files).map(([path, text]) => readSource({ path, text }))
  const found = [...findViolations(sources, house), ...findCycles(sources)]
  return { arrows: found.map(({ arrow }) => arrow), found: lines(found) }
}

const repository = [...filesUnder('src'), ...filesUnder('web/src')].map(readSource)

test('the repository keeps its four arrows, its roles and its sizes', () => {
  expect(repository.length).toBeGreaterThan(20)
  expect(lines(findViolations(repository, house))).toEqual([])
})

test('no two files of the repository import each other in a circle', () => {
  expect(lines(findCycles(repository))).toEqual([])
})

test('every folder of src is the kernel, the commands or a capability in the order', () => {
  const folders = readdirSync(new URL('src', root), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  expect(folders.filter((name) => !['kernel', 'commands', ...order].includes(name))).toEqual([])
})

test('app.ts plugs the capabilities in the same order', () => {
  const app = readFileSync(new URL('src/app.ts', root), 'utf8')
  const assembling = app.slice(app.indexOf('export function assemble'))
  const plugged = order
    .map((name) => ({ name, at: assembling.search(new RegExp(`\\b${name}\\b`)) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)
  expect(plugged.map(({ name }) => name)).toEqual(order)
})

// Every arrow and role, planted: the file would be wrong in the repository, so the rules must find it here.
const planted: readonly [sentence: string, arrow: Arrow, path: string, text: string][] = [
  [
    'the kernel may not import a capability',
    'kernel',
    'src/kernel/a.ts',
    `import { askShop } from '../marketplace/index.ts'`,
  ],
  [
    'not even a type of a capability',
    'kernel',
    'src/kernel/a.ts',
    `import type { Shop } from '../marketplace/shop.contract.ts'`,
  ],
  [
    'a capability may not ask one below it in app.ts',
    'capability',
    'src/marketplace/a.actions.ts',
    `import { x } from '../complaints/index.ts'`,
  ],
  [
    'another capability only through its index',
    'capability',
    'src/complaints/a.actions.ts',
    `import { x } from '../marketplace/shop.store.ts'`,
  ],
  [
    'a re-export of a neighbour is an import too',
    'capability',
    'src/complaints/a.actions.ts',
    `export { x } from '../marketplace/shop.store.ts'`,
  ],
  [
    'so is an import made while running',
    'capability',
    'src/complaints/a.actions.ts',
    `const x = () => import('../marketplace/shop.store.ts')`,
  ],
  [
    'so is the type of an import',
    'capability',
    'src/complaints/a.actions.ts',
    `type X = import('../marketplace/shop.store.ts').X`,
  ],
  [
    'a store may not ask another capability',
    'capability',
    'src/complaints/a.store.ts',
    `import { x } from '../marketplace/index.ts'`,
  ],
  [
    'rules may not ask another capability',
    'capability',
    'src/complaints/a.rules.ts',
    `import { x } from '../marketplace/index.ts'`,
  ],
  ['nobody imports the wiring', 'capability', 'src/complaints/a.actions.ts', `import { app } from '../app.ts'`],
  ['SQL in an action', 'sql', 'src/complaints/a.actions.ts', 'const q = sql`select 1 from complaints.complaint`'],
  [
    'the query builder in a route',
    'sql',
    'src/complaints/a.routes.ts',
    `const q = (db: D) => db.selectFrom('complaints.complaint')`,
  ],
  ['a write in a job', 'sql', 'src/complaints/a.jobs.ts', `const q = (db: D) => db.deleteFrom('complaints.complaint')`],
  ['the database package outside a store', 'sql', 'src/complaints/a.actions.ts', `import { sql } from 'kysely'`],
  [
    'a store on a foreign schema by the query builder',
    'sql',
    'src/complaints/a.store.ts',
    `const q = (db: D) => db.selectFrom('marketplace.order')`,
  ],
  [
    'a join into a foreign schema',
    'sql',
    'src/complaints/a.store.ts',
    `const q = (d: D) => d.selectFrom('complaints.c').innerJoin('marketplace.order as o', 'a', 'b')`,
  ],
  [
    'a store on a foreign schema by SQL text',
    'sql',
    'src/complaints/a.store.ts',
    'const q = sql`select 1 from kernel.fact`',
  ],
  [
    'the kernel on a capability’s schema',
    'sql',
    'src/kernel/fact/fact.store.ts',
    'const q = sql`select 1 from complaints.complaint`',
  ],
  [
    'the evaluation may read the kernel, never write to it',
    'sql',
    'src/evaluation/a.store.ts',
    `const q = (db: D) => db.insertInto('kernel.fact')`,
  ],
  ['nor by SQL text', 'sql', 'src/evaluation/a.store.ts', 'const q = sql`delete from kernel.fact`'],
  [
    'the web may not import actions',
    'web',
    'web/src/complaints/Page.tsx',
    `import { x } from '../../../src/complaints/a.actions.ts'`,
  ],
  [
    'the web may not import rules',
    'web',
    'web/src/complaints/Page.tsx',
    `import { x } from '../../../src/complaints/a.rules.ts'`,
  ],
  [
    'the web may not import the kernel but its contracts',
    'web',
    'web/src/api/call.ts',
    `import type { Ctx } from '../../../src/kernel/context.ts'`,
  ],
  ['a contract may not import rules', 'role', 'src/complaints/a.contract.ts', `import { x } from './a.rules.ts'`],
  ['a contract may not import a package but zod', 'role', 'src/complaints/a.contract.ts', `import { x } from 'yaml'`],
  [
    'a contract may not import the kernel but its contracts',
    'role',
    'src/complaints/a.contract.ts',
    `import type { Ctx } from '../kernel/context.ts'`,
  ],
  ['rules may not import a store', 'role', 'src/complaints/a.rules.ts', `import { x } from './a.store.ts'`],
  ['a store may not import an action', 'role', 'src/complaints/a.store.ts', `import { x } from './a.actions.ts'`],
  ['an action may not import a route', 'role', 'src/complaints/a.actions.ts', `import { x } from './a.routes.ts'`],
  ['an action may not call the network', 'role', 'src/complaints/a.actions.ts', `import { request } from 'node:https'`],
  [
    'a route may not import the capability’s index',
    'role',
    'src/complaints/a.routes.ts',
    `import { x } from './index.ts'`,
  ],
  ['a job may not import a route', 'role', 'src/complaints/a.jobs.ts', `import { x } from './a.routes.ts'`],
  [
    'nobody uses a store of the kernel',
    'role',
    'src/complaints/a.actions.ts',
    `import { insertFacts } from '../kernel/fact/fact.store.ts'`,
  ],
  ['rules read no clock', 'pure', 'src/complaints/a.rules.ts', `export const x = () => Date.now()`],
  ['rules make no date of now', 'pure', 'src/complaints/a.rules.ts', `export const x = () => new Date()`],
  ['rules throw no dice', 'pure', 'src/complaints/a.rules.ts', `export const x = () => Math.random()`],
  ['rules do not wait', 'pure', 'src/complaints/a.rules.ts', `export const x = await p`],
  ['rules promise nothing for later', 'pure', 'src/complaints/a.rules.ts', `export const x = async () => 1`],
  ['rules fetch nothing', 'pure', 'src/complaints/a.rules.ts', `export const x = () => fetch('/')`],
  ['rules read no environment', 'pure', 'src/complaints/a.rules.ts', `export const x = () => process.env`],
  ['rules open no file', 'pure', 'src/complaints/a.rules.ts', `import { readFileSync } from 'node:fs'`],
  ['rules record nothing', 'pure', 'src/complaints/a.rules.ts', `import { record } from '../kernel/fact/record.ts'`],
  ['any', 'loose', 'src/complaints/a.actions.ts', `export const x = (y: any) => y`],
  ['a non-null claim', 'loose', 'web/src/parts/A.tsx', `export const A = ({ x }: P) => <b>{x!.y}</b>`],
  ['a cast', 'loose', 'src/complaints/a.actions.ts', `export const x = (y: unknown) => y as string`],
  ['a default export', 'loose', 'src/complaints/a.actions.ts', `export default 1`],
  [
    'a file longer than 300 lines',
    'size',
    'src/complaints/a.actions.ts',
    'export const x = [\n' + '  1,\n'.repeat(300) + ']\n',
  ],
]

test.each(planted)('planted, and caught: %s', (_sentence, arrow, path, text) => {
  const { arrows } = plant({ [path]: text })
  expect(arrows).toEqual([arrow])
})

test('planted, and caught: two files that import each other', () => {
  const { arrows, found } = plant({
    'src/complaints/a.rules.ts': `import { b } from './b.rules.ts'\nexport const a = () => b`,
    'src/complaints/b.rules.ts': `import { a } from './a.rules.ts'\nexport const b = () => a`,
  })
  expect(arrows).toEqual(['cycle'])
  expect(found[0]).toContain('src/complaints/a.rules.ts → src/complaints/b.rules.ts → src/complaints/a.rules.ts')
})

const allowed: readonly [sentence: string, path: string, text: string][] = [
  [
    'an action that asks a capability above it',
    'src/complaints/a.actions.ts',
    `import { askOrder } from '../marketplace/index.ts'`,
  ],
  [
    'a contract that builds on a contract above it',
    'src/complaints/a.contract.ts',
    `import { Order } from '../marketplace/order.contract.ts'\nimport { z } from 'zod'`,
  ],
  ['a route that reads its store', 'src/complaints/a.routes.ts', `import * as store from './a.store.ts'`],
  [
    'a page with its contracts',
    'web/src/complaints/Page.tsx',
    `import { fileComplaint } from '../../../src/complaints/a.contract.ts'\nimport { Table } from 'antd'`,
  ],
  [
    'a store on its own schema',
    'src/complaints/a.store.ts',
    "import { sql } from 'kysely'\nconst q = sql`update complaints.complaint set stage = 'closed'`",
  ],
  [
    'the evaluation reading the kernel',
    'src/evaluation/a.store.ts',
    `const q = (db: D) => db.selectFrom('kernel.fact')`,
  ],
  [
    'words in comments and strings that look like a breach',
    'src/complaints/a.rules.ts',
    `// as any, new Date(), await\nexport const x = "y! as any, Date.now() from marketplace.order"`,
  ],
  [
    'as const, and a date from a value',
    'src/complaints/a.rules.ts',
    `export const x = ['a'] as const\nexport const y = (ms: number) => new Date(ms)`,
  ],
  ['a cast inside the kernel', 'src/kernel/a.ts', `export const x = (y: unknown) => y as string`],
]
test.each(allowed)('not a breach: %s', (_sentence, path, text) => {
  expect(plant({ [path]: text }).found).toEqual([])
})
