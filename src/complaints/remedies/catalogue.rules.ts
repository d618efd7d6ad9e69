import type { z } from 'zod'
import { formulaLines } from '../../kernel/remedy/formula-words.rules.ts'
import { Finding, Topic } from '../../kernel/remedy/remedy.contract.ts'
import { questionsOf, type RemedyRule } from '../../kernel/remedy/remedy.rules.ts'
import type { Rulebook } from '../../kernel/rulebook/rulebook.ts'
import { Finder, type CatalogueRemedy } from './remedy.contract.ts'
import { basisOf, remediesOf } from './situation.rules.ts'
import { excludedBy } from './together.rules.ts'
import { finderWords, findingWords, rounding, topicWords } from './vocabulary.rules.ts'

/** Every remedy in force on a day, with what it asks and the formula in words. */
export function catalogueOn(rulebook: Rulebook, onDay: string) {
  const { inForce } = remediesOf(rulebook, onDay)
  const all = inForce.map((rule) => ({ rule }))
  return {
    rulebook: rulebook.version,
    onDay,
    topics: Topic.options.map((id) => ({ id, words: topicWords[id] })),
    findings: Finding.options.map((id) => ({ id, words: findingWords[id] })),
    finders: Finder.options.map((id) => ({ id, words: finderWords[id] })),
    questions: [...rulebook.questions],
    remedies: inForce.map((rule) => entryOf(rule, all, rulebook)),
    rounding,
  }
}

type Entry = z.infer<typeof CatalogueRemedy>
function entryOf(rule: RemedyRule, all: readonly { rule: RemedyRule }[], rulebook: Rulebook): Entry {
  return {
    id: rule.id,
    title: rule.title,
    summary: rule.summary,
    note: rule.note ?? null,
    topics: rule.topics,
    formula: formulaLines(rule, rulebook.questions),
    deed: rule.deed ?? null,
    needs: rule.needs.map(({ words }) => words),
    unless: rule.unless.map(({ words }) => words),
    asks: rule.asks,
    punitive: rule.punitive ?? null,
    excludes: excludedBy(rule, all),
    evidence: rule.evidence,
    questions: [...questionsOf(rule)],
    basis: basisOf(rule, rulebook),
  }
}
