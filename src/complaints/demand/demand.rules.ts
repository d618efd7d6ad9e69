import { problemsOfAnswers } from '../../kernel/remedy/answer.rules.ts'
import type { Answers } from '../../kernel/remedy/question.contract.ts'
import { judge, questionsOf, rangeOf, type Choices, type RemedyRule } from '../../kernel/remedy/remedy.rules.ts'
import type { RefusalParams } from '../../kernel/refusal.ts'
import type { Rulebook } from '../../kernel/rulebook/rulebook.ts'
import type { Remedy } from '../complaint.contract.ts'
import { mostClaimable, type OrderFacts } from '../filing.rules.ts'
import { dearest, total } from '../remedies/together.rules.ts'

/** The first thing that is wrong, with its field below the demand or award. */
export type Problem = { readonly code: string; readonly path: string; readonly params?: RefusalParams }
export type Facts = { readonly answers: Answers; readonly choices: Choices }
type Worked = { readonly problem: Problem } | { readonly amount: { fromFen: number; upToFen: number } }

/** Something to be done has no amount; it is asked for with the ordinary claim. */
export const isDemandable = (rule: RemedyRule): boolean => rule.formula !== undefined

/**
 * What a rule gives with these answers. `decided`: whose choices have to be made; what the text leaves to the person who rules stays
 * open while the consumer only demands, and then the highest reading is the most that can be awarded.
 */
export function workOutDemand(
  rule: RemedyRule,
  facts: Facts,
  { rulebook, decided }: { readonly rulebook: Rulebook; readonly decided: 'by-consumer' | 'by-all' },
): Worked {
  const problem = answerProblem(facts, rulebook) ?? choiceProblem(rule, facts, decided)
  if (problem) return { problem }
  const judged = judge(rule, facts, rulebook)
  const unmet = conditionProblem(rule, judged)
  if (unmet) return { problem: unmet }
  const amount = rangeOf(judged.variants)
  const [missing] = judged.variants.flatMap((variant) => variant.missing)
  if (amount === null || (decided === 'by-all' && missing !== undefined))
    return { problem: unanswered(missing ?? '', rulebook) }
  if (amount.upToFen === 0) return { problem: { code: 'demand.comes-to-nothing', path: 'answers' } }
  return { amount }
}

/** Only what the rule asks is kept: nothing else can have moved the amount. */
export const asked = (rule: RemedyRule, answers: Answers): Answers => {
  const names = questionsOf(rule)
  return Object.fromEntries(Object.entries(answers).filter(([name]) => names.includes(name)))
}

function answerProblem({ answers }: Facts, rulebook: Rulebook): Problem | null {
  const [wrong] = problemsOfAnswers(answers, rulebook)
  if (!wrong) return null
  const { question, words } = wrong
  return {
    code: 'demand.answer-wrong',
    path: `answers.${question}`,
    params: { ...nameOf(question, rulebook), whyZh: words.zh, whyEn: words.en },
  }
}

function unanswered(question: string, rulebook: Rulebook): Problem {
  return { code: 'demand.answer-missing', path: `answers.${question}`, params: nameOf(question, rulebook) }
}
function nameOf(id: string, rulebook: Rulebook) {
  const name = rulebook.question(id)?.name
  return { nameZh: name?.zh ?? id, nameEn: name?.en ?? id }
}

function choiceProblem(rule: RemedyRule, { choices }: Facts, decided: 'by-consumer' | 'by-all'): Problem | null {
  for (const [id, value] of Object.entries(choices)) {
    const ask = rule.asks.find((one) => one.id === id)
    if (!ask || (decided === 'by-consumer' && ask.decidedBy === 'person'))
      return { code: 'demand.choice-of-others', path: `choices.${id}` }
    if (!ask.options.some((option) => option.value === value))
      return {
        code: 'demand.choice-wrong',
        path: `choices.${id}`,
        params: { askZh: ask.ask.zh, askEn: ask.ask.en, values: ask.options.map((one) => one.value).join(', ') },
      }
  }
  const open = rule.asks.find(
    ({ id, decidedBy }) => choices[id] === undefined && (decided === 'by-all' || decidedBy === 'consumer'),
  )
  return open
    ? { code: 'demand.choice-missing', path: `choices.${open.id}`, params: { askZh: open.ask.zh, askEn: open.ask.en } }
    : null
}

function conditionProblem(rule: RemedyRule, { needs, unless }: ReturnType<typeof judge>): Problem | null {
  const conditions = [
    ...rule.needs.map((need, at) => ({ need, met: needs[at] ?? null })),
    ...rule.unless.map((need, at) => {
      const met = unless[at] ?? null
      return { need, met: met === null ? true : !met }
    }),
  ]
  const failed = conditions.find(({ met }) => met !== true)
  if (!failed) return null
  const { need, met } = failed
  const code = met === null ? 'demand.condition-open' : 'demand.not-met'
  return { code, path: `answers.${need.question}`, params: { whatZh: need.words.zh, whatEn: need.words.en } }
}

/** Nobody is paid three times more than was paid: price and number of items are those of the order, where it is known. */
export function orderProblem(
  answers: Answers,
  { lines, paidFen }: Pick<OrderFacts, 'lines' | 'paidFen'>,
  concerned: readonly string[],
): Problem | null {
  const most = mostClaimable({ lines, paidFen, refundedFen: 0 }, concerned)
  const pieces = lines.reduce((sum, { id, quantity }) => sum + (concerned.includes(id) ? quantity : 0), 0)
  if (Number(answers['paidFen'] ?? 0) > most)
    return {
      code: 'demand.paid-less',
      path: 'answers.paidFen',
      params: { mostFen: most, most: (most / 100).toFixed(2) },
    }
  if (Number(answers['itemCount'] ?? 0) > pieces)
    return { code: 'demand.fewer-items', path: 'answers.itemCount', params: { most: pieces } }
  return null
}

/** The price goes back once, by the ordinary claim or by a rule of its own. */
export const givesPriceBack = (rule: Pick<RemedyRule, 'exclusive'>): boolean =>
  rule.exclusive.includes('price-back') || rule.exclusive.includes('put-right')
export const asksPriceBack = (claim: { readonly remedies: readonly Remedy[]; readonly amountFen: number }): boolean =>
  claim.amountFen > 0 && claim.remedies.some((remedy) => remedy === 'refund' || remedy === 'return')

export type Sized = { readonly rule: Pick<RemedyRule, 'exclusive'> | null; readonly upToFen: number }
/** Two that share a group are never both awarded. */
export const exclude = (one: Pick<RemedyRule, 'exclusive'>, other: Pick<RemedyRule, 'exclusive'>): boolean =>
  one.exclusive.some((group) => other.exclusive.includes(group))

/** The most that the open demands come to: of those that exclude each other, the dearest that can be awarded together. */
export function mostOf(demands: readonly Sized[]): number {
  const fen = ({ upToFen }: Sized): number => upToFen
  const clash = ({ rule: one }: Sized, { rule: other }: Sized) => one !== null && other !== null && exclude(one, other)
  return total(dearest(demands, { clash, fen }).map(fen))
}
