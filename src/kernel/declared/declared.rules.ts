import type { DataKind, Declarations } from './declared.contract.ts'

/** One column of the migrated database. `listed`: the database itself lists what may stand in it. `refers`: it names a row of another table. */
export type Column = {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly refers: boolean
  readonly listed: boolean
}
export type Declared = { readonly table: string; readonly column: string; readonly kind: string }

/** Types that hold words. Numbers, times, yes and no are about the thing, and internal unless declared otherwise. */
const wordy = new Set(['text', 'varchar', 'jsonb', 'json', 'bytea', 'tsvector', 'inet'])
/** Names that mean the same in every table: ids, keyed digests, codes of our own lists. */
const codes =
  /(?:^|_)(?:id|ids|by|index|last4|sha256|at|hash|clock|state|stage|kind|rulebook|currency|category|categories|channel|channels|remedy|seed|outcome|rule)$|^as_of_key$|^source$|^type$|^subject$/

/** Internal without being declared one by one. */
export const isInternalByRule = ({ column, type, refers, listed }: Column): boolean =>
  !wordy.has(type) || refers || listed || codes.test(column)

export const declaredIn = (all: readonly Declarations[]): Declared[] =>
  all.flatMap((tables) =>
    Object.entries(tables).flatMap(([table, kinds]) =>
      Object.entries(kinds).flatMap(([kind, names]) => names.map((column) => ({ table, column, kind }))),
    ),
  )

/** What is wrong with the declarations, measured against the database: every line says what to do. */
export function problemsOf(
  columns: readonly Column[],
  declared: readonly Declared[],
  kinds: readonly DataKind[],
): string[] {
  // A column that is sealed holds what it held before.
  const name = ({ table, column }: { readonly table: string; readonly column: string }) =>
    `${table}.${column.replace(/_sealed$/, '')}`
  const there = new Set(columns.map(name))
  const known = new Set(kinds.map(({ id }) => id))
  const counted = Map.groupBy(declared, name)
  return [
    ...columns
      .filter((one) => !counted.has(name(one)) && !isInternalByRule(one))
      .map((one) => `${name(one)} holds words and is not declared: say in data.yaml of its capability what they are`),
    ...declared.filter((one) => !there.has(name(one))).map((one) => `${name(one)} is declared and does not exist`),
    ...declared
      .filter(({ kind }) => !known.has(kind))
      .map((one) => `${name(one)} is of a kind that there is not: ${one.kind}`),
    ...[...counted].filter(([, found]) => found.length > 1).map(([key]) => `${key} is declared more than once`),
  ]
}

/** One line of the register. `column`: as it is in the database; `kind`: null for what is internal by rule. */
export type RegisteredField = {
  readonly table: string
  readonly column: string
  readonly kind: string | null
  readonly sealed: boolean
}

/** What a view shows stands in the tables that it reads, and is registered there. */
export function registered(
  columns: readonly (Column & { readonly view: boolean })[],
  declared: readonly Declared[],
): RegisteredField[] {
  const kindOf = new Map(declared.map(({ table, column, kind }) => [`${table}.${column}`, kind]))
  return columns
    .filter(({ view }) => !view)
    .map(({ table, column }) => {
      const name = column.replace(/_sealed$/, '')
      return { table, column, kind: kindOf.get(`${table}.${name}`) ?? null, sealed: name !== column }
    })
}
