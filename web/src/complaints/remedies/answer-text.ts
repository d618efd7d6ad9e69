import type { Answer, Question } from '../../../../src/kernel/remedy/question.contract.ts'
import { fenOf, moneyWords } from '../../text/money.ts'

export type Typed =
  | { readonly answer: Answer }
  | { readonly problem: 'empty' | 'money' | 'count' | 'rate' | 'day'; readonly min: string; readonly max: string }

/** What somebody typed, as an answer; or what is allowed. */
export function readTyped(question: Question, text: string): Typed {
  const typed = text.trim()
  switch (question.type) {
    case 'money':
      return bounded(fenOf(typed), question, (fen) => moneyWords(fen))
    case 'count':
      return bounded(/^\d{1,9}$/.test(typed) ? Number(typed) : null, question, String)
    case 'rate':
      return bounded(rateOf(typed), question, percentText)
    case 'day':
      return /^\d{4}-\d{2}-\d{2}$/.test(typed) ? { answer: typed } : { problem: 'day', min: '', max: '' }
    case 'yes-no':
    case 'choice':
      return typed === '' ? { problem: 'empty', min: '', max: '' } : { answer: typed }
  }
}

type Bounds = { readonly type: 'money' | 'count' | 'rate'; readonly min: number; readonly max: number }
const bounded = (value: number | null, { type, min, max }: Bounds, shown: (value: number) => string): Typed =>
  value !== null && value >= min && value <= max
    ? { answer: value }
    : { problem: type, min: shown(min), max: shown(max) }

/** `3.45` or `3.45%` → 345 hundredths of a percent. */
function rateOf(text: string): number | null {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?\s*%?$/.exec(text)
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null
}
const percentText = (perTenThousand: number): string => `${perTenThousand / 100}%`

/** The answer as it would have been typed. */
export function typedOf(question: Question, answer: Answer | undefined): string {
  if (answer === undefined) return ''
  if (question.type === 'money') return (Number(answer) / 100).toFixed(2).replace(/\.00$/, '')
  if (question.type === 'rate') return String(Number(answer) / 100)
  return String(answer)
}
