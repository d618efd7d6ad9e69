import { comparable } from '../../kernel/rulebook/wording.rules.ts'

/** What is read of each text: the point is usually made early, and a proposal has to stay cheap. */
const mostCharacters = 400
const longest = 8
const shortest = 3
const mostPhrases = 6
/** A phrase that fewer than this share of the texts have says nothing about all of them. */
const leastShare = 0.3

export type Phrase = { readonly word: string; readonly complaints: number }

/**
 * The words that many of these texts share: the longest runs of characters first, none of which is a part of another with as many texts.
 * Numbers are left out, so that no telephone or order number can become a phrase.
 */
export function sharedPhrases(texts: readonly string[]): Phrase[] {
  const least = Math.max(2, Math.ceil(texts.length * leastShare))
  const chosen: Phrase[] = []
  const parts = texts.map(partsOf)
  for (let length = longest; length >= shortest && chosen.length < mostPhrases; length -= 1) {
    const counts = new Map<string, number>()
    for (const text of parts)
      for (const run of new Set(text.flatMap((part) => runsOf(part, length))))
        counts.set(run, (counts.get(run) ?? 0) + 1)
    const often = [...counts].filter(([, complaints]) => complaints >= least)
    for (const [word, complaints] of often.toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))) {
      if (chosen.length >= mostPhrases || chosen.some((other) => overlaps(other.word, word))) continue
      chosen.push({ word, complaints })
    }
  }
  return chosen.toSorted((a, b) => b.complaints - a.complaints || b.word.length - a.word.length)
}

const partsOf = (text: string): string[] =>
  comparable(text.slice(0, mostCharacters))
    .split(/[\p{P}\p{S}\p{N}\s]+/u)
    .filter((part) => part.length >= shortest)

const runsOf = (part: string, length: number): string[] =>
  part.length < length ? [] : Array.from({ length: part.length - length + 1 }, (_, at) => part.slice(at, at + length))

/** Two characters in common are enough: 「充不进电」 after 「晚上充不进」 tells nothing new. */
function overlaps(one: string, other: string): boolean {
  for (let at = 0; at + 2 <= other.length; at += 1) if (one.includes(other.slice(at, at + 2))) return true
  return false
}
