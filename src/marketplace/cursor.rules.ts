import { refuse } from '../kernel/refusal.ts'

/** Where a page of a list ended: an instant and an id, so that rows that arrive meanwhile neither repeat nor hide others. */
export type Cursor = { readonly at: Date; readonly id: string }

/** Far outside of what the database can hold as a time, and of any row. */
const farthestMs = 1e14

export function readCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null
  const [ms, id] = text.split('~')
  const at = new Date(Number(ms))
  if (!id || !(Math.abs(at.getTime()) <= farthestMs)) refuse('marketplace.cursor-invalid')
  return { at, id }
}

export const writeCursor = ({ at, id }: Cursor): string => `${at.getTime()}~${id}`

/** One row more than asked for was read: then there is a next page. */
export function cut<T>(
  rows: readonly T[],
  limit: number,
  place: (row: T) => Cursor,
): { rows: T[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? writeCursor(place(last)) : null }
}
