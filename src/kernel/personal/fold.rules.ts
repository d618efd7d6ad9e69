import type { Span } from './kind.rules.ts'

/** A text as a search for personal data reads it, and where its characters stand in the original: null when each stands in its own place. */
export type Plain = { readonly text: string; readonly at: Uint32Array | null; readonly original: string }

/** Characters that nobody sees: they only part what belongs together. */
const unseen = /\p{Default_Ignorable_Code_Point}/u
/** Marks a character that is not one for one: nothing, or several, or half of a pair. */
const special = 0xffff
/** Halves of pairs that may be digits or letters in another dress: 𝟏, 🄰, 🅐, tags. Of all others the pair stays as it is. */
const dressed = new Set([0xd835, 0xd83c, 0xd83e, 0xdb40, 0xd82f, 0xd834])

let folds: Uint16Array | null = null
function foldTable(): Uint16Array {
  if (folds) return folds
  const table = new Uint16Array(0x1_0000)
  for (let code = 0; code < 0x1_0000; code += 1) table[code] = foldOf(code)
  return (folds = table)
}
/** Marks of full width stand in nearly every Chinese text and in no number, address or name: a text with no others is read as it is. */
const marks = new Set(Array.from('，：；！？（）', (one) => one.charCodeAt(0)))
function foldOf(code: number): number {
  if (code < 0x80 || marks.has(code)) return code
  if (code >= 0xd800 && code < 0xe000) return dressed.has(code) ? special : code
  const one = String.fromCharCode(code)
  if (unseen.test(one)) return special
  const read = one.normalize('NFKC')
  return read.length === 1 ? read.charCodeAt(0) : special
}

/** Full width becomes half width, what nobody sees is passed over; case and everything else stay. */
export function plainOf(original: string): Plain {
  const table = foldTable()
  let at = 0
  while (at < original.length && table[original.charCodeAt(at)] === original.charCodeAt(at)) at += 1
  if (at === original.length) return { text: original, at: null, original }
  const codes = new Uint16Array(original.length)
  for (let place = 0; place < original.length; place += 1) {
    const read = table[original.charCodeAt(place)] ?? special
    if (read === special) return unevenOf(original)
    codes[place] = read
  }
  return { text: textOf(codes, codes.length), at: null, original }
}

/** A text with characters that become none or several. */
function unevenOf(original: string): Plain {
  const table = foldTable()
  const size = original.length * 2 + 64
  const codes = new Uint16Array(size)
  const at = new Uint32Array(size)
  let length = 0
  for (let place = 0; place < original.length; place += 1) {
    const code = original.charCodeAt(place)
    const read = table[code] ?? special
    if (read !== special) {
      codes[length] = read
      at[length++] = place
      continue
    }
    const one = String.fromCodePoint(original.codePointAt(place) ?? 0)
    const parts = unseen.test(one) ? '' : one.normalize('NFKC')
    // A letter that becomes a sentence is none of ours; without the limit a text of them would need room without end.
    const kept = parts.length > 4 || length + parts.length >= size ? one : parts
    for (let i = 0; i < kept.length && length < size - 1; i += 1) {
      codes[length] = kept.charCodeAt(i)
      at[length++] = place
    }
    place += one.length - 1
  }
  at[length] = original.length
  return { text: textOf(codes, length), at, original }
}

const textOf = (codes: Uint16Array, length: number): string =>
  Buffer.from(codes.buffer, codes.byteOffset, length * 2).toString('utf16le')

/** What stands in the original where something was found, with the unseen characters inside it. */
export function spanIn({ at, original }: Plain, from: number, to: number): Span {
  if (!at) return { from, to }
  const start = at[from] ?? 0
  const lastAt = at[to - 1] ?? start
  const last = original.codePointAt(lastAt) ?? 0
  return { from: start, to: lastAt + (last > 0xffff ? 2 : 1) }
}
