import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { gunzipSync } from 'node:zlib'
import { chanceOf, harmless, labelled, sorts } from '../tests/support/personal-corpus.ts'
import { personalIn } from '../src/kernel/personal/find.rules.ts'
import { maskText } from '../src/kernel/personal/mask.rules.ts'

/*
 * Personal data in free text. On invented texts with labels: what share of the values is found whole (recall), and what share of what is found is
 * one of them (precision; the texts that hold nothing count too). On texts of others, when there are any: how many of ten thousand hold something
 * that is taken for personal. Then how fast, on those texts and on texts made to be slow.
 */
const rounds = Number(process.argv[2] ?? 2_000)
const data = new URL('../../shared/data/', import.meta.url)
const leastRate = 20
const mostSecondsPerMB = 1
const sure = 2

/** Texts that would have a careless search begin anew at each character. */
const slow: readonly (readonly [string, string])[] = [
  ['letters', 'a'],
  ['digits', '1'],
  ['spaced digits', '1 '],
  ['digits with commas', '1,'],
  ['mobile numbers', '13800138000 '],
  ['cards', '6222020200000000013 '],
  ['Chinese digits', '一'],
  ['spaced Chinese digits', '三 '],
  ['signs of e-mail', 'a@'],
  ['dots and signs', 'a.a@a.'],
  ['roads', '路1号'],
  ['roads without number', '幸福路'],
  ['regions', '省市区县'],
  ['surnames', '王李张'],
  ['titles', '王先生'],
  ['cues', '联系人：'],
  ['plates', '京A·1'],
  ['unseen characters', '1\u200b'],
  ['full width', '１３８'],
  ['ligatures', 'ﷺ'],
  ['pairs', '𝟏𝟑'],
  ['links', 'http://a'],
  ['hyphens', '-'],
  ['codes', 'A1-'],
]

console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`)
let passed = true
labelledTexts()
const texts = textsOfOthers()
if (texts.length === 0) console.log('texts of others: none here (../shared/data), so no false alarms were counted')
else falseAlarms(texts)
speed(texts)
console.log(
  `${passed ? 'PASS' : 'FAIL'}: at least ${leastRate} MB/s, at most ${mostSecondsPerMB} s for each MB of the slowest text`,
)
process.exitCode = passed ? 0 : 1

function labelledTexts(): void {
  const chance = chanceOf(20_261_130)
  const nothing = Array.from({ length: rounds * 10 }, () => harmless(chance))
  const alarms = new Map<string, number>()
  for (const text of nothing)
    for (const { kind } of personalIn(text, { least: sure })) alarms.set(kind, (alarms.get(kind) ?? 0) + 1)
  console.log(
    `\ninvented texts, ${rounds} for each way of writing, and ${nothing.length} that hold nothing; as sure as ${sure} of 3`,
  )
  for (const sort of sorts) {
    let [found, wrong] = [0, 0]
    const texts = sort.ways.flatMap((way) => Array.from({ length: rounds }, () => labelled(chance, sort, way)))
    for (const { text, value } of texts) {
      const all = personalIn(text, { least: sure })
      if (all.some((one) => one.kind === sort.kind && plain(one.value).includes(plain(value)))) found += 1
      wrong += all.filter(({ kind }) => kind !== sort.kind).length
    }
    const others = wrong + (alarms.get(sort.kind) ?? 0)
    console.log(
      `${sort.name.padEnd(20)} ${String(sort.ways.length).padStart(2)} ways   recall ${percent(found / texts.length)}   precision ${percent(found / (found + others))}   (${texts.length} texts)`,
    )
  }
}

function textsOfOthers(): { from: string; texts: string[] }[] {
  const read = (path: string) => gunzipSync(readFileSync(new URL(path, data))).toString('utf8')
  const lines = (path: string, field: string) =>
    read(path)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => String((JSON.parse(line.replaceAll(': NaN', ': null')) as Record<string, unknown>)[field] ?? ''))
  const folder = new URL('zh-law-retrieval/consumer_cases/', data)
  const sources: readonly (readonly [string, string, () => string[]])[] = [
    [
      'articles of law',
      'zh-law-retrieval/law_articles.jsonl.gz',
      () => lines('zh-law-retrieval/law_articles.jsonl.gz', 'text'),
    ],
    [
      'questions of people',
      'zh-law-retrieval/queries_dev300.jsonl.gz',
      () => lines('zh-law-retrieval/queries_dev300.jsonl.gz', 'query'),
    ],
    [
      'published cases',
      'zh-law-retrieval/consumer_cases/',
      () => readdirSync(folder).flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n')),
    ],
    [
      'lines of reviews',
      'olist-marketplace/order_reviews.csv.gz',
      () => read('olist-marketplace/order_reviews.csv.gz').split('\n'),
    ],
    [
      'lines of complaints',
      'cfpb-complaints/complaints_200.csv.gz',
      () => read('cfpb-complaints/complaints_200.csv.gz').split('\n'),
    ],
  ]
  return sources
    .filter(([, path]) => existsSync(new URL(path, data)))
    .map(([from, , all]) => ({ from, texts: all().filter((text) => text.trim() !== '') }))
}

function falseAlarms(all: readonly { from: string; texts: string[] }[]): void {
  console.log(
    '\ntexts of others: how many of 10,000 hold something that is taken for personal, by kind (what is found is not all false)',
  )
  for (const { from, texts } of all) {
    const found = texts.flatMap((text) => personalIn(text, { least: sure }))
    const kinds = Map.groupBy(found, ({ kind }) => kind)
    const counted = [...kinds].map(([kind, all]) => `${kind} ${((all.length / texts.length) * 10_000).toFixed(1)}`)
    console.log(`${from.padEnd(20)} ${String(texts.length).padStart(6)} texts   ${counted.join(', ') || 'none'}`)
  }
}

function speed(all: readonly { from: string; texts: string[] }[]): void {
  console.log('\nspeed, the best of five turns')
  const chance = chanceOf(1)
  // Of the length of a statement; every line of it has a number.
  const statement = () => Array.from({ length: 20 }, () => harmless(chance)).join('\n')
  const own = Array.from({ length: 2_000 }, statement)
  for (const { from, texts } of [
    { from: 'invented texts', texts: own },
    ...all.filter(({ texts }) => texts.length > 1000),
  ]) {
    const bytes = Buffer.byteLength(texts.join(''))
    const rate = bytes / 1e6 / best(5, () => texts.forEach((text) => maskText(text)))
    passed = report(`${from.padEnd(28)} ${rate.toFixed(1).padStart(6)} MB/s`, rate >= leastRate) && passed
  }
  const size = 10_000_000
  for (const [name, piece] of slow) {
    const text = piece.repeat(Math.ceil(size / Buffer.byteLength(piece)))
    const perMB = best(1, () => maskText(text)) / (Buffer.byteLength(text) / 1e6)
    passed =
      report(`10 MB of ${name.padEnd(19)} ${perMB.toFixed(3).padStart(6)} s for each MB`, perMB < mostSecondsPerMB) &&
      passed
  }
}

function best(turns: number, work: () => void): number {
  let seconds = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < turns; turn += 1) {
    const began = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(began)
    seconds = Math.min(seconds, (user + system) / 1e6)
  }
  return seconds
}
function report(line: string, good: boolean): boolean {
  console.log(`${line}${good ? '' : '   TOO SLOW'}`)
  return good
}
function plain(value: string): string {
  return value.toLowerCase().replaceAll('-', '')
}
function percent(share: number): string {
  return `${(share * 100).toFixed(2).padStart(6)} %`
}
