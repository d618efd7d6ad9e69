import { posix } from 'node:path'
import type { Import, Source } from './source.ts'

export type Violation = { readonly path: string; readonly line: number; readonly arrow: Arrow; readonly why: string }
export type Arrow = 'kernel' | 'role' | 'sql' | 'capability' | 'web' | 'pure' | 'cycle' | 'size' | 'loose'

export type House = {
  /** Capabilities in the order of app.ts: one may ask those before it. */
  readonly order: readonly string[]
  /** Schemas that a capability's stores may read beside their own (never write), each with a decision record. */
  readonly alsoReads: Readonly<Record<string, readonly string[]>>
}

export type Place = { readonly area: string; readonly role: Role }
export const roles = ['contract', 'rules', 'actions', 'store', 'routes', 'jobs', 'index', 'demo', 'plain'] as const
type Role = (typeof roles)[number]

/** Which roles of its own capability a role may import. */
const mayImport: Readonly<Record<Role, readonly Role[]>> = {
  contract: ['contract'],
  rules: ['contract', 'rules', 'plain'],
  store: ['contract', 'rules', 'store', 'plain'],
  actions: ['contract', 'rules', 'store', 'actions', 'plain'],
  routes: ['contract', 'rules', 'store', 'actions', 'plain', 'jobs', 'routes'],
  jobs: ['contract', 'rules', 'store', 'actions', 'plain', 'jobs'],
  demo: ['contract', 'rules', 'store', 'actions', 'plain', 'demo'],
  index: [...roles],
  plain: ['contract', 'rules', 'plain'],
}
const mayAskOthers: readonly Role[] = ['actions', 'routes', 'jobs', 'index', 'demo']
/** Packages that reach outside the process or into the database. */
const impurePackages =
  /^(node:|kysely$|pg$|graphile-worker|nodemailer|imapflow|fastify|@fastify\/|pino|sharp|@aws-sdk\/)/
const databasePackages = /^(kysely|pg)$/
const networkPackages = /^(node:(http|https|net|tls|dgram)|nodemailer|imapflow|@aws-sdk\/)/
/** Kernel modules that a rule may use as values: they decide, they do not do. */
const pureKernel =
  /^src\/kernel\/(.*\.(rules|contract)|money|refusal|civil-day|sha256|rulebook\/read-yaml|calendar\/[\w-]+|clock\/[\w-]+)\.ts$/

export function placeOf(path: string): Place {
  const folder = /^src\/([\w-]+)\//.exec(path)?.[1] ?? (path.startsWith('web/') ? 'web' : 'wiring')
  const area = folder === 'commands' ? 'wiring' : folder
  const name = posix.basename(path)
  if (name === 'index.ts') return { area, role: 'index' }
  const role = /\.([a-z]+)\.tsx?$/.exec(name)?.[1]
  const known = roles.find((one) => one === role)
  return { area, role: known ?? (path.includes('/demo/') || name === 'demo.ts' ? 'demo' : 'plain') }
}

export function findViolations(sources: readonly Source[], house: House): Violation[] {
  return sources.flatMap((source) => [
    ...source.imports.flatMap((one) => checkImport(one, house)),
    ...checkSql(source, house),
    ...checkPurity(source),
    ...checkLoose(source),
    ...checkSize(source),
  ])
}

/** `src/complaints/a.routes.ts` + `../kernel/id.ts` → `src/kernel/id.ts`; a package stays as it is. */
export const resolveImport = ({ from, target }: Import): string =>
  target.startsWith('.') ? posix.join(posix.dirname(from), target) : target

function checkImport(one: Import, house: House): Violation[] {
  const from = placeOf(one.from)
  const target = resolveImport(one)
  const no = (arrow: Arrow, why: string): Violation[] => [
    { path: one.from, line: one.line, arrow, why: `${why}: ${one.target}` },
  ]
  if (from.area === 'web') {
    const wire = target.startsWith('web/') || (target.startsWith('src/') && target.endsWith('.contract.ts'))
    return target.startsWith('.') || target.includes('/src/') || target.startsWith('src/')
      ? wire
        ? []
        : no('web', 'the web knows only contracts')
      : []
  }
  if (from.area === 'wiring') return []
  if (!target.startsWith('src/')) return checkPackage(from, target, one.typeOnly, no)
  const to = placeOf(target)
  if (from.area === 'kernel') return to.area === 'kernel' ? [] : no('kernel', 'the kernel knows no capability')
  if (to.area === 'wiring') return no('capability', 'nobody imports the wiring')
  if (to.area === 'kernel') return checkKernelImport(from, target, one.typeOnly, no)
  // What a demo is made of stands together: words, parties, and the rules that make orders of them.
  if (from.area === to.area && one.from.includes('/demo/') && to.role === 'demo') return []
  if (to.area !== from.area) return checkNeighbour(from, to, target, house, no)
  return mayImport[from.role].includes(to.role) || (one.typeOnly && from.role !== 'contract')
    ? []
    : no('role', `${from.role} may not import ${to.role}`)
}

