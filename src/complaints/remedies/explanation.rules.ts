import { answerWords, formulaWords } from '../../kernel/remedy/formula-words.rules.ts'
import type { Answers, Question } from '../../kernel/remedy/question.contract.ts'
import { questionsOf, type RemedyRule } from '../../kernel/remedy/remedy.rules.ts'
import type { Rulebook } from '../../kernel/rulebook/rulebook.ts'
import type { RemedyResult } from './remedy.contract.ts'
import { basisOf, type Dated } from './situation.rules.ts'
import type { Weighed } from './together.rules.ts'

export const headOf = (rule: RemedyRule, rulebook: Rulebook) => ({
  id: rule.id,
  title: rule.title,
  basis: basisOf(rule, rulebook),
})

type Around = { readonly situation: Dated; readonly rulebook: Rulebook; readonly weighed: readonly Weighed[] }

/** A remedy as the person sees it: what comes out, how, from which answers, under which article, and what is still open. */
export function resultOf(one: Weighed, { situation, rulebook, weighed }: Around): RemedyResult {
  const { rule, judged, state, amount, missing, punitive, counted, excludes } = one
  return {
    ...headOf(rule, rulebook),
    summary: rule.summary,
    note: rule.note ?? null,
    state,
    amount,
    decidedByPerson: rule.formula !== undefined && 'upTo' in rule.formula,
    variants: explained(one, situation, rulebook.questions),
    deed: rule.deed ?? null,
    used: usedIn(rule, situation.answers, rulebook.questions),
    missing: [...missing],
    needs: rule.needs.map(({ words }, place) => ({ words, met: judged.needs[place] ?? null })),
    unless: rule.unless.map(({ words }, place) => ({ words, met: judged.unless[place] ?? null })),
    asks: rule.asks.map((ask) => ({ ...ask, chosen: situation.choices[rule.id]?.[ask.id] ?? null })),
    punitive,
    counted,
    evidence: rule.evidence,
    excludes: [...excludes],
    cumulates: weighed.map(({ id }) => id).filter((id) => id !== rule.id && !excludes.some((other) => other.id === id)),
  }
}

function explained({ rule, judged }: Weighed, { answers }: Dated, all: readonly Question[]): RemedyResult['variants'] {
  const questions = new Map(all.map((question) => [question.id, question]))
  return judged.variants.flatMap(({ choices, amount, missing }) => {
    const words = formulaWords(rule, { questions, asks: rule.asks, answers, choices })
    if (words === null) return []
    const taken = rule.asks.flatMap(({ id, options }) =>
      options.filter(({ value }) => value === choices[id]).map((option) => ({ ask: id, ...option })),
    )
    return [{ choices: taken, amount, missing: [...missing], words }]
  })
}

function usedIn(rule: RemedyRule, answers: Answers, questions: readonly Question[]): RemedyResult['used'] {
  const names = questionsOf(rule)
  return questions.flatMap((question) => {
    const answer = answers[question.id]
    if (answer === undefined || !names.includes(question.id)) return []
    return [{ question: question.id, name: question.name, value: answerWords(question, answer) }]
  })
}
