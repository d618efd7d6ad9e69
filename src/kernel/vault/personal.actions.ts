import type { Ctx } from '../context.ts'
import { activeDomainKey, openDomainKey } from './open-keys.actions.ts'
import {
  entryOf,
  indexColumnsOf,
  type EqualColumn,
  type IndexColumn,
  type IndexKey,
  type LastFourColumn,
  type PersonalColumns,
  type PlainOf,
  type SealedOf,
  type SealedTable,
} from './sealed-table.ts'
import { openAll, sealAll, type SealedColumn } from './vault.actions.ts'
import * as store from './vault.store.ts'

/** Sealing, opening and finding the personal columns of a table: what the stores of capabilities use. */

type PlainRow<V> = { readonly row: string; readonly subject: string; readonly values: V }

const columnOf = ({ table, domain, columns }: SealedTable, name: string): SealedColumn => {
  const padTo = columns[name]?.padTo
  return { table, column: name, domain, ...(padTo !== undefined && { padTo }) }
}

/** Values and index entries of a row, for an insert or an update in the caller's transaction. Only the columns that are given. */
export async function sealRow<C extends PersonalColumns, V extends Partial<PlainOf<SealedTable<C>>>>(
  ctx: Ctx,
  table: SealedTable<C>,
  row: PlainRow<V>,
): Promise<SealedPart<SealedOf<SealedTable<C>>, V>> {
  const [sealed] = await sealRows(ctx, table, [row])
  if (!sealed) throw new Error(`vault: nothing was sealed for ${table.table}`)
  return sealed as SealedPart<SealedOf<SealedTable<C>>, V>
}
/** What belongs to the values that were given. */
type SealedPart<S, V> = {
  [K in keyof S as K extends `${keyof V & string}_${'sealed' | 'index' | 'last4'}` ? K : never]: S[K]
}

export async function sealRows(
  ctx: Ctx,
  table: SealedTable,
  rows: readonly PlainRow<Readonly<Record<string, string | null | undefined>>>[],
): Promise<Record<string, Buffer | null>[]> {
  const cells = rows.flatMap(({ row, subject, values }, at) =>
    Object.entries(values).flatMap(([name, text]) =>
      text === null || text === undefined ? [] : [{ at, name, row, subject, text, of: columnOf(table, name) }],
    ),
  )
  const sealed = await sealAll(ctx, cells)
  const indexes = indexColumnsOf(table)
  const key = cells.some(({ name }) => indexes.some(({ of }) => of === name)) ? await writingIndexKey(ctx) : null
  const done = rows.map(({ values }) => emptyRow(indexes, Object.keys(values)))
  for (const [at, cell] of cells.entries()) {
    const into = done[cell.at]
    if (!into) continue
    into[`${cell.name}_sealed`] = sealed[at] ?? null
    for (const index of indexes)
      if (key && index.of === cell.name) into[index.column] = entryOf(key, table, index, cell.text)
  }
  return done
}

/** Index entries of rows that are open, under the key with which entries are written now. */
export async function indexEntries(
  ctx: Ctx,
  table: SealedTable,
  rows: readonly object[],
): Promise<Record<string, Buffer | null>[]> {
  const key = await writingIndexKey(ctx)
  return rows.map((row) =>
    Object.fromEntries(
      indexColumnsOf(table).map((index) => {
        const text = (row as Record<string, unknown>)[index.of]
        return [index.column, typeof text === 'string' ? entryOf(key, table, index, text) : null] as const
      }),
    ),
  )
}

const emptyRow = (indexes: readonly IndexColumn[], names: readonly string[]): Record<string, Buffer | null> =>
  Object.fromEntries([
    ...names.map((name) => [`${name}_sealed`, null] as const),
    ...indexes.filter(({ of }) => names.includes(of)).map(({ column }) => [column, null] as const),
  ])

/** A row as it was read, with its plain values where the sealed ones stood. */
export type Opened<R, C> = Omit<R, `${keyof C & string}_sealed`> & {
  readonly [K in keyof C & string as `${K}_sealed` extends keyof R ? K : never]: string | null
}

/** Opens a whole page of rows with one query for the keys. What was forgotten is null, like what was never given. */
export async function openRows<C extends PersonalColumns, R extends object>(
  ctx: Ctx,
  table: SealedTable<C>,
  { rows, rowOf }: { readonly rows: readonly R[]; readonly rowOf: (row: R) => string },
): Promise<Opened<R, C>[]> {
  const names = Object.keys(table.columns)
  const found = rows.flatMap((row, at) =>
    names.flatMap((name) => {
      const sealed = (row as Record<string, unknown>)[`${name}_sealed`]
      return sealed instanceof Uint8Array ? [{ at, name, of: columnOf(table, name), row: rowOf(row), sealed }] : []
    }),
  )
  const texts = await openAll(ctx, found)
  const opened = rows.map((row) => withoutSealed(row, names))
  for (const [nth, { at, name }] of found.entries()) {
    const into = opened[at]
    if (into) into[name] = texts[nth] ?? null
  }
  return opened as Opened<R, C>[]
}

function withoutSealed(row: object, names: readonly string[]): Record<string, unknown> {
  const own: Record<string, unknown> = { ...row }
  for (const name of names) {
    if (!(`${name}_sealed` in own)) continue
    delete own[`${name}_sealed`]
    own[name] = null
  }
  return own
}

/** The entries under which an equal value stands: one, and two while the index key is rotated. None for a value without content. */
export const entriesEqual = <C extends PersonalColumns>(
  ctx: Ctx,
  table: SealedTable<C>,
  { column, text }: { readonly column: EqualColumn<SealedTable<C>>; readonly text: string | null },
): Promise<Buffer[]> => entriesIn(ctx, table, { index: `${column}_index`, text })

/**
 * The entries of the last four digits. Several people share one by design: a search asks for a second thing that is known
 * of the person, and shows few.
 */
export const entriesOfLastFour = <C extends PersonalColumns>(
  ctx: Ctx,
  table: SealedTable<C>,
  { column, text }: { readonly column: LastFourColumn<SealedTable<C>>; readonly text: string },
): Promise<Buffer[]> => entriesIn(ctx, table, { index: `${column}_last4`, text })

async function entriesIn(
  ctx: Ctx,
  table: SealedTable,
  { index, text }: { readonly index: string; readonly text: string | null },
): Promise<Buffer[]> {
  const column = indexColumnsOf(table).find((one) => one.column === index)
  if (!column || text === null) return []
  return (await indexKeys(ctx)).flatMap((key) => entryOf(key, table, column, text) ?? [])
}

/** With which entries are found: every version that is not destroyed. */
async function indexKeys(ctx: Ctx): Promise<readonly IndexKey[]> {
  const rows = await store.livingKeysOf(ctx, 'index')
  return Promise.all(rows.map(async (row) => ({ version: row.version, key: await openDomainKey(row) })))
}

/** With which entries are written; held until the transaction is over, so that a rotation waits for what was written with it. */
async function writingIndexKey(ctx: Ctx): Promise<IndexKey> {
  const row = await activeDomainKey(ctx, 'index')
  return { version: row.version, key: await openDomainKey(row) }
}
