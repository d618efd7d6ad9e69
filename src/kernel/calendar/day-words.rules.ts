import type { Day } from './day.rules.ts'

const months = 'January February March April May June July August September October November December'.split(' ')

/** A day inside a sentence: `2026-12-08` → 2026年12月8日, 8 December 2026. */
export function dayWords(day: Day, language: 'zh' | 'en'): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return language === 'zh' ? `${year}年${month}月${date}日` : `${date} ${months[month - 1] ?? ''} ${year}`
}
