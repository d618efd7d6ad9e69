import { problemOfAnswer } from './answer.rules.ts'
import type { Expression, Operation } from './formula.contract.ts'
import type { Answers, Question } from './question.contract.ts'
import type { Condition } from './remedy.contract.ts'
import { variantsOf, type RemedyRule } from './remedy.rules.ts'

/** What a remedy refers to: questions by id, and which clocks there are. */
export type Known = { readonly questions: ReadonlyMap<string, Question>; readonly isClock: (id: string) => boolean }
type Kind = 'money' | 'number'
type Checked = { readonly kind: Kind; readonly positive: boolean }
type Look = Known & { readonly rule: RemedyRule; readonly say: (problem: string) => void }

const mostVariants = 8

/** Every mistake of one remedy that its shape cannot show: unknown questions, wrong kinds, a division by what may be nothing. */
export function problemsOfRemedy(rule: RemedyRule, known: Known): string[] {
  const problems: string[] = []
  const look: Look = { ...known, rule, say: (problem) => void problems.push(problem) }
  for (const condition of [...rule.needs, ...rule.unless]) checkCondition(condition, look)
  for (const { id } of rule.asks) if (known.questions.has(id)) look.say(`asks: ${id} is also a question`)
  if (variantsOf(rule.asks, {}).length > mostVariants) look.say(`asks: more than ${mostVariants} variants together`)
  for (const id of rule.optional) if (!known.questions.has(id)) look.say(`optional: no question has the id ${id}`)
  const { formula } = rule
  const parts = formula === undefined ? [] : 'amount' in formula ? [formula.amount] : [formula.upTo, formula.from]
  for (const part of parts)
    if (part !== undefined && check(part, look).kind !== 'money') look.say('formula: the result must be money')
  if (rule.punitive !== undefined && !rule.exclusive.includes('punitive'))
    look.say('exclusive: a punitive remedy belongs to the group punitive')
  for (const [index, { answers }] of rule.examples.entries()) checkExample(index, answers, look)
  return [...new Set(problems)]
}

function checkExample(index: number, answers: Answers, { questions, say }: Look): void {
  for (const [id, answer] of Object.entries(answers)) {
    const question = questions.get(id)
    const problem = question ? problemOfAnswer(question, answer, null)?.en : 'no question has this id'
    if (problem) say(`examples.${index}: ${id}: ${problem}`)
  }
}

function checkCondition(condition: Condition, { questions, isClock, say }: Look): void {
  const question = questions.get(condition.question)
  const clock = condition.by ?? condition.past
  if (!question) return say(`needs: no question has the id ${condition.question}`)
  if (condition.is !== undefined && !mayBe(question, [condition.is].flat()))
    say(`needs: ${question.id} can never be ${String(condition.is)}`)
  if (condition.least !== undefined && !['money', 'count', 'rate'].includes(question.type))
    say(`needs: ${question.id} is no number`)
  if (!clock) return
  if (question.type !== 'day' || questions.get(clock.since)?.type !== 'day')
    say(`needs: ${question.id} and ${clock.since} must be days`)
  if (!isClock(clock.clock)) say(`needs: no clock has the id ${clock.clock}`)
}

function mayBe(question: Question, values: readonly (string | boolean)[]): boolean {
  if (question.type === 'yes-no') return values.every((value) => typeof value === 'boolean')
  if (question.type !== 'choice') return false
  return values.every((value) => question.options.some((option) => option.value === value))
}

function check(expression: Expression, look: Look): Checked {
  if (typeof expression === 'number') return { kind: 'number', positive: expression > 0 }
  if (typeof expression === 'string') return checkName(expression, look)
  return checkOperation(expression, look)
}

function checkName(id: string, { questions, rule, say }: Look): Checked {
  const question = questions.get(id)
  if (question?.type === 'money' || question?.type === 'count')
    return {
      kind: question.type === 'money' ? 'money' : 'number',
      positive: question.min > 0 && !rule.optional.includes(id),
    }
  say(question ? `formula: ${id} is no amount and no count` : `formula: no question has the id ${id}`)
  return { kind: 'number', positive: true }
}

