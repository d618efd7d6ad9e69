import { formulaWords } from '../../kernel/remedy/formula-words.rules.ts'
import type { Answers } from '../../kernel/remedy/question.contract.ts'
import type { RemedyRule } from '../../kernel/remedy/remedy.rules.ts'
import { formatFen } from '../../kernel/money.ts'
import type { Rulebook } from '../../kernel/rulebook/rulebook.ts'
import type { Remedy } from '../complaint.contract.ts'
import type { Awarding } from './demand.contract.ts'
import { asked, asksPriceBack, exclude, givesPriceBack, workOutDemand, type Problem } from './demand.rules.ts'

export type Demanded = {
  readonly rule: RemedyRule
  readonly answers: Answers
  readonly choices: Readonly<Record<string, string>>
  readonly upToFen: number
}
export type Weighed = {
  readonly amountFen: number
  readonly answers: Answers
  readonly choices: Readonly<Record<string, string>>
  readonly words: { readonly zh: string; readonly en: string }
}
const shortestWhy = 10

/**
 * What comes out of an award: the formula of the demanded rule with the facts as found. The consumer's own choices stay the consumer's;
 * what the text leaves open needs a reason; never more than the formula gives, never more than was demanded.
 */
export function weighAward(
  awarding: Awarding,
  { rule, ...demanded }: Demanded,
  rulebook: Rulebook,
): { readonly problem: Problem } | Weighed {
  const own = rule.asks.filter(({ decidedBy }) => decidedBy === 'consumer').map(({ id }) => id)
  const foreign = Object.entries(awarding.choices).find(
    ([id, value]) => own.includes(id) && demanded.choices[id] !== value,
  )
  if (foreign) return { problem: { code: 'award.choice-of-consumer', path: `choices.${foreign[0]}` } }
  const facts = { answers: awarding.answers ?? demanded.answers, choices: { ...awarding.choices, ...demanded.choices } }
  const result = workOutDemand(rule, facts, { rulebook, decided: 'by-all' })
  if ('problem' in result) return result
  const leftOpen = rule.asks.some(({ decidedBy }) => decidedBy === 'person')
  if (leftOpen && awarding.why.length < shortestWhy) return { problem: { code: 'award.why-needed', path: 'why' } }
  const amount = amountOf(rule, awarding.withinFen, result.amount)
  if ('problem' in amount) return amount
  if (amount.fen > demanded.upToFen)
    return {
      problem: {
        code: 'award.more-than-demanded',
        path: awarding.withinFen === undefined ? 'answers' : 'withinFen',
        params: { demanded: formatFen(demanded.upToFen), awarded: formatFen(amount.fen), mostFen: demanded.upToFen },
      },
    }
  const answers = asked(rule, facts.answers)
  const questions = new Map(rulebook.questions.map((question) => [question.id, question]))
  const words = formulaWords(rule, { questions, asks: rule.asks, answers, choices: facts.choices })
  return { amountFen: amount.fen, answers, choices: facts.choices, words: words ?? { zh: '', en: '' } }
}

/** One amount, or a person's choice within the stretch of the text. */
function amountOf(
  { formula }: RemedyRule,
  within: number | undefined,
  { fromFen, upToFen }: { readonly fromFen: number; readonly upToFen: number },
): { readonly problem: Problem } | { readonly fen: number } {
  const stretch = formula !== undefined && 'upTo' in formula
  const params = { from: formatFen(fromFen), upTo: formatFen(upToFen), fromFen, upToFen }
  if (!stretch)
    return within === undefined || within === upToFen
      ? { fen: upToFen }
      : { problem: { code: 'award.by-formula', path: 'withinFen', params } }
  if (within === undefined || within < fromFen || within > upToFen)
    return { problem: { code: 'award.within', path: 'withinFen', params } }
  return { fen: within }
}

type Ordinary = { readonly decision: string; readonly remedy: Remedy; readonly amountFen: number }
/** What several awards and the ordinary decision have to do with each other; the path begins at `awards`. */
export function togetherProblem(
  awards: readonly { readonly demand: string; readonly rule: RemedyRule }[],
  { decision, remedy, amountFen }: Ordinary,
): Problem | null {
  if (awards.length > 0 && decision === 'merchant') return { code: 'award.nothing-for-merchant', path: 'awards' }
  for (const [at, { demand, rule }] of awards.entries()) {
    const path = `awards.${at}.demand`
    const earlier = awards.slice(0, at)
    if (earlier.some((one) => one.demand === demand)) return { code: 'award.twice', path }
    if (earlier.some((one) => exclude(one.rule, rule))) return { code: 'award.excluded', path }
    if (givesPriceBack(rule) && asksPriceBack({ remedies: [remedy], amountFen }))
      return { code: 'award.excluded', path }
  }
  return null
}
