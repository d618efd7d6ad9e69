import { parseSync } from 'vite'

/** One TypeScript file as the boundary test sees it: a path from the repository's root, and its text. */
export type SourceFile = { readonly path: string; readonly text: string }

export type Import = {
  readonly from: string
  readonly target: string
  readonly typeOnly: boolean
  readonly line: number
}
export type Mark = { readonly line: number; readonly what: string }
export type Source = {
  readonly path: string
  readonly lines: number
  readonly imports: readonly Import[]
  /** Texts inside sql`…` and the table names given to the query builder. */
  readonly sql: readonly Mark[]
  /** Tables given to insertInto, updateTable, deleteFrom, mergeInto. */
  readonly writes: readonly Mark[]
  /** `any`, `x!`, `x as T` (not `as const`). */
  readonly loose: readonly Mark[]
  /** Clock, randomness, waiting, network: everything that makes a function give another answer next time. */
  readonly impure: readonly Mark[]
  /** `export default`. */
  readonly defaults: readonly Mark[]
}

type Node = { readonly type: string; readonly start: number; readonly [key: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

const readers = new Set(['selectFrom', 'innerJoin', 'leftJoin', 'rightJoin', 'fullJoin', 'crossJoin', 'using'])
const writers = new Set(['insertInto', 'updateTable', 'deleteFrom', 'mergeInto'])
const network = new Set(['fetch', 'setTimeout', 'setInterval'])

/** Reads a file with a real parser, so that words inside strings and comments never count. */
export function readSource({ path, text }: SourceFile): Source {
  const parsed = parseSync(path, text)
  if (parsed.errors.length > 0) throw new Error(`${path} does not parse: ${parsed.errors[0]?.message}`)
  const lineAt = lineFinder(text)
  const source = {
    path,
    lines: text.split('\n').filter((line) => line.trim() !== '').length,
    imports: [] as Import[],
    sql: [] as Mark[],
    writes: [] as Mark[],
    loose: [] as Mark[],
    impure: [] as Mark[],
    defaults: [] as Mark[],
  }
  walk(parsed.program as unknown as Node, (node) => {
    const line = lineAt(node.start)
    const target = importedBy(node)
    if (target !== null) source.imports.push({ from: path, target, typeOnly: isTypeOnly(node), line })
    const { read, written } = tablesOf(node)
    for (const what of [...read, ...written]) source.sql.push({ line, what })
    for (const what of written) source.writes.push({ line, what })
    const loose = looseness(node)
    if (loose) source.loose.push({ line, what: loose })
    const impure = impurity(node)
    if (impure) source.impure.push({ line, what: impure })
    if (node.type === 'ExportDefaultDeclaration') source.defaults.push({ line, what: 'export default' })
  })
  return source
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node)
  for (const value of Object.values(node)) {
    const children: unknown[] = Array.isArray(value) ? value : [value]
    for (const child of children) if (isNode(child)) walk(child, visit)
  }
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0]
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1)
  return (offset) => starts.findLastIndex((start) => start <= offset) + 1
}

function importedBy(node: Node): string | null {
  const kinds = [
    'ImportDeclaration',
    'ExportNamedDeclaration',
    'ExportAllDeclaration',
    'ImportExpression',
    'TSImportType',
  ]
  if (!kinds.includes(node.type)) return null
  const source = node['source'] ?? node['argument']
  return isNode(source) && typeof source['value'] === 'string' ? source['value'] : null
}

function isTypeOnly(node: Node): boolean {
  return node.type === 'TSImportType' || node['importKind'] === 'type' || node['exportKind'] === 'type'
}

function tablesOf(node: Node): { read: string[]; written: string[] } {
  if (node.type === 'TaggedTemplateExpression' && isSqlTag(node['tag']))
    return { read: [templateText(node)], written: [] }
  const callee = node['callee']
  if (node.type !== 'CallExpression' || !isNode(callee)) return { read: [], written: [] }
  const name = nameOf(callee['property'])
  const [table] = (node['arguments'] as Node[])
    .map((argument) => argument['value'])
    .filter((value) => typeof value === 'string')
  const text = `from ${table ?? '?'}`
  return { read: readers.has(name) && table ? [text] : [], written: writers.has(name) ? [text] : [] }
}

const nameOf = (node: unknown): string => (isNode(node) && typeof node['name'] === 'string' ? node['name'] : '')
const isSqlTag = (tag: unknown): boolean => nameOf(tag) === 'sql'
function templateText(node: Node): string {
  const quasis = (node['quasi'] as { quasis: { value: { raw: string } }[] }).quasis
  return quasis.map((part) => part.value.raw).join(' ? ')
}

function looseness(node: Node): string | null {
  if (node.type === 'TSAnyKeyword') return 'any'
  if (node.type === 'TSNonNullExpression') return '!'
  if (node.type === 'TSTypeAssertion') return '<T>x'
  if (node.type !== 'TSAsExpression') return null
  const type = node['typeAnnotation'] as Node
  return nameOf(type['typeName']) === 'const' ? null : 'as'
}

function impurity(node: Node): string | null {
  if (node.type === 'AwaitExpression') return 'await'
  if (node['async'] === true) return 'async'
  const callee = node['callee']
  if (node.type === 'NewExpression' && nameOf(callee) === 'Date' && (node['arguments'] as Node[]).length === 0)
    return 'new Date()'
  if (node.type === 'CallExpression' && network.has(nameOf(callee))) return `${nameOf(callee)}()`
  if (node.type === 'CallExpression' && nameOf(callee) === 'Date') return 'Date()'
  if (node.type !== 'MemberExpression') return null
  const member = `${nameOf(node['object'])}.${nameOf(node['property'])}`
  if (['Date.now', 'Math.random', 'performance.now'].includes(member)) return member
  return ['process', 'crypto'].includes(nameOf(node['object'])) ? member : null
}
