import { personalIn, type Known } from '../../kernel/personal/find.rules.ts'
import { kindWords, type PersonalKind } from '../../kernel/personal/kind.rules.ts'

/** What stood where a placeholder stands now. Never leaves the house. */
export type Hidden = { readonly placeholder: string; readonly original: string }

type Book = {
  readonly hidden: Map<string, string>
  readonly numbers: Map<string, number>
  readonly ways: Map<string, string[]>
}

/**
 * Takes everything personal out of the texts of one request. The same value has the same number in all of them; another way of
 * writing it has the number with a second one, so that each is put back as it was written.
 */
export function maskAll(
  texts: readonly string[],
  known: readonly Known[],
): { readonly texts: readonly string[]; readonly hidden: readonly Hidden[] } {
  const book: Book = { hidden: new Map(), numbers: new Map(), ways: new Map() }
  const longestFirst = known.toSorted((a, b) => b.value.length - a.value.length)
  const masked = texts.map((text) => maskOne(text, longestFirst, book))
  return { texts: masked, hidden: [...book.hidden].map(([placeholder, original]) => ({ placeholder, original })) }
}

function maskOne(text: string, known: readonly Known[], book: Book): string {
  let at = 0
  let masked = ''
  for (const { kind, value, from, to } of personalIn(text, { least: 1, known })) {
    masked += text.slice(at, from) + placeholderFor(book, { kind, value, original: text.slice(from, to) })
    at = to
  }
  return masked + text.slice(at)
}

type Value = { readonly kind: PersonalKind; readonly value: string; readonly original: string }
function placeholderFor(book: Book, { kind, value, original }: Value): string {
  const noun = kindWords[kind].zh
  const key = `${noun} ${value}`
  const number = book.numbers.get(key) ?? countOf(book, noun) + 1
  book.numbers.set(key, number)
  const ways = book.ways.get(key) ?? []
  const known = ways.indexOf(original)
  const way = known >= 0 ? known : ways.push(original) - 1
  book.ways.set(key, ways)
  const placeholder = way === 0 ? `⟨${noun}${number}⟩` : `⟨${noun}${number}-${way + 1}⟩`
  book.hidden.set(placeholder, original)
  return placeholder
}

const countOf = ({ numbers }: Book, noun: string): number =>
  [...numbers.keys()].filter((key) => key.startsWith(`${noun} `)).length

/** Puts back what was taken out, once: what is put back is not looked at again. Placeholders that nobody made stay as they are. */
export function unmask(text: string, hidden: readonly Hidden[]): string {
  const known = new Map(hidden.map(({ placeholder, original }) => [placeholder, original]))
  return text.replaceAll(/⟨[^⟨⟩]{1,20}⟩/gu, (placeholder) => known.get(placeholder) ?? placeholder)
}
