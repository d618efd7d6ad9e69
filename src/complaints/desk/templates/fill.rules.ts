import { dayNumber, weekdayOf, type Day } from '../../../kernel/calendar/day.rules.ts'
import {
  placeholders,
  type Body,
  type Placeholder,
  type TemplateLanguage,
  type TemplateSide,
} from './template.contract.ts'

export type Values = Partial<Readonly<Record<Placeholder, string>>>

const gap = /\{([a-zA-Z]+)\}/g
export const gapsIn = (text: string): string[] => [...new Set([...text.matchAll(gap)].map(([, name]) => name ?? ''))]

/** The first gap that could never be filled on this side; null when all can. */
export function unknownGap(side: TemplateSide, body: Body): string | null {
  if (body.kind === 'macro') return null
  const known: readonly string[] = placeholders[side]
  return [...gapsIn(body.zh), ...gapsIn(body.en)].find((name) => !known.includes(name)) ?? null
}

/** In one pass: what a value brings is never read as a gap again. */
export function fill(text: string, values: Values, language: TemplateLanguage): { text: string; missing: string[] } {
  const known: Readonly<Record<string, string | undefined>> = values
  const missing = gapsIn(text).filter((name) => !Object.hasOwn(known, name) || known[name] === undefined)
  const filled = text.replaceAll(gap, (_, name: string) => {
    const value = Object.hasOwn(known, name) ? known[name] : undefined
    return value ?? (language === 'zh' ? `【请填写：${gapWords(name, 'zh')}】` : `[fill in: ${gapWords(name, 'en')}]`)
  })
  return { text: filled, missing }
}

/** What each gap is called, for the mark that stands where nothing is known. */
export const gapNames: Readonly<Record<Placeholder, { readonly zh: string; readonly en: string }>> = {
  consumer: { zh: '消费者称呼', en: 'name of the consumer' },
  receipt: { zh: '投诉编号', en: 'receipt number' },
  category: { zh: '类别', en: 'category' },
  item: { zh: '商品', en: 'item' },
  order: { zh: '订单号', en: 'order number' },
  merchant: { zh: '商家', en: 'merchant' },
  respondBy: { zh: '首次答复日期', en: 'day of the first answer' },
  finishBy: { zh: '办结日期', en: 'day it is finished by' },
  replyBy: { zh: '商家答复期限', en: 'day the merchant answers by' },
  agent: { zh: '经办人', en: 'agent' },
  today: { zh: '今天', en: 'today' },
}
const gapWords = (name: string, language: TemplateLanguage): string =>
  Object.entries(gapNames).find(([one]) => one === name)?.[1][language] ?? name

const weekdays = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const
const months = 'January February March April May June July August September October November December'.split(' ')

/** `2026-12-02` → 12月2日（周三）, Wednesday 2 December. */
export function dayWords(day: Day, language: TemplateLanguage): string {
  const [, month = '', date = ''] = day.split('-')
  const weekday = weekdays[language][weekdayOf(dayNumber(day))] ?? ''
  return language === 'zh'
    ? `${Number(month)}月${Number(date)}日（${weekday}）`
    : `${weekday} ${Number(date)} ${months[Number(month) - 1] ?? ''}`
}

/** How a consumer is addressed: by name where one was given, never by guessing man or woman. */
export function addressOf(name: string | null, language: TemplateLanguage): string {
  const given = name?.trim() ?? ''
  if (given !== '') return given
  return language === 'zh' ? '消费者' : 'customer'
}
