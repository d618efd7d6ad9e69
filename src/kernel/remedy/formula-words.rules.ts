import { formatFen } from '../money.ts'
import type { Expression, Operation } from './formula.contract.ts'
import type { Answer, Answers, Question } from './question.contract.ts'
import type { Ask } from './remedy.contract.ts'
import { variantsOf, type Choices, type RemedyRule } from './remedy.rules.ts'

type Words = { readonly zh: string; readonly en: string }
type Language = keyof Words
/** With `answers`, numbers stand behind the names; with `choices`, only the branch that was taken is said. */
type Telling = {
  readonly questions: ReadonlyMap<string, Question>
  readonly asks: readonly Ask[]
  readonly answers: Answers
  readonly choices: Choices
}

/** A formula in words, as a person would write it under a claim. */
export function formulaWords(rule: RemedyRule, telling: Telling): Words | null {
  const { formula } = rule
  if (formula === undefined) return null
  const say = (language: Language): string => {
    if ('amount' in formula) return bare(formula.amount, telling, language)
    const upTo = bare(formula.upTo, telling, language)
    if (formula.from === undefined) return language === 'zh' ? `不超过 ${upTo}` : `up to ${upTo}`
    const from = bare(formula.from, telling, language)
    return language === 'zh' ? `${from} 以上，${upTo} 以下` : `from ${from} to ${upTo}`
  }
  return { zh: say('zh'), en: say('en') }
}

/** The formula of a rule without numbers: one line for each way to read what the text leaves open. */
export function formulaLines(rule: RemedyRule, questions: readonly Question[]) {
  const byId = new Map(questions.map((question) => [question.id, question]))
  return variantsOf(rule.asks, {}).flatMap((choices) => {
    const words = formulaWords(rule, { questions: byId, asks: rule.asks, answers: {}, choices })
    return words === null ? [] : [{ when: rule.asks.length > 0 ? takenWords(rule.asks, choices) : null, words }]
  })
}

/** What was taken in a variant: 能证明的实付价款，按每件商品. */
export function takenWords(asks: readonly Ask[], choices: Choices): Words {
  const taken = asks.flatMap((ask) => optionWords(ask, choices[ask.id] ?? '') ?? [])
  return { zh: taken.map(({ zh }) => zh).join('，'), en: taken.map(({ en }) => en).join(', ') }
}

export function answerWords(question: Question, answer: Answer): Words {
  const same = (text: string) => ({ zh: text, en: text })
  if (typeof answer === 'boolean') return answer ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
  if (question.type === 'money') return same(formatFen(Number(answer)))
  if (question.type === 'rate') return same(rateWords(Number(answer)))
  if (question.type === 'choice') return optionWords(question, String(answer)) ?? same(String(answer))
  return same(String(answer))
}

const optionWords = (from: Pick<Ask, 'options'>, value: string) =>
  from.options.find((option) => option.value === value)?.words
/** 345 → `3.45%` */
const rateWords = (perTenThousand: number): string => `${perTenThousand / 100}%`

/** What binds more loosely than a product is put into brackets inside one. */
const loose: readonly Operation['do'][] = ['sum', 'minus', 'at-least', 'at-most', 'choose']
function inner(expression: Expression, telling: Telling, language: Language): string {
  const taken = branchTaken(expression, telling)
  const text = bare(taken, telling, language)
  if (typeof taken !== 'object' || !loose.includes(taken.do)) return text
  return language === 'zh' ? `（${text}）` : `(${text})`
}

function branchTaken(expression: Expression, telling: Telling): Expression {
  const branch = typeof expression === 'object' && expression.do === 'choose' ? branchOf(expression, telling) : null
  return branch === null ? expression : branchTaken(branch, telling)
}

function bare(expression: Expression, telling: Telling, language: Language): string {
  if (typeof expression === 'number') return String(expression)
  if (typeof expression === 'string') return nameOf(expression, telling, language)
  const part = (one: Expression) => inner(one, telling, language)
  const zh = language === 'zh'
  switch (expression.do) {
    case 'fen':
      return formatFen(expression.fen)
    case 'sum':
      return expression.of.map((one) => bare(one, telling, language)).join(' + ')
    case 'minus':
      return `${part(expression.from)} − ${part(expression.take)}`
    case 'times':
      return `${part(expression.by)} × ${part(expression.of)}`
    case 'share':
      return `${part(expression.of)}${expression.part === 1 ? '' : ` × ${part(expression.part)}`} ÷ ${part(expression.whole)}`
    case 'rate':
      return `${part(expression.of)} × ${typeof expression.rate === 'number' ? rateWords(expression.rate) : part(expression.rate)}`
    case 'at-least':
      return zh
        ? `${part(expression.value)}，不足 ${part(expression.floor)} 的按 ${part(expression.floor)}`
        : `${part(expression.value)}, but at least ${part(expression.floor)}`
    case 'at-most':
      return zh
        ? `${part(expression.value)}，最多${part(expression.cap)}`
        : `${part(expression.value)}, at most ${part(expression.cap)}`
    case 'days-late':
      return lateWords(expression, telling, language)
    case 'choose':
      return chooseWords(expression, telling, language)
    case 'first':
      return nameOf(
        expression.of.find((id) => telling.answers[id] !== undefined) ?? expression.of.at(-1) ?? '',
        telling,
        language,
      )
  }
}

function nameOf(id: string, { questions, answers }: Telling, language: Language): string {
  const question = questions.get(id)
  if (!question) return id
  const answer = answers[id]
  const name = question.name[language]
  if (answer === undefined) return name
  return `${name} ${answerWords(question, answer)[language]}`
}

function lateWords({ since, until }: Extract<Operation, { do: 'days-late' }>, telling: Telling, language: Language) {
  const from = nameOf(since, telling, language)
  const to = nameOf(until, telling, language)
  return language === 'zh'
    ? `逾期天数（${from} 起算的期限届满后，到 ${to}）`
    : `days late (after the limit that ran from ${from}, until ${to})`
}

type Choose = Extract<Operation, { do: 'choose' }>
function branchOf({ by, cases }: Choose, { choices, answers }: Telling): Expression | null {
  const value = choices[by] ?? answers[by]
  return (typeof value === 'string' ? cases[value] : undefined) ?? null
}

function chooseWords(operation: Choose, telling: Telling, language: Language): string {
  const branch = branchOf(operation, telling)
  if (branch !== null) return bare(branch, telling, language)
  const ask = telling.asks.find(({ id }) => id === operation.by)
  const question = telling.questions.get(operation.by)
  const options = ask ?? (question?.type === 'choice' ? question : { options: [] })
  const cases = Object.entries(operation.cases).map(([value, expression]) => {
    const name = optionWords(options, value)?.[language] ?? value
    return language === 'zh'
      ? `${name}：${bare(expression, telling, language)}`
      : `${name}: ${bare(expression, telling, language)}`
  })
  return cases.join(language === 'zh' ? '；' : '; ')
}
