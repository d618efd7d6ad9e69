import { z } from 'zod'

type Language = 'zh' | 'en'
type Words = Readonly<Record<Language, string>>
const library = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError }

/** What is wrong with one field, in the words of a person who has to change it; the library's own words for the rest. */
export const issueWords =
  (language: Language): z.core.$ZodErrorMap =>
  (issue) =>
    wordsFor(issue)?.[language] ?? library[language](issue)

const missing: Words = { zh: '请填写。', en: 'Please fill this in.' }
const nothingChosen: Words = { zh: '请至少选一项。', en: 'Choose at least one.' }
const unknown: Words = { zh: '没有这个字段。', en: 'There is no such field.' }

function wordsFor(issue: z.core.$ZodRawIssue): Words | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? missing : undefined
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum), issue.inclusive ?? true)
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum), issue.inclusive ?? true)
    case 'invalid_format':
      return issue.input === '' ? missing : formats[issue.format]
    case 'invalid_value':
      return issue.input === undefined || issue.input === '' ? missing : oneOf(issue.values.map(String))
    case 'unrecognized_keys':
      return unknown
    default:
      return undefined
  }
}

function tooSmall(origin: string, least: number, inclusive: boolean): Words | undefined {
  if (origin === 'string')
    return least === 1 ? missing : { zh: `至少 ${least} 个字符。`, en: `At least ${least} characters.` }
  if (origin === 'array')
    return least === 1 ? nothingChosen : { zh: `至少 ${least} 项。`, en: `At least ${least} items.` }
  if (origin !== 'number' && origin !== 'int') return undefined
  return inclusive
    ? { zh: `不能小于 ${least}。`, en: `Not less than ${least}.` }
    : { zh: `须大于 ${least}。`, en: `Must be more than ${least}.` }
}

function tooBig(origin: string, most: number, inclusive: boolean): Words | undefined {
  if (origin === 'string') return { zh: `最多 ${most} 个字符。`, en: `At most ${most} characters.` }
  if (origin === 'array') return { zh: `最多 ${most} 项。`, en: `At most ${most} items.` }
  if (origin !== 'number' && origin !== 'int') return undefined
  return inclusive
    ? { zh: `不能大于 ${most}。`, en: `Not more than ${most}.` }
    : { zh: `须小于 ${most}。`, en: `Must be less than ${most}.` }
}

const oneOf = (values: readonly string[]): Words => ({
  zh: `只能是其中之一：${values.join('、')}。`,
  en: `Must be one of: ${values.join(', ')}.`,
})

const formats: Readonly<Record<string, Words>> = {
  email: {
    zh: '请填写完整的邮箱地址，例如 name@example.com。',
    en: 'A complete e-mail address is needed, such as name@example.com.',
  },
  url: {
    zh: '请填写完整的网址，以 https:// 开头。',
    en: 'A complete address is needed, beginning with https://.',
  },
  date: { zh: '请填写日期，例如 2026-10-01。', en: 'A date is needed, such as 2026-10-01.' },
  datetime: {
    zh: '请填写带时区的时间，例如 2026-10-01T09:00:00+08:00。',
    en: 'A time with its zone is needed, such as 2026-10-01T09:00:00+08:00.',
  },
}
