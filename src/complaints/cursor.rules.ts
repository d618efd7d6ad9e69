import { Refusal } from '../kernel/refusal.ts'

/** The place after the last row of a page: an instant and an id, as the text a caller hands back unread. */
export type Place = { readonly at: Date; readonly id: string }

export const writeCursor = ({ at, id }: Place): string => `${at.getTime().toString(36)}.${id}`

export function readCursor(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null
  const match = /^([0-9a-z]{1,11})\.([a-z]+_[0-9a-z]{1,60})$/.exec(cursor)
  const at = new Date(Number.parseInt(match?.[1] ?? '', 36))
  if (!match || Number.isNaN(at.getTime())) throw new Refusal('complaint.cursor-unreadable', { field: 'cursor' })
  return { at, id: match[2] ?? '' }
}
