import type { Rule, RuleKind, RuleOf, Source } from './rulebook.contract.ts'
import { isInForce, isKind } from './rulebook.rules.ts'

/** A stretch of days in which an id has no version in force, between two that have. Reported, not refused. */
export type Gap = { readonly id: string; readonly from: string; readonly until: string }

/** The law and the plan's own rules as one value: loaded once, never changed, handed to every function through `ctx`. */
export type Rulebook = {
  /** Content hash: equal content has an equal version, whatever the order of files, entries or comments. */
  readonly version: string
  readonly all: readonly Rule[]
  readonly sources: readonly Source[]
  readonly gaps: readonly Gap[]
  /** The version of a rule that is in force on a day; an unknown id or a day outside its life is a bug and throws. */
  rule(id: string, onDay: string): Rule
  /** The same, of one kind. */
  ruleOf<K extends RuleKind>(kind: K, id: string, onDay: string): RuleOf<K>
  find(id: string, onDay: string): Rule | undefined
  /** Every version, oldest first. */
  history(id: string): readonly Rule[]
  source(id: string): Source | undefined
}

export type RulebookParts = {
  readonly version: string
  readonly rules: readonly Rule[]
  readonly sources: readonly Source[]
  readonly gaps: readonly Gap[]
}

export function rulebookOf({ version, rules, sources, gaps }: RulebookParts): Rulebook {
  const versions = Map.groupBy(rules, (rule) => rule.id)
  const sourceById = new Map(sources.map((source) => [source.id, source]))
  const find = (id: string, onDay: string) => versions.get(id)?.find((rule) => isInForce(rule, onDay))
  const rule = (id: string, onDay: string) => find(id, onDay) ?? missing(id, onDay, versions.has(id))
  return {
    version,
    all: rules,
    sources,
    gaps,
    find,
    rule,
    ruleOf: (kind, id, onDay) => ofKind(rule(id, onDay), kind),
    history: (id) => versions.get(id) ?? [],
    source: (id) => sourceById.get(id),
  }
}

function ofKind<K extends RuleKind>(rule: Rule, kind: K): RuleOf<K> {
  if (isKind(rule, kind)) return rule
  throw new Error(`rule ${rule.id} is a ${rule.kind}, not a ${kind}`)
}

function missing(id: string, onDay: string, known: boolean): never {
  throw new Error(known ? `rule ${id} is not in force on ${onDay}` : `no rule has the id ${id}`)
}
