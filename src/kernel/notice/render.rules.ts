import { formatFen } from '../money.ts'

/** How a parameter is written out. There is no type for names, phones or addresses: notices mention things, not people. */
export const paramTypes = ['text', 'number', 'day', 'instant', 'money'] as const
export type ParamType = (typeof paramTypes)[number]
export type Language = 'zh' | 'en'
/** day: `2026-10-01` · instant: ISO 8601 · money: whole fen */
export type ParamValue = string | number
export type Params = Readonly<Record<string, ParamValue>>

/** Longer texts belong on the page that the notice opens. */
export const longestText = 200

const placeholder = /\{([a-z][A-Za-z0-9]*)\}/g
export const placeholdersIn = (text: string): string[] => [...text.matchAll(placeholder)].map(([, name]) => name ?? '')

/** `constructor` is a word like any other: nothing inherited is ever found. */
const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined

/** What is wrong with these parameters; empty when they fit what the template declares. */
export function misfits(declared: Readonly<Record<string, ParamType>>, params: Params): string[] {
  const missing = Object.keys(declared).filter((name) => own(params, name) === undefined)
  const extra = Object.keys(params).filter((name) => own(declared, name) === undefined)
  const wrong = Object.entries(declared).filter(
    ([name, type]) => own(params, name) !== undefined && !fits(type, own(params, name)),
  )
  return [
    ...missing.map((name) => `${name} is missing`),
    ...extra.map((name) => `${name} is not declared`),
    ...wrong.map(([name, type]) => `${name} is no ${type}`),
  ]
}

function fits(type: ParamType, value: ParamValue | undefined): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string'
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'money':
      return typeof value === 'number' && Number.isSafeInteger(value)
    case 'day':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    case 'instant':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value))
  }
}

type Voice = { readonly declared: Readonly<Record<string, ParamType>>; readonly language: Language }

/** Fills the words in one pass: what a parameter brings is never read as a placeholder again. */
export function fill(words: string, params: Params, { declared, language }: Voice): string {
  return words.replaceAll(placeholder, (whole, name: string) => {
    const type = own(declared, name)
    const value = own(params, name)
    return type === undefined || value === undefined ? whole : written(type, value, language)
  })
}

/** Ids in a path are data too. */
export const fillPath = (path: string, params: Params): string =>
  path.replaceAll(placeholder, (_, name: string) => encodeURIComponent(String(own(params, name) ?? '')))

function written(type: ParamType, value: ParamValue, language: Language): string {
  switch (type) {
    case 'text':
      return oneLine(String(value))
    case 'number':
      return Number(value).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB')
    case 'money':
      return formatFen(Number(value))
    case 'day':
      return dayWords(new Date(`${value}T12:00:00+08:00`), language)
    case 'instant':
      return `${dayWords(new Date(value), language)} ${timeWords(new Date(value))}`
  }
}

/** No line breaks and nothing invisible: a parameter cannot add a header line or turn the reading direction. */
function oneLine(value: string): string {
  const clean = value.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim()
  const letters = Array.from(clean)
  return letters.length > longestText ? `${letters.slice(0, longestText - 1).join('')}…` : clean
}

const zone = 'Asia/Shanghai'
function dayWords(at: Date, language: Language): string {
  const weekday = { timeZone: zone, weekday: 'short' } as const
  if (language === 'en')
    return at.toLocaleDateString('en-GB', { ...weekday, year: 'numeric', month: 'short', day: 'numeric' })
  const day = at.toLocaleDateString('zh-CN', { timeZone: zone, year: 'numeric', month: 'long', day: 'numeric' })
  return `${day}(${at.toLocaleDateString('zh-CN', weekday)})`
}
const timeWords = (at: Date): string =>
  at.toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hour12: false })
