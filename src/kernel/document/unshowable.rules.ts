import type { Coverage } from './coverage.rules.ts'

/**
 * Characters that would make a page show something else than what was written: they turn the reading direction, hide, break
 * lines where nobody sees why, or mean whatever a font likes (private use). They are printed as their number instead.
 */
const neverShown = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\p{Co}\p{Cn}]/u
const isLayout = /[\t\n\r]/
/** Invisible by nature and harmless: joiners, variation selectors, spaces. A font need not have a picture of them. */
const needsNoPicture =
  /\u034f|[\s\u00ad\u200b-\u200d\u2060-\u2064\p{Variation_Selector}\p{Emoji_Modifier}\u{e0020}-\u{e007f}]/u

/** The characters of a text that have to be printed as numbers, each once. */
export function unshowableIn(text: string, fonts: readonly Coverage[]): number[] {
  const found = new Set<number>()
  for (const character of new Set(text)) {
    const code = character.codePointAt(0) ?? 0
    if (isLayout.test(character)) continue
    if (neverShown.test(character)) found.add(code)
    else if (!needsNoPicture.test(character) && !fonts.some((covers) => covers(code))) found.add(code)
  }
  return [...found].toSorted((a, b) => a - b)
}

/**
 * A character class for the typesetter's regular expressions. The control characters of ASCII are always in it: JSON writes them
 * by their number, so that looking through JSON does not find them.
 */
export const classOf = (codes: readonly number[]): string =>
  `[\\u{0}-\\u{8}\\u{b}\\u{c}\\u{e}-\\u{1f}${codes.map((code) => `\\u{${code.toString(16)}}`).join('')}]`
