import { createHash } from 'node:crypto'

/** So many statements are kept by each connection at most; each costs the server some ten kilobytes. */
export const mostNames = 500
/** What is asked rarely is not worth keeping. */
const timesBefore = 3
/** A statement that takes whatever columns there are fails once a migration adds one; those are never kept. */
const takesAll = /select \*|\.\*/

/**
 * Names for the statements that come again and again, so that a connection has each of them parsed once (decision 0104). Null: not
 * often yet, or one that must not be kept. The name is a digest of the text: one name can never stand for two statements.
 */
export function repeatedStatements(most: number = mostNames) {
  const names = new Map<string, string>()
  const seen = new Map<string, number>()
  return (text: string): string | null => {
    const known = names.get(text)
    if (known !== undefined) return known
    if (names.size >= most || takesAll.test(text)) return null
    const times = (seen.get(text) ?? 0) + 1
    if (times < timesBefore) {
      // Texts that came once would stay for good: lists of any length make new ones all the time.
      if (seen.size >= most * 20) seen.clear()
      seen.set(text, times)
      return null
    }
    seen.delete(text)
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 32)
    names.set(text, name)
    return name
  }
}
