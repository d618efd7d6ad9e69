import { formatFen } from '../money.ts'
import type { Rulebook } from '../rulebook/rulebook.ts'
import { answerWords } from './formula-words.rules.ts'
import type { RemedyExample } from './remedy.contract.ts'
import { judge, rangeOf, type RemedyRule } from './remedy.rules.ts'

type Words = { readonly zh: string; readonly en: string }
/** What an example of a remedy expects and what comes out, in the same words. */
export type RemedyOutcome = { readonly given: Words; readonly expected: string; readonly actual: string }

export function runRemedyExample(rule: RemedyRule, example: RemedyExample, rulebook: Rulebook): RemedyOutcome {
  const judged = judge(rule, example, rulebook)
  const range = rangeOf(judged.variants)
  const missing = [...new Set(judged.variants.flatMap((variant) => variant.missing))]
  const actual =
    judged.state === 'not' ? notText : missing.length > 0 ? missingText(missing) : range ? rangeText(range) : '–'
  return { given: givenWords(rule, example, rulebook), expected: expectedText(example), actual }
}

const notText = '✕'
const missingText = (ids: readonly string[]): string => `? ${ids.toSorted().join(', ')}`
const rangeText = ({ fromFen, upToFen }: { fromFen: number; upToFen: number }): string =>
  fromFen === upToFen ? formatFen(fromFen) : `${formatFen(fromFen)} – ${formatFen(upToFen)}`

function expectedText({ amountFen, fromFen, upToFen, not, missing }: RemedyExample): string {
  if (not) return notText
  if (missing) return missingText(missing)
  return rangeText({ fromFen: amountFen ?? fromFen ?? 0, upToFen: amountFen ?? upToFen ?? 0 })
}

function givenWords(rule: RemedyRule, example: RemedyExample, rulebook: Rulebook): Words {
  const say = (language: keyof Words): string => {
    const answers = Object.entries(example.answers).map(([id, answer]) => {
      const question = rulebook.question(id)
      return question ? `${question.name[language]} ${answerWords(question, answer)[language]}` : id
    })
    const choices = Object.entries(example.choices).map(
      ([id, value]) =>
        rule.asks.find((ask) => ask.id === id)?.options.find((option) => option.value === value)?.words[language] ?? id,
    )
    return [...answers, ...choices].join(language === 'zh' ? '，' : ', ')
  }
  return { zh: say('zh'), en: say('en') }
}
