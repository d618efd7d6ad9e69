import type { DataKind } from '../declared/declared.contract.ts'
import type { KnownColumn } from '../declared/columns.store.ts'
import type { Tie } from './ties.contract.ts'

/** What the database demands of a column: an erasure may not break it. */
export type ColumnShape = {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly list: boolean
  /** Null is not taken: by the column itself, or by a check over several. */
  readonly bound: boolean
  readonly unique: boolean
}
/** What stands in a column afterwards. `pseudonym`: a name that was made up and leads nowhere. */
export type Emptied = 'null' | 'text' | 'list' | 'json' | 'bytes' | 'search' | 'pseudonym'
export type Emptying = { readonly column: string; readonly to: Emptied }
/** What an erasure of one kind of data does to one table. */
export type ErasePart = {
  readonly table: string
  readonly kind: string
  /** Whole rows go, or only what stands in these columns. */
  readonly rows: boolean
  readonly columns: readonly Emptying[]
  /** By which a row is known to hold something of the kind still. */
  readonly filled: readonly string[]
  readonly times: readonly string[]
}
/** What is held of somebody of one kind, and from when the time counts for which it is kept. */
export type HeldKind = { readonly kind: string; readonly rows: number; readonly since: Date | null }
export type Register = {
  readonly columns: readonly KnownColumn[]
  readonly shapes: readonly ColumnShape[]
  readonly kindOf: (table: string, column: string) => string | null
  readonly kinds: readonly DataKind[]
  readonly ties: ReadonlyMap<string, Tie>
}

const plain = (column: string): string => column.replace(/_sealed$/, '')
const isSealed = (column: string): boolean => column.endsWith('_sealed')
/** Figures say nothing of anybody once nothing else in the row does: sums of money and counts stay. */
const figures = new Set(['int2', 'int4', 'int8', 'numeric', 'float4', 'float8', 'bool', 'timestamptz', 'date'])

type Held = Exclude<Tie, { readonly nobody: string }>
type Table = { readonly table: string; readonly tie: Held; readonly columns: readonly KnownColumn[] }

/** What staff wrote is not the person's: it goes with the case that it was written in. */
export const erasedKinds = (kinds: readonly DataKind[]): readonly DataKind[] =>
  kinds.filter((kind) => 'onErase' in kind && kind.id !== 'work')

export function tablesOfPeople({ columns, ties }: Pick<Register, 'columns' | 'ties'>): Table[] {
  const tables = Map.groupBy(
    columns.filter(({ view }) => !view),
    ({ table }) => table,
  )
  return [...tables].flatMap(([table, all]) => {
    const tie = ties.get(table)
    return !tie || 'nobody' in tie ? [] : [{ table, tie, columns: all }]
  })
}

/** Read off the declarations: a new column is erased on the day it is declared. */
export function erasePlan(register: Register): ErasePart[] {
  const kinds = erasedKinds(register.kinds).map(({ id }) => id)
  return tablesOfPeople(register).flatMap((table) =>
    kinds.flatMap((kind) => {
      const own = table.columns.filter(({ column }) => register.kindOf(table.table, plain(column)) === kind)
      return own.length === 0 ? [] : [partOf(register, { ...table, kind, own })]
    }),
  )
}

function partOf(register: Register, { table, tie, columns, kind, own }: Table & { kind: string; own: KnownColumn[] }) {
  const names = 'of' in tie ? tie.of : []
  const stays = Object.keys(tie.stays ?? {})
  const goes = own.filter(({ column, type }) => !stays.includes(plain(column)) && !figures.has(type))
  const shapeOf = (name: string) => register.shapes.find((one) => one.table === table && one.column === name)
  const emptied = goes.flatMap(({ column }) => emptying(shapeOf(column), names.includes(column)))
  const indexes = columns
    .filter(({ column }) => goes.some((one) => isSealed(one.column) && isIndexOf(column, plain(one.column))))
    .map(({ column }): Emptying => ({ column, to: 'null' }))
  return {
    table,
    kind,
    rows: tie.erase === 'rows',
    columns: tie.erase === 'rows' ? [] : [...emptied, ...indexes],
    filled: goes.map(({ column }) => column),
    times: columns.filter(({ type }) => type === 'timestamptz').map(({ column }) => column),
  }
}
const isIndexOf = (column: string, name: string): boolean => column === `${name}_index` || column === `${name}_last4`

/** A sealed value that may not be null stays as it is: what opens it is destroyed. */
function emptying(shape: ColumnShape | undefined, isPerson: boolean): Emptying[] {
  if (!shape) return []
  if (isPerson) return [{ column: shape.column, to: 'pseudonym' }]
  if (isSealed(shape.column)) return shape.bound ? [] : [{ column: shape.column, to: 'null' }]
  if (!shape.bound) return [{ column: shape.column, to: 'null' }]
  return [{ column: shape.column, to: emptyOf(shape) }]
}
function emptyOf({ type, list }: ColumnShape): Emptied {
  if (list) return 'list'
  if (type === 'jsonb' || type === 'json') return 'json'
  if (type === 'bytea') return 'bytes'
  return type === 'tsvector' ? 'search' : 'text'
}

/** What an erasure would break, each with what to do: two rows of one person would be the same, or a column is kept from it without need. */
export function eraseProblems(register: Register): string[] {
  return erasePlan(register).flatMap(({ table, columns, rows }) =>
    columns.flatMap(({ column, to }) => {
      const shape = register.shapes.find((one) => one.table === table && one.column === column)
      return !rows && shape?.unique === true && to !== 'null' && to !== 'pseudonym'
        ? [`${table}.${column} has to be different in each row: say in ties.yaml that rows are erased, or why it stays`]
        : []
    }),
  )
}
