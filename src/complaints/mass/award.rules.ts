import type { Answers } from '../../kernel/remedy/question.contract.ts'
import type { RemedyRule } from '../../kernel/remedy/remedy.rules.ts'
import type { Rulebook } from '../../kernel/rulebook/rulebook.ts'
import { weighAward, type Weighed } from '../demand/award.rules.ts'
import { exclude } from '../demand/demand.rules.ts'
import { dearest } from '../remedies/together.rules.ts'
import type { MassAward } from './award.contract.ts'

/** What is known of a member's goods from the order: nobody looks at what each of thousands says they cost. */
export type Goods = { readonly goodsFen: number; readonly pieces: number }
export type OwnDemand = {
  readonly id: string
  readonly rule: RemedyRule
  readonly answers: Answers
  readonly choices: Readonly<Record<string, string>>
  readonly upToFen: number
}
export type Granted = { readonly demand: OwnDemand; readonly award: MassAward; readonly weighed: Weighed }
/** `alone`: something is demanded that the common finding does not decide, or that the order alone cannot tell. */
export type Outcome = 'alone' | { readonly granted: readonly Granted[]; readonly refused: readonly MassAward[] }

/** Never without the member's own demand, never more than that, and of two that exclude each other the dearer one. */
export function awardsOf(
  demands: readonly OwnDemand[],
  found: readonly MassAward[],
  { goods, rulebook }: { readonly goods: Goods | null; readonly rulebook: Rulebook },
): Outcome {
  const granted: Granted[] = []
  const refused: MassAward[] = []
  for (const demand of demands) {
    const award = found.find(({ remedy }) => remedy === demand.rule.id)
    if (!award) return 'alone'
    if (award.verdict === 'refuse') {
      refused.push(award)
      continue
    }
    const weighed = goods && weigh(demand, award, { goods, rulebook })
    if (!weighed) return 'alone'
    granted.push({ demand, award, weighed })
  }
  const clash = (one: Granted, other: Granted): boolean => exclude(one.demand.rule, other.demand.rule)
  return { granted: dearest(granted, { clash, fen: ({ weighed }) => weighed.amountFen }), refused }
}

function weigh(
  demand: OwnDemand,
  award: MassAward,
  { goods, rulebook }: { readonly goods: Goods; readonly rulebook: Rulebook },
): Weighed | null {
  if (!byFormula(demand.rule)) return null
  const awarding = {
    demand: demand.id,
    choices: award.choices,
    why: award.why,
    answers: fromOrder(demand.answers, { goods, rulebook }),
    finding: { by: award.by, text: award.text, evidence: [] },
  }
  const result = weighAward(awarding, demand, rulebook)
  return 'problem' in result ? null : result
}

/** One amount, and no stretch within which a person would have to choose for each. */
export const byFormula = ({ formula }: RemedyRule): boolean => formula !== undefined && 'amount' in formula

/** Prices and pieces are at most those of the order; any other sum needs a look at each case and is left out. */
export function fromOrder(
  told: Answers,
  { goods, rulebook }: { readonly goods: Goods; readonly rulebook: Pick<Rulebook, 'question'> },
): Answers {
  const most: Readonly<Record<string, number>> = { paidFen: goods.goodsFen, itemCount: goods.pieces }
  const kept: [string, Answers[string]][] = []
  for (const [name, answer] of Object.entries(told)) {
    const cap = most[name]
    const type = rulebook.question(name)?.type
    if (cap !== undefined) kept.push([name, Math.min(Number(answer), cap)])
    else if (type === 'yes-no' || type === 'choice' || type === 'day') kept.push([name, answer])
  }
  return Object.fromEntries(kept)
}
