/**
 * Letters are found by single characters and by pairs of neighbours: Chinese has no spaces between its words, and two characters are
 * the usual word. Wide and narrow forms are one (ＡＢＣ, ABC), and so are great and small letters of the Latin alphabet.
 */

/** Migration 0087 folded in the same way what was read before; accents are kept, so that both do. */
const folded = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFKC')
    .replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase())

const between = /[ \t\n\r\f\v]+/
const wordsIn = (text: string): string[] => folded(text).split(between).filter(Boolean)

/** A letter of more is no letter; the index of the database holds a megabyte of them. */
const mostGrams = 60_000

/** Everything that one may find these texts by. Nothing reaches over a space, the end of a line or the end of a text. */
export function gramsOf(texts: readonly (string | null)[]): string[] {
  const grams = new Set<string>()
  for (const word of texts.flatMap((text) => wordsIn(text ?? ''))) {
    let before = ''
    for (const one of word) {
      grams.add(one)
      if (before !== '') grams.add(before + one)
      before = one
    }
  }
  return [...grams].slice(0, mostGrams)
}

export type Sought = {
  /** All of them stand in a letter that is found. */
  readonly grams: readonly string[]
  /** Of three characters and more: their pairs may stand in a letter without standing together. */
  readonly longer: readonly string[]
}
/** What somebody looks for: words with spaces between them, which stand in the letter in any order. */
export function soughtIn(text: string): Sought {
  const words = wordsIn(text)
  return { grams: [...new Set(words.flatMap(pairsOf))], longer: words.filter((word) => Array.from(word).length > 2) }
}

/** Whether what is longer than a pair stands together in these texts. */
export function standsIn(texts: readonly (string | null)[], longer: Sought['longer']): boolean {
  const said = texts.map((text) => folded(text ?? '')).join('\n')
  return longer.every((word) => said.includes(word))
}

/** A character alone is sought as itself. */
function pairsOf(word: string): string[] {
  const letters = Array.from(word)
  return letters.length === 1 ? letters : letters.slice(1).map((letter, place) => `${letters[place] ?? ''}${letter}`)
}
