import { z } from 'zod'
import { problemOfDay, problemsOfAnswers } from '../../kernel/remedy/answer.rules.ts'
import type { Rulebook } from '../../kernel/rulebook/rulebook.ts'
import type { Situation } from './remedy.contract.ts'
import type { Dated } from './situation.rules.ts'

export type FieldProblem = { readonly path: string; readonly message: string }
type Language = 'zh' | 'en'
type Words = Readonly<Record<Language, string>>
type Book = { readonly rulebook: Rulebook; readonly language: Language }

/** Everything in a situation that its shape cannot show: each problem names its field and says what is allowed. */
export function problemsIn(situation: Dated, { rulebook, language }: Book): FieldProblem[] {
  const at = (path: string, words: Words | null): FieldProblem[] => (words ? [{ path, message: words[language] }] : [])
  return [
    ...at('happenedOn', problemOfDay(situation.happenedOn, rulebook.calendar)),
    ...problemsOfAnswers(situation.answers, rulebook).flatMap(({ question, words }) =>
      at(`answers.${question}`, words),
    ),
    ...situation.unsure.flatMap((id, place) => at(`unsure.${place}`, rulebook.question(id) ? null : noQuestion)),
    ...situation.demands.flatMap((id, place) => at(`demands.${place}`, remedyProblem(rulebook, id))),
    ...situation.prefer.flatMap((id, place) => at(`prefer.${place}`, remedyProblem(rulebook, id))),
    ...Object.entries(situation.choices).flatMap(([id, made]) =>
      Object.entries(made).flatMap(([ask, value]) =>
        at(`choices.${id}.${ask}`, choiceProblem({ id, ask, value }, { rulebook, onDay: situation.happenedOn })),
      ),
    ),
  ]
}

const noQuestion: Words = { zh: '没有这个问题。', en: 'There is no such question.' }
const remedyProblem = (rulebook: Rulebook, id: string): Words | null =>
  rulebook.history(id).some(({ kind }) => kind === 'remedy')
    ? null
    : { zh: '没有这种补救方式。', en: 'There is no such remedy.' }

type Choice = { readonly id: string; readonly ask: string; readonly value: string }
/** Against the version of that day; a choice for a remedy that was not in force then changes nothing. */
function choiceProblem(
  { id, ask, value }: Choice,
  { rulebook, onDay }: { rulebook: Rulebook; onDay: string },
): Words | null {
  const wrong = remedyProblem(rulebook, id)
  if (wrong) return wrong
  const rule = rulebook.find(id, onDay)
  if (rule?.kind !== 'remedy') return null
  const asked = rule.asks.find((one) => one.id === ask)
  if (!asked) return { zh: '这一项没有这个未定之处。', en: 'This remedy leaves no such choice.' }
  const values = asked.options.map((option) => option.value)
  if (values.includes(value)) return null
  return { zh: `只能是其中之一：${values.join('、')}。`, en: `Must be one of: ${values.join(', ')}.` }
}

export const localeError = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError }
export const dated = (situation: Situation, today: string): Dated => ({
  ...situation,
  happenedOn: situation.happenedOn ?? today,
})
