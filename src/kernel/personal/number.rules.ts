import { isIdentity, isIdentityShape, isLuhn } from './checksum.rules.ts'
import { digitAt, isBetweenAt, isDashAt, isDigitAt, isPartAt, isXAt } from './digit.rules.ts'
import { gradeOf } from './grade.rules.ts'
import type { Found } from './kind.rules.ts'

type NumberKind = 'id' | 'phone' | 'card' | 'number'
type Group = { readonly from: number; readonly to: number; readonly digits: string; readonly x: boolean }

/** Longer than any number of a person, with its country. */
const mostDigits = 23
/** The fewest digits of a number that is somebody's. */
export const leastDigits = 7
/** More than this between two parts, and they are two numbers. */
const mostBetween = 4

/** Numbers that belong to somebody, in any way of writing them: Arabic or Chinese, in one piece or in several. */
export function numbersIn(text: string, found: Found[]): void {
  for (let at = 0; at < text.length;) {
    if (!isPartAt(text, at)) {
      at += 1
      continue
    }
    const { groups, to } = clusterFrom(text, at)
    if (groups.reduce((sum, { digits }) => sum + digits.length, 0) >= leastDigits) numbersOf(text, groups, found)
    at = to
  }
}

/** Parts with so little between them that they may be one number. */
function clusterFrom(text: string, first: number): { groups: Group[]; to: number } {
  const groups: Group[] = []
  let at = first
  for (;;) {
    const group = groupAt(text, at)
    if (!group) return { groups, to: Math.max(at, first + 1) }
    groups.push(group)
    let next = group.to
    while (next < group.to + mostBetween && isBetweenAt(text, next)) next += 1
    if (!isPartAt(text, next)) return { groups, to: group.to }
    at = next
  }
}

function groupAt(text: string, from: number): Group | null {
  let to = from
  let digits = ''
  while (isDigitAt(text, to)) digits += digitAt(text, to++)
  const x = isXAt(text, to) && (digits !== '' || !/[A-Za-z]/.test(text[to + 1] ?? ''))
  if (!x && digits === '') return null
  return { from, to: x ? to + 1 : to, digits, x }
}

function numbersOf(text: string, groups: readonly Group[], found: Found[]): void {
  const looseEnd = looseEnds(text, groups)
  for (let start = 0; start < groups.length;) {
    const best = bestFrom(groups, start)
    const loose = looseEnd(start)
    // One in ten runs of digits passes for a card by chance: then all of the run is meant.
    const longer = best?.kind === 'card' && loose !== null && loose > best.end
    const end = (longer ? loose : best?.end) ?? loose ?? localEnd(groups, start)
    if (end !== null) {
      const kind = best?.kind ?? looseKind(groups, start, end)
      const { digits, x } = partOf(groups, start, end)
      const span = { from: groups[start]?.from ?? 0, to: groups[end]?.to ?? 0 }
      const value = x ? `${digits}X` : digits
      found.push({ ...span, value, ...gradeOf(text, { kind, ...span, value }) })
    }
    start = (end ?? start) + 1
  }
}

/** The longest number that begins with this part. */
function bestFrom(groups: readonly Group[], start: number): { kind: NumberKind; end: number } | null {
  let best: { kind: NumberKind; end: number } | null = null
  let digits = ''
  for (let end = start; end < groups.length; end += 1) {
    const group = groups[end]
    digits += group?.digits ?? ''
    if (!group || digits.length > mostDigits) break
    const kind = digits.length < 10 ? null : kindOf(digits, group.x)
    if (kind !== null) best = { kind, end }
    // Only an X ends a number.
    if (group.x) break
  }
  return best
}

function partOf(groups: readonly Group[], start: number, end: number): { digits: string; x: boolean } {
  let digits = ''
  for (let at = start; at <= end; at += 1) digits += groups[at]?.digits ?? ''
  return { digits, x: groups[end]?.x ?? false }
}

function kindOf(digits: string, x: boolean): NumberKind | null {
  const { length } = digits
  if (length === (x ? 17 : 18) && isIdentityShape(x ? `${digits}X` : digits)) {
    if (isIdentity(x ? `${digits}X` : digits)) return 'id'
  }
  if (length === 15 && isIdentity(digits)) return 'id'
  if (length <= 15 && isPhone(digits)) return 'phone'
  return length >= 13 && length <= 19 && isLuhn(digits) ? 'card' : null
}

const phones = [
  /^(?:(?:00|0)?86)?1[3-9]\d{9}$/,
  // 010-8765 4321, 0571 8765 4321 with an extension, also with the country; 400 and 800 numbers.
  /^(?:0|(?:00|0)?860?)(?:10|2\d|[3-9]\d{2})[2-9]\d{6,7}(?:\d{1,4})?$/,
  /^[48]00\d{7}$/,
]
const isPhone = (digits: string): boolean => phones.some((shape) => shape.test(digits))

const isYear = (text: string): boolean => /^(?:19|20)\d\d$/.test(text)
const isLocalPhone = (first: string, second: string): boolean =>
  (first.length === 3 || first.length === 4) && second.length === 4 && !isYear(first) && /^[2-9]/.test(first)

/** 8765 4321, without an area code: only when nothing else belongs to it. */
function localEnd(groups: readonly Group[], start: number): number | null {
  return isLocalPhone(groups[start]?.digits ?? '', groups[start + 1]?.digits ?? '') ? start + 1 : null
}
const looseKind = (groups: readonly Group[], start: number, end: number): NumberKind =>
  end === start + 1 && localEnd(groups, start) !== null ? 'phone' : 'number'

/** A day of the calendar, also in one piece. */
const isDay = (digits: string): boolean => /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits)

/**
 * Not any number we know of, but long enough to be somebody's: in one piece, or in pieces with spaces and hyphens that are no date. Where a
 * run of pieces ends is found once for all of them, so that a text of nothing else is read once.
 */
function looseEnds(text: string, groups: readonly Group[]): (start: number) => number | null {
  let runEnd = -1
  return (start) => {
    const first = groups[start]
    if (!first || first.digits === '') return null
    if (first.digits.length >= leastDigits) return isDay(first.digits) ? null : start
    const dated = groups.slice(start, start + 3).map(({ digits }) => digits)
    if (isYear(dated[0] ?? '') && dated.slice(1).every((one) => one.length <= 2)) return null
    if (runEnd < start) runEnd = runEndFrom(text, groups, start)
    let digits = 0
    for (let at = start; at <= runEnd && digits < 9; at += 1) digits += groups[at]?.digits.length ?? 0
    return digits >= 9 && runEnd > start ? runEnd : null
  }
}

function runEndFrom(text: string, groups: readonly Group[], start: number): number {
  let end = start
  for (; end + 1 < groups.length; end += 1) {
    const [before, next] = [groups[end], groups[end + 1]]
    if (!before || !next || next.digits === '' || isYear(next.digits)) break
    let at = before.to
    while (at < next.from && isDashAt(text, at)) at += 1
    if (at < next.from) break
  }
  return end
}
