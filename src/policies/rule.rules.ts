import { ruleKinds, type Rule, type RuleKind, type Source } from '../kernel/rulebook/rulebook.contract.ts'
import { isInForce, mayBlock } from '../kernel/rulebook/rulebook.rules.ts'
import type { Rulebook } from '../kernel/rulebook/rulebook.ts'
import type { RuleFilter, RuleRow, RuleState } from './rule.contract.ts'

export const stateOn = (version: { from: string; until?: string | undefined }, day: string): RuleState =>
  isInForce(version, day) ? 'in-force' : day < version.from ? 'to-come' : 'ended'

/** The whole library as lines, filtered: kind by kind, our promises before the law, the plan's own before our details. */
export function findRules(rulebook: Rulebook, filter: RuleFilter, today: string): RuleRow[] {
  const words = wordsOf(filter.text)
  const rows = [...Map.groupBy(rulebook.all, (rule) => rule.id).values()].flatMap((versions) => {
    const rule = standsFor(versions, filter.inForceOn, today)
    if (!rule) return []
    const source = rulebook.source(rule.source)
    const row = rowOf(rule, { source, versions: versions.length, onDay: filter.inForceOn ?? today })
    return matches(row, filter) && words.every((word) => textOf(row).includes(word)) ? [row] : []
  })
  return rows.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
}

const classes = ['service', 'statutory', null]
const placeOf = ({ kind, class: of, source, id }: RuleRow): string =>
  [ruleKinds.indexOf(kind), classes.indexOf(of), source.id === 'plan' ? 0 : 1, id].join(' ')

/** On a named day only the version of that day; otherwise the current one, the next one, or the last one, in that order. */
function standsFor(versions: readonly Rule[], onDay: string | undefined, today: string): Rule | undefined {
  if (onDay !== undefined) return versions.find((version) => isInForce(version, onDay))
  return (
    versions.find((version) => isInForce(version, today)) ??
    versions.find((version) => version.from > today) ??
    versions.at(-1)
  )
}

function rowOf(rule: Rule, more: { source: Source | undefined; versions: number; onDay: string }): RuleRow {
  return {
    id: rule.id,
    kind: rule.kind,
    title: rule.title,
    summary: rule.summary,
    class: rule.kind === 'clock' ? rule.class : null,
    figure: figureOf(rule),
    confidence: rule.confidence,
    mayBlock: mayBlock(rule),
    source: { id: rule.source, title: more.source?.title ?? { zh: rule.source, en: rule.source } },
    article: rule.article ?? null,
    clauses: rule.clauses,
    from: rule.from,
    until: rule.until ?? null,
    state: stateOn(rule, more.onDay),
    versions: more.versions,
  }
}

export function figureOf(rule: Rule): RuleRow['figure'] {
  switch (rule.kind) {
    case 'clock':
      return { amount: rule.amount, unit: rule.unit, roll: rule.roll }
    case 'notice':
    case 'retention':
      return { amount: rule.amount, unit: rule.unit, roll: null }
    case 'recurrence':
      return { ...rule.every, roll: null }
    case 'pause':
      return rule.maximum ? { ...rule.maximum, roll: null } : null
    case 'ladder':
    case 'channel':
    case 'parameter':
    case 'aftersales-policy':
    case 'aftersales-exclusion':
    case 'remedy':
    case 'wording':
    case 'violation':
    case 'node':
    case 'checklist':
    case 'evidence':
    case 'reading':
    case 'purpose':
    case 'signal':
      return null
  }
}

const matches = (row: RuleRow, filter: RuleFilter): boolean =>
  (filter.kind === undefined || row.kind === filter.kind) &&
  (filter.class === undefined || row.class === filter.class) &&
  (filter.confidence === undefined || row.confidence === filter.confidence) &&
  (filter.source === undefined || row.source.id === filter.source) &&
  (filter.clause === undefined ||
    row.clauses.some((clause) => clause === filter.clause || clause.startsWith(`${filter.clause}.`)))

const wordsOf = (text: string | undefined): string[] => (text ?? '').toLowerCase().split(/\s+/).filter(Boolean)
const textOf = ({ id, title, summary, source, article }: RuleRow): string =>
  [id, title.zh, title.en, summary.zh, summary.en, source.title.zh, source.title.en, article ?? '']
    .join('\n')
    .toLowerCase()

/** A page after `cursor`, the id of the last row seen; an id that is not in the list any more begins it again. */
export function pageAfter<T extends { id: string }>(
  rows: readonly T[],
  page: { cursor?: string | undefined; limit: number },
) {
  const start = page.cursor === undefined ? 0 : rows.findIndex(({ id }) => id === page.cursor) + 1
  const shown = rows.slice(start, start + page.limit)
  const next = start + shown.length < rows.length ? (shown.at(-1)?.id ?? null) : null
  return { rows: shown, next, total: rows.length }
}

export function countBy(rules: readonly Rule[], field: 'kind' | 'confidence'): Record<RuleKind | string, number> {
  return Object.fromEntries([...Map.groupBy(rules, (rule) => rule[field])].map(([name, group]) => [name, group.length]))
}
