import { keyRuns, nameParts, weakNumbers, weakWords } from './weak-words.ts'

/**
 * How many bits a password costs somebody who knows how people here choose them: the cheapest way to write it as words, names,
 * years, dates, runs of keys and repetitions, and single signs for what is left. Estimators made for English take `woaini1314` for
 * good; here it is one phrase and one number.
 */
export function guessBits(password: string, known: readonly string[]): number {
  const plain = password.normalize('NFKC').toLowerCase()
  const signs = [...plain]
  const read: Reading = { signs, plain: signs, unleeted: signs.map((sign) => leet[sign] ?? sign), known }
  const cheapest = [0]
  for (let end = 1; end <= signs.length; end += 1) {
    let bits = (cheapest[end - 1] ?? 0) + bitsOfSign(signs[end - 1] ?? '')
    for (let start = Math.max(0, end - longestPart); start < end; start += 1) {
      const part = bitsOfPart(read, start, end)
      if (part !== null) bits = Math.min(bits, (cheapest[start] ?? 0) + part)
    }
    cheapest.push(bits)
  }
  return cheapest.at(-1) ?? 0
}

type Reading = {
  readonly signs: readonly string[]
  readonly plain: readonly string[]
  readonly unleeted: readonly string[]
  readonly known: readonly string[]
}

const longestPart = 40
const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  $: 's',
  '!': 'i',
}

const bitsOfSign = (sign: string): number => {
  if (/\d/.test(sign)) return 3.3
  if (/[a-z]/.test(sign)) return 4.7
  return /\p{Script=Han}/u.test(sign) ? 9 : 5
}

/** What a guesser pays for a part that is no chance; null when it has to be written sign by sign. */
function bitsOfPart({ plain, unleeted, known }: Reading, start: number, end: number): number | null {
  const part = plain.slice(start, end).join('')
  const length = end - start
  if (length < 2) return null
  const folded = unleeted.slice(start, end).join('')
  const costs = [
    known.includes(part) ? 3 : null,
    weakWords.has(part) || weakWords.has(folded) ? 8 : null,
    nameParts.has(part) ? 6 : null,
    weakNumbers.has(part) ? 5 : null,
    /^(?:19|20)\d\d$/.test(part) ? 6 : null,
    isDate(part) ? 14 : null,
    length >= 3 && isRun(part) ? 5 : null,
    length >= 3 && new Set(part).size === 1 ? 5 : null,
    repeatsBefore(plain, start, end) ? 3 : null,
  ].filter((cost) => cost !== null)
  return costs.length > 0 ? Math.min(...costs) : null
}

/** 19900101, 900101, 0101: a birthday as it is typed. */
const isDate = (part: string): boolean =>
  /^(?:(?:19|20)\d\d|\d\d)?(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(part) && part.length >= 6

const isRun = (part: string): boolean => {
  const back = [...part].toReversed().join('')
  return keyRuns.some((run) => run.includes(part) || run.includes(back))
}

const repeatsBefore = (signs: readonly string[], start: number, end: number): boolean =>
  start >= end - start && signs.slice(start, end).join('') === signs.slice(start - (end - start), start).join('')
