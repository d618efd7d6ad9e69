import { Refusal } from '../refusal.ts'

/** Deeper than anything that a contract declares, and shallow for every stack. */
const deepest = 100

/**
 * JSON that every reader reads alike. RFC 8259 §4 leaves it open which of two members of one name counts, so that a gateway may judge
 * the one and we use the other; and depth is left to the reader. Both are refused. The text is valid JSON already.
 * Answers with the refusal (`input.said-twice`, `input.too-deep`), or null where there is one reading only.
 */
export function whyManyReadings(text: string): Refusal | null {
  const open: (Set<string> | null)[] = []
  let expectsName = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '"') {
      const end = endOfString(text, at)
      const name = expectsName ? nameIn(text.slice(at, end + 1)) : null
      if (name !== null && open.at(-1)?.has(name)) return new Refusal('input.said-twice', { name: name.slice(0, 60) })
      if (name !== null) open.at(-1)?.add(name)
      expectsName = false
      at = end
    } else if (sign === '{' || sign === '[') {
      if (open.push(sign === '{' ? new Set() : null) > deepest) return new Refusal('input.too-deep', { most: deepest })
      expectsName = sign === '{'
    } else if (sign === '}' || sign === ']') open.pop()
    else if (sign === ',') expectsName = open.at(-1) instanceof Set
  }
  return null
}

const nameIn = (quoted: string): string => (quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1))

/** The quote that ends the string which begins at `start`: the next one with an even number of backslashes before it. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end > 0; end = text.indexOf('"', end + 1)) {
    let before = end - 1
    while (text[before] === '\\') before -= 1
    if ((end - before) % 2 === 1) return end
  }
  return text.length
}
