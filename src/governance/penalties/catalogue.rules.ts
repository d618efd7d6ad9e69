import type { Day } from '../../kernel/calendar/day.rules.ts'
import type { Rulebook } from '../../kernel/rulebook/rulebook.ts'
import type { RuleOf } from '../../kernel/rulebook/rulebook.contract.ts'
import { isInForce, isKind } from '../../kernel/rulebook/rulebook.rules.ts'
import type { CatalogueEntry, NodeView } from './catalogue.contract.ts'

const weight = { minor: 0, serious: 1, grave: 2 } as const

/** The catalogue in force on a day, the lightest first. */
export const catalogueOn = (rulebook: Rulebook, day: Day): CatalogueEntry[] =>
  rulebook.all
    .filter((rule) => isKind(rule, 'violation'))
    .filter((rule) => isInForce(rule, day))
    .toSorted((a, b) => weight[a.level] - weight[b.level] || (a.id < b.id ? -1 : 1))
    .map((rule) => catalogueEntry(rulebook, rule))

export function catalogueEntry({ source }: Pick<Rulebook, 'source'>, rule: RuleOf<'violation'>): CatalogueEntry {
  const { id, title, definition, level, evidence, points, windowMonths, expires, from, forbiddenBy } = rule
  const law = forbiddenBy && source(forbiddenBy.source)
  return {
    id,
    title,
    definition,
    level,
    evidence,
    points,
    windowMonths,
    expires,
    from,
    law: law ? { title: law.title, article: forbiddenBy.article } : null,
  }
}

/** The nodes in force on a day, the lowest first. */
export const nodesOn = ({ all }: Pick<Rulebook, 'all'>, day: Day): NodeView[] =>
  all
    .filter((rule) => isKind(rule, 'node'))
    .filter((rule) => isInForce(rule, day))
    .toSorted((a, b) => a.points - b.points)
    .map(({ id, points, measures }) => ({ id, points, measures }))
