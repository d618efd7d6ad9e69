import type { RuleOf } from './rulebook.contract.ts'

type Wording = Pick<RuleOf<'wording'>, 'words' | 'exceptions' | 'denials'>

const cjk = String.raw`\p{Script=Han}\p{P}`
const besideHan = new RegExp(String.raw`(?<=[${cjk}])\s+|\s+(?=[${cjk}])`, 'gu')
/** What nobody sees, and what people put between characters so that a word is not found. */
const unseen = /[\p{Cf}\p{Mn}*_~|]/gu
const letter = /[\p{Script=Latin}\p{N}]/u

/** As words are compared: one width, one case, nothing invisible, no spaces beside Chinese characters and single ones elsewhere. */
export const comparable = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(unseen, '').replace(besideHan, '').replace(/\s+/g, ' ')

/**
 * The words of a list that a text uses, in the order of the list. A phrase of the exceptions does not count, nor does a word directly
 * after a denial: 没起火 is no fire, 没想到起火了 is one.
 */
export function wordsFound(text: string, { words, exceptions, denials }: Wording): string[] {
  const searched = exceptions
    .map(comparable)
    .reduce((left, phrase) => left.replaceAll(phrase, '\u0000'), comparable(text))
  return words.filter((word) => placesOf(searched, comparable(word)).some((at) => !isDenied(searched, at, denials)))
}

function placesOf(text: string, word: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    if (stands(text, word, at)) places.push(at)
  return places
}

/** A Latin word stands alone: "fire" is not in "fireplace". */
function stands(text: string, word: string, at: number): boolean {
  const touches = (inner: string, outer: string) => letter.test(inner) && letter.test(outer)
  return !touches(word.slice(0, 1), text.slice(at - 1, at)) && !touches(word.slice(-1), text.charAt(at + word.length))
}

const isDenied = (text: string, at: number, denials: readonly string[]): boolean => {
  const before = text.slice(0, at).trimEnd()
  return denials.map(comparable).some((denial) => before.endsWith(denial))
}
