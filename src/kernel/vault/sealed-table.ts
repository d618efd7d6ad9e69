import { blindEntry, type Normaliser } from './blind-index.ts'
import type { VaultDomain } from './domain.rules.ts'

/** How one personal value is kept. What nobody looks for by its value has no index: each index tells which rows are equal. */
export type Personal = {
  /** Texts are filled up to a multiple of so many bytes, where their length would tell. */
  readonly padTo?: number
  /** Found when it is equal to what somebody types, however it is written: in `<name>_index`. */
  readonly equal?: Normaliser
  /** Found by its last four digits beside a second thing that is known, never by them alone: in `<name>_last4`. */
  readonly lastFour?: true
}
export type PersonalColumns = Readonly<Record<string, Personal>>

/**
 * A table with personal columns, declared once beside its store. `<name>_sealed` holds the value; the plain column does not exist.
 * Whoever rotates a key, forgets a person or looks for what is not sealed reads nothing but these declarations.
 */
export type SealedTable<C extends PersonalColumns = PersonalColumns> = {
  readonly table: string
  /** Whose it is in words; a table with an index has one. */
  readonly title?: { readonly zh: string; readonly en: string }
  /** Its primary key. The values, joined by a space, are the row that a value is bound to. */
  readonly key: readonly string[]
  readonly domain: VaultDomain
  /** Whose data a row `t` is, as SQL: under whose key it is sealed, and with whom it is forgotten. */
  readonly subject: string
  readonly columns: C
}
export const sealedTable = <const C extends PersonalColumns>(table: SealedTable<C>): SealedTable<C> => table

type Name<C> = keyof C & string
type Indexed<C> = { [K in Name<C>]: C[K] extends { readonly equal: Normaliser } ? K : never }[Name<C>]
type LastFour<C> = { [K in Name<C>]: C[K] extends { readonly lastFour: true } ? K : never }[Name<C>]
export type EqualColumn<T> = T extends SealedTable<infer C> ? Indexed<C> : never
export type LastFourColumn<T> = T extends SealedTable<infer C> ? LastFour<C> : never

/** Plain values as the code speaks of them. */
export type PlainOf<T> = T extends SealedTable<infer C> ? { readonly [K in Name<C>]: string | null } : never
/** The columns of the database that hold them. */
export type SealedOf<T> =
  T extends SealedTable<infer C>
    ? { [K in Name<C> as `${K}_sealed`]: Buffer | null } & { [K in Indexed<C> as `${K}_index`]: Buffer | null } & {
        [K in LastFour<C> as `${K}_last4`]: Buffer | null
      }
    : never

/** So many bits of the last four digits: about four thousand entries, so that an entry alone names nobody. */
const lastFourBits = 12

export type IndexKey = { readonly version: number; readonly key: Uint8Array }
export type IndexColumn = {
  readonly column: string
  readonly of: string
  readonly how: Normaliser
  readonly bits: number
}

/** The index columns of a table. */
export const indexColumnsOf = ({ columns }: SealedTable): readonly IndexColumn[] =>
  Object.entries(columns).flatMap(([of, { equal, lastFour }]) => [
    ...(equal ? [{ column: `${of}_index`, of, how: equal, bits: 128 }] : []),
    ...(lastFour ? [{ column: `${of}_last4`, of, how: 'last-four' as const, bits: lastFourBits }] : []),
  ])

/** The version of its key stands before the entry: while a key is rotated, entries of both are found and the old ones are known. */
export function entryOf(
  { version, key }: IndexKey,
  { table }: SealedTable,
  index: IndexColumn,
  text: string,
): Buffer | null {
  const entry = blindEntry(key, { table, column: index.of, how: index.how, bits: index.bits }, text)
  return entry && Buffer.concat([versionBytes(version), entry])
}
function versionBytes(version: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(version)
  return bytes
}
