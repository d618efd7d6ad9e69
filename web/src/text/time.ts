import { fill } from './fill.ts'
import type { Language } from './language.ts'

/** All times are those of China, wherever the reader sits. */
const zone = 'Asia/Shanghai'

const dayPattern = {
  zh: new Intl.DateTimeFormat('zh-CN', { timeZone: zone, month: 'long', day: 'numeric' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: zone, month: 'short', day: 'numeric' }),
}
const weekdayPattern = {
  zh: new Intl.DateTimeFormat('zh-CN', { timeZone: zone, weekday: 'short' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short' }),
}
const timePattern = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
const isoDayPattern = new Intl.DateTimeFormat('sv-SE', { timeZone: zone })

/** The civil day in China of an instant, `2026-11-26`. */
export const dayOf = (instant: Date): string => isoDayPattern.format(instant)

/** `11月26日(周四)`, `Thu 26 Nov`; with the year when it is not the year of `now`. */
export function dayWords(day: string, language: Language, now = new Date()): string {
  const noon = new Date(`${day}T12:00:00+08:00`)
  if (Number.isNaN(noon.getTime())) return day
  const year = day.slice(0, 4) === dayOf(now).slice(0, 4) ? '' : day.slice(0, 4)
  const date = dayPattern[language].format(noon)
  const weekday = weekdayPattern[language].format(noon)
  return language === 'zh' ? `${year && `${year}年`}${date}(${weekday})` : `${weekday} ${date}${year && ` ${year}`}`
}

/** `11月26日(周四) 14:05` */
export function whenWords(instant: string | Date, language: Language, now = new Date()): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return String(instant)
  return `${dayWords(dayOf(at), language, now)} ${timePattern.format(at)}`
}

/** An end, as people say it: what is over at midnight is over at 24:00 of the day that ends, not at 00:00 of the next. */
export function untilWords(instant: string | Date, language: Language, now = new Date()): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime()) || timePattern.format(at) !== '00:00') return whenWords(instant, language, now)
  return `${dayWords(dayOf(new Date(at.getTime() - 1)), language, now)} 24:00`
}

export type SpanUnit = 'working-day' | 'natural-day' | 'hour' | 'minute' | 'month' | 'year'
export type Span = { readonly amount: number; readonly unit: SpanUnit }

/** Which word of `parts.span` a unit takes. */
export const spanKey = {
  'working-day': 'workingDay',
  'natural-day': 'naturalDay',
  hour: 'hour',
  minute: 'minute',
  month: 'month',
  year: 'year',
} as const satisfies Record<SpanUnit, string>

export type SpanText = Readonly<Record<(typeof spanKey)[SpanUnit], string>>

export const spanWords = (span: Span, text: SpanText): string => fill(text[spanKey[span.unit]], { n: span.amount })

/** How long ago, in one unit; null from a month on, where the date says more. */
export function agoOf(
  instant: string | Date,
  now: Date,
): { unit: 'now' | 'minutes' | 'hours' | 'days'; n: number } | null {
  const minutes = Math.floor((now.getTime() - new Date(instant).getTime()) / 60_000)
  if (minutes < 1) return { unit: 'now', n: 0 }
  if (minutes < 60) return { unit: 'minutes', n: minutes }
  if (minutes < 48 * 60) return { unit: 'hours', n: Math.floor(minutes / 60) }
  const days = Math.floor(minutes / (24 * 60))
  return days <= 30 ? { unit: 'days', n: days } : null
}
