import type { Rulebook } from '../rulebook/rulebook.ts'
import type { RuleOf } from '../rulebook/rulebook.contract.ts'
import type { Expression } from './formula.contract.ts'
import { lastDayOf, workOut, type Given } from './formula.rules.ts'
import { toFen } from './fraction.rules.ts'
import type { Answers } from './question.contract.ts'
import type { Ask, Condition } from './remedy.contract.ts'

export type RemedyRule = RuleOf<'remedy'>
type Law = Pick<Rulebook, 'find' | 'calendar'>
/** Null: nobody has answered yet. */
export type Met = boolean | null
export type Choices = Readonly<Record<string, string>>

/** One way to read the text: what was taken for each open choice, and what comes out. */
export type Variant = {
  readonly choices: Choices
  readonly amount: { readonly fromFen: number; readonly upToFen: number } | null
  readonly missing: readonly string[]
}
export type Judged = {
  /** `open`: nothing speaks against it, something is not answered. */
  readonly state: 'applies' | 'open' | 'not'
  readonly needs: readonly Met[]
  readonly unless: readonly Met[]
  readonly variants: readonly Variant[]
}

/** Does a remedy apply, and how much comes out in every variant that is left open? */
export function judge(rule: RemedyRule, facts: { answers: Answers; choices: Choices }, law: Law): Judged {
  const needs = rule.needs.map((need) => isMet(need, facts.answers, law))
  const unless = rule.unless.map((exception) => isMet(exception, facts.answers, law))
  const fails = needs.includes(false) || unless.includes(true)
  return {
    state: fails ? 'not' : needs.includes(null) ? 'open' : 'applies',
    needs,
    unless,
    variants: variantsOf(rule.asks, facts.choices).map((choices) => variantOf(rule, { ...facts, choices }, law)),
  }
}

export function isMet(condition: Condition, answers: Answers, law: Law): Met {
  const answer = answers[condition.question]
  if (answer === undefined) return null
  if (condition.is !== undefined) return [condition.is].flat().some((value) => value === answer)
  if (condition.least !== undefined) return Number(answer) >= condition.least
  const clock = condition.by ?? condition.past
  const since = clock && answers[clock.since]
  const last = clock && typeof since === 'string' ? lastDayOf(clock.clock, since, law) : null
  if (last === null) return null
  return condition.by ? String(answer) <= last : String(answer) > last
}

/** Every combination of the choices that nobody has made yet; at most a few, the rulebook sees to that. */
export const variantsOf = (asks: readonly Ask[], made: Choices): readonly Choices[] =>
  asks.reduce<readonly Choices[]>(
    (variants, { id, options }) => {
      const chosen = options.filter(({ value }) => value === made[id])
      const open = chosen.length > 0 ? chosen : options
      return variants.flatMap((variant) => open.map(({ value }) => ({ ...variant, [id]: value })))
    },
    [{}],
  )

function variantOf(rule: RemedyRule, given: Omit<Given, 'optional'>, law: Law): Variant {
  const { choices } = given
  if (rule.formula === undefined) return { choices, amount: null, missing: [] }
  const work = (expression: Expression) => workOut(expression, { ...given, optional: rule.optional }, law)
  const [low, high] =
    'amount' in rule.formula ? [rule.formula.amount, rule.formula.amount] : [rule.formula.from ?? 0, rule.formula.upTo]
  const from = work(low)
  const upTo = work(high)
  if ('missing' in from || 'missing' in upTo) {
    const missing = [from, upTo].flatMap((part) => ('missing' in part ? part.missing : []))
    return { choices, amount: null, missing: [...new Set(missing)] }
  }
  return { choices, amount: { fromFen: toFen(from.value), upToFen: toFen(upTo.value) }, missing: [] }
}

/** Cheapest and dearest variant together; null when none can be worked out. */
export function rangeOf(variants: readonly Variant[]): { fromFen: number; upToFen: number } | null {
  const amounts = variants.flatMap(({ amount }) => (amount ? [amount] : []))
  if (amounts.length === 0) return null
  return {
    fromFen: Math.min(...amounts.map(({ fromFen }) => fromFen)),
    upToFen: Math.max(...amounts.map(({ upToFen }) => upToFen)),
  }
}

/** Every question that a remedy refers to, conditions first. */
export function questionsOf(rule: RemedyRule): readonly string[] {
  const asked = new Set(rule.asks.map(({ id }) => id))
  const conditions = [...rule.needs, ...rule.unless].flatMap(({ question, by, past }) => [
    ...(by ? [by.since] : []),
    ...(past ? [past.since] : []),
    question,
  ])
  const formula = rule.formula
  const parts = formula === undefined ? [] : 'amount' in formula ? [formula.amount] : [formula.from ?? 0, formula.upTo]
  return [...new Set([...conditions, ...parts.flatMap(namesIn)])].filter((name) => !asked.has(name))
}

export function namesIn(expression: Expression): readonly string[] {
  if (typeof expression === 'number') return []
  if (typeof expression === 'string') return [expression]
  switch (expression.do) {
    case 'fen':
      return []
    case 'sum':
      return expression.of.flatMap(namesIn)
    case 'minus':
      return [expression.from, expression.take].flatMap(namesIn)
    case 'times':
      return [expression.by, expression.of].flatMap(namesIn)
    case 'share':
      return [expression.of, expression.part, expression.whole].flatMap(namesIn)
    case 'rate':
      return [expression.of, expression.rate].flatMap(namesIn)
    case 'at-least':
      return [expression.value, expression.floor].flatMap(namesIn)
    case 'at-most':
      return [expression.value, expression.cap].flatMap(namesIn)
    case 'days-late':
      return [expression.since, expression.until]
    case 'choose':
      return [expression.by, ...Object.values(expression.cases).flatMap(namesIn)]
    case 'first':
      return expression.of
  }
}
