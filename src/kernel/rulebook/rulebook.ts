import type { CalendarYear } from '../calendar/calendar-year.rules.ts'
import { workCalendar, type WorkCalendar } from '../calendar/work-calendar.rules.ts'
import type { Question } from '../remedy/question.contract.ts'
import type { Rule, RuleKind, RuleOf, Source } from './rulebook.contract.ts'
import { isInForce, isKind } from './rulebook.rules.ts'
import { versionOf } from './version.ts'

/** A stretch of days in which an id has no version in force, between two that have. Reported, not refused. */
export type Gap = { readonly id: string; readonly from: string; readonly until: string }

/** The law and the plan's own rules as one value: loaded once, never changed, handed to every function through `ctx`. */
export type Rulebook = {
  /** Content hash: equal content has an equal version, whatever the order of files, entries or comments. */
  readonly version: string
  readonly all: readonly Rule[]
  readonly sources: readonly Source[]
  /** What remedies ask, in the order of the form. */
  readonly questions: readonly Question[]
  readonly gaps: readonly Gap[]
  /** Working days, from the years in the rulebook and those imported into this installation. */
  readonly calendar: WorkCalendar
  /** Years that came by import. */
  readonly importedYears: readonly number[]
  /** The version of a rule that is in force on a day; an unknown id or a day outside its life is a bug and throws. */
  rule(id: string, onDay: string): Rule
  /** The same, of one kind. */
  ruleOf<K extends RuleKind>(kind: K, id: string, onDay: string): RuleOf<K>
  find(id: string, onDay: string): Rule | undefined
  /** Every version, oldest first. */
  history(id: string): readonly Rule[]
  source(id: string): Source | undefined
  question(id: string): Question | undefined
  /** The same rulebook with exactly these imported years. */
  withYears(imported: readonly CalendarYear[]): Rulebook
  /** The same rules with these years and no others. */
  withOnly(years: readonly CalendarYear[]): Rulebook
}

export type RulebookParts = {
  readonly rules: readonly Rule[]
  readonly sources: readonly Source[]
  readonly questions: readonly Question[]
  readonly gaps: readonly Gap[]
  readonly years: readonly CalendarYear[]
}

/** `imported` years take the place of the same years of the rulebook: a notice that came out after the release. */
export function rulebookOf(parts: RulebookParts, imported: readonly CalendarYear[] = []): Rulebook {
  const { rules, sources, questions, gaps } = parts
  const years = [...parts.years.filter(({ year }) => !imported.some((one) => one.year === year)), ...imported]
  const versions = Map.groupBy(rules, (rule) => rule.id)
  const questionById = new Map(questions.map((question) => [question.id, question]))
  const sourceById = new Map(sources.map((source) => [source.id, source]))
  const find = (id: string, onDay: string) => versions.get(id)?.find((rule) => isInForce(rule, onDay))
  const rule = (id: string, onDay: string) => find(id, onDay) ?? missing(id, onDay, versions.has(id))
  return {
    version: versionOf({ rules, sources, questions, years }),
    all: rules,
    sources,
    questions,
    gaps,
    calendar: workCalendar(years),
    importedYears: imported.map(({ year }) => year),
    withYears: (more) => rulebookOf(parts, more),
    withOnly: (only) => rulebookOf({ ...parts, years: only }),
    find,
    rule,
    ruleOf: (kind, id, onDay) => ofKind(rule(id, onDay), kind),
    history: (id) => versions.get(id) ?? [],
    source: (id) => sourceById.get(id),
    question: (id) => questionById.get(id),
  }
}

function ofKind<K extends RuleKind>(rule: Rule, kind: K): RuleOf<K> {
  if (isKind(rule, kind)) return rule
  throw new Error(`rule ${rule.id} is a ${rule.kind}, not a ${kind}`)
}

function missing(id: string, onDay: string, known: boolean): never {
  throw new Error(known ? `rule ${id} is not in force on ${onDay}` : `no rule has the id ${id}`)
}
