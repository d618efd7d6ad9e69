import { Refusal } from '../../kernel/refusal.ts'

/** The place after the last row of a page: an instant and an id. */
export type Place = { readonly at: Date; readonly id: string }
export const writeCursor = ({ at, id }: Place): string => `${at.getTime().toString(36)}.${id}`
export function readCursor(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null
  const match = /^([0-9a-z]{1,9})\.(pnl_[0-9a-z]{1,60})$/.exec(cursor)
  if (!match) throw new Refusal('penalty.cursor-unreadable', { field: 'cursor' })
  return { at: new Date(Number.parseInt(match[1] ?? '', 36)), id: match[2] ?? '' }
}