function checkOperation(operation: Operation, look: Look): Checked {
  switch (operation.do) {
    case 'fen':
      return { kind: 'money', positive: true }
    case 'sum': {
      const parts = alike(operation.of, operation.do, look)
      return { kind: parts[0]?.kind ?? 'money', positive: parts.some(({ positive }) => positive) }
    }
    case 'minus':
      return { kind: alike([operation.from, operation.take], operation.do, look)[0]?.kind ?? 'money', positive: false }
    case 'times':
      return checkTimes(operation, look)
    case 'share':
      return checkShare(operation, look)
    case 'rate':
      return checkRate(operation, look)
    case 'at-least':
      return checkBound([operation.value, operation.floor], operation.do, look)
    case 'at-most':
      return checkBound([operation.value, operation.cap], operation.do, look)
    case 'days-late':
      return checkLate(operation, look)
    case 'choose':
      return checkChoose(operation, look)
    case 'first': {
      const parts = alike(operation.of, operation.do, look)
      return { kind: parts[0]?.kind ?? 'money', positive: parts.every(({ positive }) => positive) }
    }
  }
}

function alike(parts: readonly Expression[], what: string, look: Look): Checked[] {
  const checked = parts.map((part) => check(part, look))
  if (new Set(checked.map(({ kind }) => kind)).size > 1) look.say(`formula: ${what} mixes money and numbers`)
  return checked
}

function checkBound(parts: readonly [Expression, Expression], what: string, look: Look): Checked {
  const [value, bound] = alike(parts, what, look)
  const both = [value?.positive, bound?.positive]
  return { kind: value?.kind ?? 'money', positive: what === 'at-least' ? both.includes(true) : !both.includes(false) }
}

function checkTimes({ by, of }: Extract<Operation, { do: 'times' }>, look: Look): Checked {
  const [first, second] = [check(by, look), check(of, look)]
  if (first.kind === 'money') look.say('formula: times: "by" must be a number')
  return { kind: second.kind, positive: first.positive && second.positive }
}

function checkShare({ of, part, whole }: Extract<Operation, { do: 'share' }>, look: Look): Checked {
  const value = check(of, look)
  const [numerator, divisor] = alike([part, whole], 'share', look)
  if (divisor?.positive === false) look.say('formula: share: "whole" might be nothing')
  return { kind: value.kind, positive: value.positive && numerator?.positive === true }
}

function checkRate({ of, rate }: Extract<Operation, { do: 'rate' }>, look: Look): Checked {
  if (typeof rate === 'string' && look.questions.get(rate)?.type !== 'rate') look.say(`formula: ${rate} is no rate`)
  return { kind: check(of, look).kind, positive: false }
}

function checkLate({ clock, since, until }: Extract<Operation, { do: 'days-late' }>, look: Look): Checked {
  if (!look.isClock(clock)) look.say(`formula: no clock has the id ${clock}`)
  for (const id of [since, until]) if (look.questions.get(id)?.type !== 'day') look.say(`formula: ${id} is no day`)
  return { kind: 'number', positive: false }
}

function checkChoose({ by, cases }: Extract<Operation, { do: 'choose' }>, look: Look): Checked {
  const question = look.questions.get(by)
  const options =
    look.rule.asks.find(({ id }) => id === by)?.options ?? (question?.type === 'choice' ? question.options : [])
  if (options.length === 0) look.say(`formula: ${by} is no choice`)
  const values = options.map(({ value }) => value)
  for (const value of values) if (!(value in cases)) look.say(`formula: ${by}: nothing said for ${value}`)
  for (const value of Object.keys(cases)) if (!values.includes(value)) look.say(`formula: ${by} can never be ${value}`)
  const parts = alike(Object.values(cases), 'choose', look)
  return { kind: parts[0]?.kind ?? 'money', positive: parts.every(({ positive }) => positive) }
}
