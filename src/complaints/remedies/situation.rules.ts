import type { z } from 'zod'
import { Topic } from '../../kernel/remedy/remedy.contract.ts'
import type { Judged, RemedyRule } from '../../kernel/remedy/remedy.rules.ts'
import { mayBlock } from '../../kernel/rulebook/rulebook.rules.ts'
import type { Rulebook } from '../../kernel/rulebook/rulebook.ts'
import type { Basis, Situation } from './remedy.contract.ts'

export type Dated = Situation & { readonly happenedOn: string }
export type Candidate = { readonly rule: RemedyRule; readonly judged: Judged }

/** The version in force on the day; of what was not in force then, the version nearest to it. */
export function remediesOf(rulebook: Rulebook, onDay: string) {
  const remedies = rulebook.all.filter((rule) => rule.kind === 'remedy')
  const inForce = remedies.filter((rule) => rulebook.find(rule.id, onDay) === rule)
  const known = new Set(inForce.map(({ id }) => id))
  const others = Map.groupBy(
    remedies.filter(({ id }) => !known.has(id)),
    ({ id }) => id,
  )
  const outside = [...others.values()].flatMap(
    (versions) => versions.filter(({ from }) => from > onDay)[0] ?? versions.at(-1) ?? [],
  )
  return { inForce: inForce.toSorted(byPlace), outside }
}

/** The order of the catalogue: as the topics are listed, then by name. */
function byPlace(a: RemedyRule, b: RemedyRule): number {
  const place = ({ topics }: RemedyRule) => Topic.options.findIndex((topic) => topic === topics[0])
  return place(a) - place(b) || (a.id < b.id ? -1 : 1)
}

/** Whether a remedy belongs to what the person chose; everything does when nothing is chosen. */
export const fits = (rule: RemedyRule, { topics }: Dated): boolean =>
  topics.length === 0 || rule.topics.some((topic) => topics.includes(topic))

export function basisOf(rule: RemedyRule, rulebook: Rulebook): z.infer<typeof Basis> {
  const source = rulebook.source(rule.source)
  return {
    source: {
      id: rule.source,
      title: source?.title ?? { zh: rule.source, en: rule.source },
      number: source?.number ?? null,
    },
    article: rule.article ?? null,
    from: rule.from,
    until: rule.until ?? null,
    confidence: rule.confidence,
    mayBlock: mayBlock(rule),
  }
}
