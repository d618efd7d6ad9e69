import type { DataKind } from '../declared/declared.contract.ts'
import type { KnownColumn } from '../declared/columns.store.ts'
import type { Tie } from './ties.contract.ts'

export type CopyTable = {
  readonly table: string
  /** As the database calls them. */
  readonly columns: readonly string[]
  /** Of each column that holds something personal, what kind of data; without `_sealed`. */
  readonly kinds: ReadonlyMap<string, string>
}
type Register = {
  readonly columns: readonly KnownColumn[]
  readonly kindOf: (table: string, column: string) => string | null
  readonly kinds: readonly DataKind[]
  readonly ties: ReadonlyMap<string, Tie>
}

const plain = (column: string): string => column.replace(/_sealed$/, '')
const times = new Set(['timestamptz', 'date', 'timestamp'])
/** What makes a row readable beside what is personal in it: when, in which state, under which number. */
const beside =
  /^(?:id|sha256|number|receipt|state|kind|side|category|channel|outcome|purpose|role|type|currency|fields)$/

/** What of which table goes into the copy: read off the declarations, so that a new column is in it on the day it is declared. */
export function copyPlan({ columns, kindOf, kinds, ties }: Register): CopyTable[] {
  const exported = new Set(kinds.flatMap((kind) => ('export' in kind && kind.export ? [kind.id] : [])))
  const tables = Map.groupBy(
    columns.filter(({ view }) => !view),
    ({ table }) => table,
  )
  return [...tables].flatMap(([table, all]) => {
    const tie = ties.get(table)
    const personal = all.filter(({ column }) => exported.has(kindOf(table, plain(column)) ?? ''))
    if (!tie || 'nobody' in tie || personal.length === 0) return []
    const more = all.filter(
      ({ column, type }) => !personal.some((one) => one.column === column) && (times.has(type) || beside.test(column)),
    )
    return [
      {
        table,
        columns: [...more, ...personal].map(({ column }) => column),
        kinds: new Map(personal.map(({ column }) => [plain(column), kindOf(table, plain(column)) ?? ''])),
      },
    ]
  })
}

/** Tables with personal columns of which nobody said whose their rows are, and ties of tables that are not there. */
export function tieProblems({ columns, kindOf, kinds, ties }: Register): string[] {
  const personal = new Set(kinds.flatMap((kind) => ('category' in kind ? [kind.id] : [])))
  const tables = new Set(columns.map(({ table }) => table))
  const held = new Set(
    columns
      .filter(({ table, column, view }) => !view && personal.has(kindOf(table, plain(column)) ?? ''))
      .map(({ table }) => table),
  )
  const names = new Set(columns.map(({ table, column }) => `${table}.${column}`))
  const lost = [...ties].flatMap(([table, tie]) => {
    if ('nobody' in tie) return []
    const own = 'of' in tie ? tie.of : [tie.by]
    const parent = 'of' in tie ? [] : [`${tie.through}.${tie.key}`]
    const used = [...[...own, ...Object.keys(tie.only ?? {})].map((column) => `${table}.${column}`), ...parent]
    const noTie =
      'of' in tie || ties.has(tie.through)
        ? []
        : [`${tie.through} has no line in ties.yaml, and ${table} belongs to it`]
    return [...used.filter((name) => !names.has(name)).map((name) => `${name} is tied and does not exist`), ...noTie]
  })
  return [
    ...[...held]
      .filter((table) => !ties.has(table))
      .map((table) => `${table} holds personal data: say in ties.yaml of its capability whose its rows are`),
    ...[...ties.keys()].filter((table) => !tables.has(table)).map((table) => `${table} is tied and does not exist`),
    ...lost,
  ]
}
