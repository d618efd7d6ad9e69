import type { TimeUnit } from '../../../src/kernel/rulebook/rulebook.contract.ts'
import { spanText } from '../parts/clock-text.ts'
import { currentLanguage } from '../text/language.ts'
import { dayWords, spanWords, whenWords } from '../text/time.ts'

/** `3 个工作日`, `3 working days`. */
export const spanOf = (span: { readonly amount: number; readonly unit: TimeUnit }): string =>
  spanWords(span, spanText())
/** `11月26日(周四)`; the year when it is not this one. */
export const dayOf = (day: string): string => dayWords(day, currentLanguage())
export const whenOf = (instant: string): string => whenWords(instant, currentLanguage())
/** A day with its year always: rules live longer than a year. */
export function dateOf(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  if (currentLanguage() === 'zh') return `${year}年${Number(month)}月${Number(date)}日`
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}
