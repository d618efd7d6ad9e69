import type { Found } from './kind.rules.ts'

const count = '[0-9A-Za-z零〇一二三四五六七八九十百]{1,6}'
const room = `(?:\\s{0,2}[-－]?\\s{0,2}${count}\\s{0,2}(?:号楼|单元|栋|幢|座|层|楼|室|房|号|户))`
/** 文三路 90 号 5 楼 501 室: the words that end the name of a road or a village, and a number. */
const road = new RegExp(`(?:路|街|巷|弄|大道|胡同|村)\\s{0,2}${count}\\s{0,2}[号弄组]${room}{0,6}`, 'g')
/** 阳光花园 3 栋 2 单元 501 室 */
const estate = new RegExp(`(?:小区|花园|公寓|大厦|广场|家园|新村|苑|府)${room}{1,6}`, 'g')

/** The name of a road has so many characters at most, and a region before it so many. */
const longestName = 12
const longestRegion = 34
/** A part of an address begins after the words that lead to it. */
const leading = /[^\u3400-\u9fff\uf900-\ufaff]|[我你他她在到住是寄往送址的了和与及把给从]/
const region = /[省市区县旗镇乡盟]|自治州|街道/

/** Found from the number backwards: first the road with its number, then what of the words before it is the name and the region. */
export const roadsIn = (text: string, found: Found[]): void => nearest(text, { ending: road, leastName: 1 }, found)
export const estatesIn = (text: string, found: Found[]): void => nearest(text, { ending: estate, leastName: 2 }, found)

type Kind = { readonly ending: RegExp; readonly leastName: number }
function nearest(text: string, { ending, leastName }: Kind, found: Found[]): void {
  for (const match of text.matchAll(ending)) {
    const before = nameBefore(text, match.index)
    if (before < leastName) continue
    const from = match.index - before
    const whole = text.slice(from, match.index + match[0].length).trimEnd()
    const exact = ending === road || /[栋幢室]|单元|号楼/.test(match[0])
    const value = whole.replaceAll(/\s/g, '').toLowerCase()
    found.push({ kind: 'address', from, to: from + whole.length, value, grade: exact ? 2 : 1 })
  }
}

/** How many characters before the ending belong to it. */
function nameBefore(text: string, end: number): number {
  let run = 0
  while (run < longestName + longestRegion && run < end && !leading.test(text[end - run - 1] ?? '')) run += 1
  if (run <= longestName) return run
  const place = text.slice(end - run, end - 1).search(region)
  return place < 0 ? longestName : Math.max(longestName, Math.min(run, run - place + 8))
}
