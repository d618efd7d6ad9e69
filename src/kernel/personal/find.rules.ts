import { plainOf, spanIn, type Plain } from './fold.rules.ts'
import type { Found, Grade, PersonalKind, Span } from './kind.rules.ts'
import { leastDigits, numbersIn } from './number.rules.ts'
import { writtenIn } from './pattern.rules.ts'
import { signsIn } from './sign.rules.ts'

/** What a caller knows of the people in a text: exact words, searched for as they are. */
export type Known = { readonly kind: PersonalKind; readonly value: string }
export type Search = { readonly least: Grade; readonly known?: readonly Known[] }

/** A long text is read in pieces, each with a little of what stands before and behind it. */
const piece = 0x1_0000
const before = 64
const behind = 4096

/** Everything personal in a text that is sure enough, from left to right; where two overlap, what they cover together is one. */
export function personalIn(original: string, { least, known = [] }: Search): readonly Found[] {
  if (original.length <= piece + behind) return joined(original, spansIn(original, { least, known }))
  const found: Found[] = []
  let done = 0
  for (let start = 0; start < original.length; start += piece) {
    const from = Math.max(0, start - before)
    for (const one of spansIn(original.slice(from, start + piece + behind), { least, known })) {
      const moved = { ...one, from: one.from + from, to: one.to + from }
      // What begins behind this piece is found whole with the next one, what ends before `done` was found with the last.
      if (moved.from >= start + piece || moved.from < start) continue
      if (moved.to > done || moved.from >= done) found.push(moved)
    }
    done = found.at(-1)?.to ?? 0
  }
  return joined(original, found)
}

function spansIn(original: string, { least, known = [] }: Search): Found[] {
  const plain = plainOf(original)
  const signs = signsIn(plain.text)
  // Of two that stand in the very same place the first one counts.
  const all: Found[] = known.flatMap((one) => knownIn(plain, one))
  if (signs.digits >= leastDigits) numbersIn(plain.text, all)
  writtenIn(plain.text, { ...signs, least }, all)
  if (least === 0) all.push(...rowsIn(plain.text))
  const sure = all.filter(({ grade }) => grade >= least)
  return plain.at === null ? sure : sure.map((one) => ({ ...one, ...spanIn(plain, one.from, one.to) }))
}

function joined(original: string, found: readonly Found[]): readonly Found[] {
  if (found.length < 2) return found
  const kept: Found[] = []
  for (const one of found.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = kept.at(-1)
    if (!last || one.from >= last.to) kept.push(one)
    else if (one.to > last.to) kept[kept.length - 1] = wider(original, last, one)
  }
  return kept
}
function wider(original: string, { kind, from, grade }: Found, next: Found): Found {
  const to = next.to
  return { kind, from, to, value: original.slice(from, to), grade: next.grade > grade ? next.grade : grade }
}

/** Six digits in a row, however they are spaced, and what a sign of e-mail stands in. */
function rowsIn(text: string): Found[] {
  const rows: readonly (readonly [PersonalKind, RegExp])[] = [
    ['number', /(?:\d[ -]?){5,}\d[Xx]?/g],
    ['number', /[A-Za-z]{0,6}\d[A-Za-z0-9-]{7,40}/g],
    ['account', /@[\w.-]{0,40}/g],
  ]
  return rows.flatMap(([kind, row]) =>
    [...text.matchAll(row)].map(({ 0: value, index }) => ({
      kind,
      from: index,
      to: index + value.length,
      value,
      grade: 0 as const,
    })),
  )
}

/** A known word, also with spaces between its letters. */
function knownIn({ text }: Plain, { kind, value }: Known): (Found & Span)[] {
  const letters = Array.from(plainOf(value).text.replaceAll(/\s/g, ''))
  if (letters.length < 2) return []
  const pattern = letters.map((one) => one.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)).join('\\s?')
  return [...text.matchAll(new RegExp(pattern, 'giu'))].map(({ 0: { length }, index }) => {
    return { kind, value, from: index, to: index + length, grade: 3 }
  })
}
