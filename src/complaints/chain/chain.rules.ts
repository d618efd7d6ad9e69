import type { Side } from '../complaint.contract.ts'
import { sha256 } from '../../kernel/sha256.ts'

/** One piece of evidence of a case, as it was taken in. */
export type Piece = {
  readonly complaintId: string
  /** 1 for the first that came. */
  readonly place: number
  readonly fileId: string
  /** Of the bytes, 64 hex digits. */
  readonly sha256: string
  readonly side: Side
  readonly statementId: string | null
  readonly at: Date
  readonly note: string
}
export type Link = Piece & { readonly link: string }

/** What a piece adds to the chain: 64 hex digits over itself and the link before it; the first one stands on nothing. */
export const linkOf = (before: string | null, piece: Piece): string =>
  sha256(
    [
      before ?? '',
      piece.complaintId,
      piece.place,
      piece.fileId,
      piece.sha256,
      piece.side,
      piece.statementId ?? '',
      piece.at.toISOString(),
      sha256(piece.note),
    ].join('\n'),
  )

/** The end of a chain as somebody wrote it down elsewhere: without it, the loss of the newest piece cannot be seen. */
export type Head = { readonly count: number; readonly link: string | null }
export const emptyHead: Head = { count: 0, link: null }
export const headOf = (links: readonly Link[]): Head => {
  const last = links.at(-1)
  return last ? { count: last.place, link: last.link } : emptyHead
}

/** changed: the piece at this place is not the one that was taken in, or does not follow the one before · missing: one is not there */
export type Break = { readonly place: number; readonly why: 'changed' | 'missing' }

/** The first place that does not fit; null when every piece is the one that was taken in, in its order, and none is gone. */
export function firstBreak(links: readonly Link[], written: Head): Break | null {
  for (const [index, piece] of links.entries()) {
    const place = index + 1
    if (piece.place !== place) return { place, why: 'missing' }
    if (piece.link !== linkOf(links[index - 1]?.link ?? null, piece)) return { place, why: 'changed' }
  }
  const head = headOf(links)
  if (head.count < written.count) return { place: head.count + 1, why: 'missing' }
  if (written.count > 0 && links[written.count - 1]?.link !== written.link)
    return { place: written.count, why: 'changed' }
  return null
}
