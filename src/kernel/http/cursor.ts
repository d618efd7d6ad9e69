import { Refusal } from '../refusal.ts'

/** Where a page of a list ended: an instant and an id, so that rows that arrive meanwhile neither repeat nor hide others. */
export type Place = { readonly at: Date; readonly id: string }

/** As the text that a caller hands back unread. */
export const writeCursor = ({ at, id }: Place): string => `${at.getTime().toString(36)}.${id}`

export function readCursor(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null
  const match = /^([0-9a-z]{1,11})\.([a-z]+_[0-9a-z]{1,60})$/.exec(cursor)
  const at = new Date(Number.parseInt(match?.[1] ?? '', 36))
  if (!match || Number.isNaN(at.getTime())) throw new Refusal('input.cursor-unreadable', { field: 'cursor' })
  return { at, id: match[2] ?? '' }
}

/** One row more than asked for was read: then there is a next page. */
export function cut<T>(
  rows: readonly T[],
  limit: number,
  place: (row: T) => Place,
): { rows: T[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? writeCursor(place(last)) : null }
}
