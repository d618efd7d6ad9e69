import { digitLetters, digitsIn } from './plain-text.rules.ts'

export const numberKinds = ['id', 'phone', 'card', 'number'] as const
export type NumberKind = (typeof numberKinds)[number]
export type FoundNumber = {
  readonly kind: NumberKind
  readonly from: number
  readonly to: number
  readonly value: string
}

type Group = { readonly from: number; readonly to: number; readonly digits: string; readonly x: boolean }

/** Longer than any number of a person, with its country. */
const mostDigits = 23
/** What may stand between the parts of one number; more than this is another one. */
const between = /^[\s\p{Pd}.·•・_()[\]/\\,，、*~—]{0,4}$/u
const dash = /^(?:\s|[\p{Pd}_])*$/u

/** Numbers that belong to somebody, in any way of writing them: Arabic or Chinese, in one piece or in several. */
export function numbersIn(text: string): FoundNumber[] {
  const found: FoundNumber[] = []
  const groups = groupsIn(text)
  for (let start = 0; start < groups.length;) {
    const window = windowFrom(text, groups, start)
    const good = window.toReversed().find((end) => kindOf(partOf(groups, start, end)) !== null)
    const kind = good === undefined ? null : kindOf(partOf(groups, start, good))
    const loose = looseEnd(text, groups, start)
    // One in ten runs of digits passes for a card by chance: then all of the run is meant.
    const longer = kind === 'card' && loose !== null && good !== undefined && loose > good
    const end = (longer ? loose : good) ?? loose ?? localEnd(groups, window)
    if (end !== null) found.push(numberAt(groups, { start, end, kind: kind ?? looseKind(groups, start, end) }))
    start = (end ?? start) + 1
  }
  return found
}

const pattern = new RegExp(`[${digitLetters}]+[Xx]?|[Xx](?![A-Za-z])`, 'gu')
function groupsIn(text: string): Group[] {
  return [...text.matchAll(pattern)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    digits: digitsIn(match[0]),
    x: /x$/i.test(match[0]),
  }))
}

/** Where a number that begins with this group may end. */
function windowFrom(text: string, groups: readonly Group[], start: number): number[] {
  const ends: number[] = []
  let digits = 0
  for (let end = start; end < groups.length; end += 1) {
    const [before, group] = [groups[end - 1], groups[end]]
    if (!group || (end > start && before && !between.test(text.slice(before.to, group.from)))) break
    digits += group.digits.length
    if (digits > mostDigits) break
    ends.push(end)
    // Only an X ends a number.
    if (group.x) break
  }
  return ends
}

type Part = { readonly digits: string; readonly x: boolean }
function partOf(groups: readonly Group[], start: number, end: number): Part {
  const taken = groups.slice(start, end + 1)
  return {
    digits: taken.map(({ digits }) => digits).join(''),
    x: taken.at(-1)?.x ?? false,
  }
}

function kindOf({ digits, x }: Part): NumberKind | null {
  if (isIdentity(x ? `${digits}X` : digits)) return 'id'
  const local = digits.replace(/^(?:00|0)?86(?=1[3-9]|10|[2-9]\d)/, '')
  if (/^1[3-9]\d{9}$/.test(local)) return 'phone'
  // 010-8765 4321, 0571 8765 4321 with an extension; 400 and 800 numbers.
  if (/^0(?:10|2\d|[3-9]\d{2})[2-9]\d{6,7}(?:\d{1,4})?$/.test(digits) && digits.length <= 15) return 'phone'
  if (/^[48]00\d{7}$/.test(digits)) return 'phone'
  if (digits.length >= 13 && digits.length <= 19 && isLuhn(digits)) return 'card'
  return null
}

const isYear = (text: string): boolean => /^(?:19|20)\d\d$/.test(text)
const isLocalPhone = ([first = '', second = '']: readonly string[]): boolean =>
  (first.length === 3 || first.length === 4) && second.length === 4 && !isYear(first) && /^[2-9]/.test(first)

/** 8765 4321, without an area code: only when nothing else belongs to it. */
function localEnd(groups: readonly Group[], [start, end]: readonly number[]): number | null {
  if (start === undefined || end === undefined) return null
  const parts = groups.slice(start, end + 1).map(({ digits }) => digits)
  return isLocalPhone(parts) ? end : null
}
const looseKind = (groups: readonly Group[], start: number, end: number): NumberKind =>
  end === start + 1 && isLocalPhone(groups.slice(start, end + 1).map(({ digits }) => digits)) ? 'phone' : 'number'

/** A day of the calendar, also in one piece. */
const isDay = (digits: string): boolean => /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits)

/** Not any number we know of, but long enough to be somebody's: in one piece, or in pieces with spaces and hyphens that are no date. */
function looseEnd(text: string, groups: readonly Group[], start: number): number | null {
  const first = groups[start]
  if (!first || first.digits === '') return null
  if (first.digits.length >= 7) return isDay(first.digits) ? null : start
  const dated = groups.slice(start, start + 3).map(({ digits }) => digits)
  if (isYear(dated[0] ?? '') && dated.slice(1).every((one) => one.length <= 2)) return null
  let digits = first.digits.length
  let end = start
  while (end + 1 < groups.length) {
    const [before, next] = [groups[end], groups[end + 1]]
    if (!before || !next || next.digits === '' || !dash.test(text.slice(before.to, next.from)) || isYear(next.digits))
      break
    digits += next.digits.length
    end += 1
  }
  return digits >= 9 && end > start ? end : null
}

function numberAt(
  groups: readonly Group[],
  { start, end, kind }: { readonly start: number; readonly end: number; readonly kind: NumberKind },
): FoundNumber {
  const { digits, x } = partOf(groups, start, end)
  const [first, last] = [groups[start], groups[end]]
  return { kind, from: first?.from ?? 0, to: last?.to ?? 0, value: x ? `${digits}X` : digits }
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** GB 11643: seventeen digits and a check character; the old ones have fifteen and none. */
export function isIdentity(text: string): boolean {
  if (/^[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}$/.test(text)) return true
  if (!/^[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(text)) return false
  const sum = weights.reduce((all, weight, place) => all + weight * Number(text[place]), 0)
  return '10X98765432'[sum % 11] === text[17]
}

export function isLuhn(digits: string): boolean {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((all, digit, place) => {
      const twice = Number(digit) * (place % 2 === 0 ? 1 : 2)
      return all + (twice > 9 ? twice - 9 : twice)
    }, 0)
  return sum % 10 === 0
}