type No = (arrow: Arrow, why: string) => Violation[]

function checkPackage(from: Place, target: string, typeOnly: boolean, no: No): Violation[] {
  if (from.role === 'contract' && target !== 'zod') return no('role', 'a contract imports only zod and contracts')
  if (from.role === 'rules' && impurePackages.test(target)) return no('pure', 'rules reach nothing outside')
  if (from.area === 'kernel' || typeOnly) return []
  if (databasePackages.test(target) && from.role !== 'store') return no('sql', 'only a store speaks to the database')
  if (from.role === 'actions' && networkPackages.test(target)) return no('role', 'an action does not call the network')
  return []
}

function checkKernelImport(from: Place, target: string, typeOnly: boolean, no: No): Violation[] {
  if (from.role === 'contract' && !target.endsWith('.contract.ts'))
    return no('role', 'a contract imports only zod and contracts')
  if (from.role === 'rules' && !typeOnly && !pureKernel.test(target))
    return no('pure', 'rules use only the deciding part of the kernel')
  if (!typeOnly && target.endsWith('.store.ts')) return no('role', "the kernel's stores are its own")
  return []
}

function checkNeighbour(from: Place, to: Place, target: string, house: House, no: No): Violation[] {
  if (house.order.indexOf(to.area) >= house.order.indexOf(from.area))
    return no('capability', `${from.area} may only ask those above it in app.ts`)
  if (from.role === 'contract' && to.role === 'contract') return []
  if (to.role !== 'index')
    return no('capability', `another capability only through its index.ts, not ${posix.basename(target)}`)
  return mayAskOthers.includes(from.role) ? [] : no('capability', `${from.role} may not ask another capability`)
}

function checkSql(source: Source, house: House): Violation[] {
  const { area, role } = placeOf(source.path)
  if (area === 'wiring' || area === 'web') return []
  const own = area === 'kernel' ? ['kernel', 'graphile_worker'] : [area]
  const readable = [...own, ...(house.alsoReads[area] ?? [])]
  const foreign = (text: string, allowed: readonly string[]): string | undefined =>
    [...house.order, 'kernel', 'graphile_worker'].find(
      (schema) => !allowed.includes(schema) && new RegExp(`\\b${schema}\\.[a-z_]`).test(text),
    )
  const no = (line: number, why: string): Violation => ({ path: source.path, line, arrow: 'sql', why })
  if (role !== 'store' && area !== 'kernel')
    return source.sql.map(({ line }) => no(line, `SQL in ${role}: it belongs in a store`))
  const writing = /\b(insert\s+into|update|delete\s+from|truncate|merge\s+into|alter|drop|create)\b/i
  return [
    ...source.sql.flatMap(({ line, what }) => {
      const schema = foreign(what, writing.test(what) ? own : readable)
      return schema ? [no(line, `a store of ${area} touches the schema ${schema}`)] : []
    }),
    ...source.writes.flatMap(({ line, what }) => {
      const schema = foreign(what, own)
      return schema ? [no(line, `a store of ${area} writes to the schema ${schema}`)] : []
    }),
  ]
}

function checkPurity(source: Source): Violation[] {
  if (placeOf(source.path).role !== 'rules') return []
  return source.impure.map(({ line, what }) => ({
    path: source.path,
    line,
    arrow: 'pure',
    why: `rules know no ${what}`,
  }))
}

function checkLoose(source: Source): Violation[] {
  const place = placeOf(source.path)
  const defaults = source.defaults.map(({ line }) => ({ line, what: 'default export' }))
  const loose = place.area === 'kernel' ? [] : source.loose
  return [...loose, ...defaults].map(({ line, what }) => ({
    path: source.path,
    line,
    arrow: 'loose',
    why: `${what} outside the kernel`,
  }))
}

export const longestFile = 300
function checkSize(source: Source): Violation[] {
  if (source.lines <= longestFile) return []
  return [
    {
      path: source.path,
      line: longestFile,
      arrow: 'size',
      why: `${source.lines} lines; no file is longer than ${longestFile}`,
    },
  ]
}
