import type { Field, Kind } from '../fields/fields.contract.ts'

type Counted = { readonly table: string; readonly rows: number; readonly filled: ReadonlyMap<string, number> }
/** Columns without any value where the table has rows; one that was counted in part only says nothing about the rest. */
export function emptyColumns(fields: readonly Field[], counts: readonly Counted[], most: number) {
  const of = new Map(counts.map((one) => [one.table, one]))
  return fields.flatMap(({ table, column, kind }) => {
    const counted = of.get(table)
    const known = counted !== undefined && counted.rows > 0 && counted.rows <= most
    return known && counted.filled.get(column) === 0 ? [{ table, column, kind: kind ?? '', rows: counted.rows }] : []
  })
}

/** Tables whose kinds have a period in the rulebook, with rows, and no capability that clears them. */
export function unclearedTables(
  fields: readonly Field[],
  kinds: ReadonlyMap<string, Kind>,
  { counts, cleared }: { readonly counts: readonly Counted[]; readonly cleared: ReadonlySet<string> },
) {
  const rows = new Map(counts.map((one) => [one.table, one.rows]))
  const timed = fields.filter(({ kind, table }) => !cleared.has(table) && kinds.get(kind ?? '')?.keep?.rule)
  return [...Map.groupBy(timed, ({ table }) => table)].flatMap(([table, inside]) => {
    const n = rows.get(table) ?? 0
    return n === 0 ? [] : [{ table, kinds: [...new Set(inside.flatMap(({ kind }) => kind ?? []))], rows: n }]
  })
}
