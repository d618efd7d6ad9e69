import type { WorkCalendar } from '../calendar/work-calendar.rules.ts'
import { formatFen } from '../money.ts'
import type { Question } from './question.contract.ts'

type Words = { readonly zh: string; readonly en: string }
export type AnswerProblem = { readonly question: string; readonly words: Words }

/** What is wrong with the answers: each names its question and says what is allowed. */
export function problemsOfAnswers(
  answers: Readonly<Record<string, unknown>>,
  { question, calendar }: { question(id: string): Question | undefined; calendar: WorkCalendar },
): AnswerProblem[] {
  return Object.entries(answers).flatMap(([id, answer]) => {
    const asked = question(id)
    const words = asked
      ? problemOfAnswer(asked, answer, calendar)
      : { zh: '没有这个问题。', en: 'There is no such question.' }
    return words ? [{ question: id, words }] : []
  })
}

/** Without a calendar any real day will do. */
export function problemOfAnswer(question: Question, answer: unknown, calendar: WorkCalendar | null): Words | null {
  switch (question.type) {
    case 'money':
      return outside(question, answer, (fen) => formatFen(fen))
    case 'rate':
      return outside(question, answer, (rate) => `${rate / 100}%`)
    case 'count':
      return outside(question, answer, String)
    case 'yes-no':
      return typeof answer === 'boolean' ? null : { zh: '请回答 true 或 false。', en: 'Answer true or false.' }
    case 'choice': {
      const values = question.options.map(({ value }) => value)
      if (values.some((value) => value === answer)) return null
      return { zh: `只能是其中之一：${values.join('、')}。`, en: `Must be one of: ${values.join(', ')}.` }
    }
    case 'day':
      return problemOfDay(answer, calendar)
  }
}

type Bounds = { readonly min: number; readonly max: number; readonly type: 'money' | 'rate' | 'count' }
function outside({ min, max, type }: Bounds, answer: unknown, shown: (value: number) => string): Words | null {
  if (typeof answer === 'number' && Number.isSafeInteger(answer) && answer >= min && answer <= max) return null
  const unit = {
    money: { zh: '整数分', en: 'whole fen' },
    rate: { zh: '万分之几的整数', en: 'whole hundredths of a percent' },
    count: { zh: '整数', en: 'a whole number' },
  }[type]
  return {
    zh: `须为${unit.zh}，从 ${shown(min)} 到 ${shown(max)}。`,
    en: `Must be ${unit.en}, from ${shown(min)} to ${shown(max)}.`,
  }
}

/** Clocks are counted with the working-day calendars, so a day lies within them. */
export function problemOfDay(answer: unknown, calendar: WorkCalendar | null): Words | null {
  const years = calendar?.years.map(({ year }) => year) ?? [1900, 2999]
  const [first, last] = [Math.min(...years), Math.max(...years)]
  const day = typeof answer === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(answer) ? new Date(`${answer}T00:00:00Z`) : null
  const real = day !== null && !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === answer
  if (real && day.getUTCFullYear() >= first && day.getUTCFullYear() <= last) return null
  return {
    zh: `请填写 ${first} 年到 ${last} 年之间的日期，例如 2026-10-01。`,
    en: `A date from ${first} to ${last} is needed, such as 2026-10-01.`,
  }
}
