import type { Question } from '../../kernel/remedy/question.contract.ts'
import type { Condition } from '../../kernel/remedy/remedy.contract.ts'
import type { Candidate, Dated } from './situation.rules.ts'

/**
 * What to ask next, in the order of the questions: conditions that are open, then numbers that are missing. What hangs on a
 * condition that the person cannot confirm is not asked.
 */
export function nextQuestions(
  candidates: readonly Candidate[],
  { answers, unsure }: Dated,
  questions: readonly Question[],
): string[] {
  const isOpen = (id: string) => answers[id] === undefined && !unsure.includes(id)
  const wanted = new Set(candidates.flatMap((candidate) => wantedBy(candidate, unsure)).filter(isOpen))
  return questions.map(({ id }) => id).filter((id) => wanted.has(id))
}

function wantedBy({ rule, judged }: Candidate, unsure: readonly string[]): readonly string[] {
  const conditions = rule.needs.flatMap(namedIn)
  if (conditions.some((id) => unsure.includes(id))) return []
  return [...conditions, ...judged.variants.flatMap(({ missing }) => missing), ...rule.optional]
}

const namedIn = ({ question, by, past }: Condition): readonly string[] => [
  ...(by ? [by.since] : []),
  ...(past ? [past.since] : []),
  question,
]
