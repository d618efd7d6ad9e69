import { problemsOfYear, type CalendarYear } from '../calendar/calendar-year.rules.ts'
import type { Question } from '../remedy/question.contract.ts'
import { budgetProblems } from './budget.rules.ts'
import { problemsOfRemedy } from '../remedy/remedy-check.rules.ts'
import type { Rule, Source } from './rulebook.contract.ts'
import type { Placed, Problem, ReadList } from './read-yaml.ts'
import type { Gap } from './rulebook.ts'

type PlacedRule = Placed<Rule>
type Read<T> = Pick<ReadList<T>, 'entries' | 'ids'>
/** Ids also name the broken entries: a reference to one of them is not a second mistake. */
type Known = {
  readonly rules: ReadonlyMap<string, readonly PlacedRule[]>
  readonly ruleIds: ReadonlySet<string>
  readonly sources: ReadonlyMap<string, Source>
  readonly sourceIds: ReadonlySet<string>
  readonly questions: ReadonlyMap<string, Question>
  readonly questionIds: ReadonlySet<string>
}
const noQuestions: Read<Question> = { entries: [], ids: [] }

/** What no single entry can know: references, lives of versions, one kind per id. */
export function checkTogether(
  rules: Read<Rule>,
  sources: Read<Source>,
  questions: Read<Question> = noQuestions,
): { problems: Problem[]; gaps: Gap[] } {
  const known: Known = {
    rules: Map.groupBy(rules.entries, ({ entry }) => entry.id),
    ruleIds: new Set(rules.ids),
    sources: new Map(sources.entries.map(({ entry }) => [entry.id, entry])),
    sourceIds: new Set(sources.ids),
    questions: new Map(questions.entries.map(({ entry }) => [entry.id, entry])),
    questionIds: new Set(questions.ids),
  }
  const problems = [
    ...sources.entries.flatMap((source) => sourceProblems(source, sources.entries, known)),
    ...questions.entries.flatMap((question) => twinProblems(question, questions.entries)),
    ...rules.entries.flatMap((rule) => [
      ...lifeProblems(rule, known),
      ...referenceProblems(rule, known),
      ...policyProblems(rule, known),
      ...remedyProblems(rule, known),
      ...violationProblems(rule, known),
    ]),
  ]
  problems.push(...budgetProblems(rules.entries))
  const gaps: Gap[] = []
  for (const versions of known.rules.values()) {
    const oldestFirst = versions.toSorted((a, b) => (a.entry.from < b.entry.from ? -1 : 1))
    for (const [index, later] of oldestFirst.entries()) {
      const earlier = oldestFirst[index - 1]
      if (earlier) compareVersions(earlier, later, { problems, gaps })
    }
  }
  return { problems, gaps }
}

/** Days outside the year, days said twice, a year given twice. */
export function checkYears(years: readonly Placed<CalendarYear>[], language: 'zh' | 'en' = 'en'): Problem[] {
  return years.flatMap((placed) => {
    const { file, line, entry } = placed
    const twin = years.find((other) => other !== placed && other.entry.year === entry.year)
    return [
      ...problemsOfYear(entry).map(({ path, ...words }) => ({
        file,
        line: placed.lineOf(path),
        reason: `${entry.year}: ${words[language]}`,
      })),
      ...(twin ? [{ file, line, reason: `${entry.year}: this year is also in ${twin.file}:${twin.line}` }] : []),
    ]
  })
}

type Place = { readonly file: string; readonly line: number; readonly entry: { readonly id: string } }
const problem = (at: Place, reason: string): Problem => ({
  file: at.file,
  line: at.line,
  reason: `${at.entry.id}: ${reason}`,
})

function sourceProblems(source: Placed<Source>, all: readonly Placed<Source>[], known: Known): Problem[] {
  const { from, until, replacedBy } = source.entry
  const problems = twinProblems(source, all)
  if (until !== undefined && until < from) problems.push(problem(source, `until ${until} is before from ${from}`))
  if (replacedBy !== undefined && !known.sourceIds.has(replacedBy))
    problems.push(problem(source, `replacedBy: no source has the id ${replacedBy}`))
  return problems
}

function twinProblems<T extends { readonly id: string }>(one: Placed<T>, all: readonly Placed<T>[]): Problem[] {
  const twin = all.find((other) => other !== one && other.entry.id === one.entry.id)
  return twin ? [problem(one, `this id is also used in ${twin.file}:${twin.line}`)] : []
}

/** A question that is broken itself is not also reported as missing. */
function remedyProblems(rule: PlacedRule, { questions, questionIds, rules, ruleIds }: Known): Problem[] {
  if (rule.entry.kind !== 'remedy' || questionIds.size > questions.size) return []
  const isClock = (id: string) => (rules.get(id)?.[0]?.entry.kind ?? (ruleIds.has(id) ? 'clock' : null)) === 'clock'
  return problemsOfRemedy(rule.entry, { questions, isClock }).map((reason) => problem(rule, reason))
}

function lifeProblems(rule: PlacedRule, known: Known): Problem[] {
  const { from, until, source: sourceId } = rule.entry
  const problems: Problem[] = []
  if (until !== undefined && until < from) problems.push(problem(rule, `until ${until} is before from ${from}`))
  if (!known.sourceIds.has(sourceId)) problems.push(problem(rule, `source: no source has the id ${sourceId}`))
  const source = known.sources.get(sourceId)
  if (source && from < source.from)
    problems.push(problem(rule, `from ${from} is before its source ${sourceId} came into force (${source.from})`))
  if (source?.until !== undefined && (until === undefined || until > source.until))
    problems.push(
      problem(rule, `its source ${sourceId} ended on ${source.until}: give it an until on or before that day`),
    )
  return problems
}

function referenceProblems(rule: PlacedRule, known: Known): Problem[] {
  return referencesOf(rule.entry).flatMap(({ field, id, kind }) => {
    if (!known.ruleIds.has(id)) return [problem(rule, `${field}: no rule has the id ${id}`)]
    const target = known.rules.get(id)?.[0]?.entry
    if (!target || target.kind === kind) return []
    return [problem(rule, `${field}: ${id} is a ${target.kind}, a ${kind} is needed`)]
  })
}

/** Of a policy: the source of who pays the freight, and that an exclusion applies in the way the statute knows it. */
function policyProblems(rule: PlacedRule, known: Known): Problem[] {
  if (rule.entry.kind !== 'aftersales-policy') return []
  const lost = rule.entry.terms.filter(({ freightSource }) => !known.sourceIds.has(freightSource))
  const odd = rule.entry.exclusions.filter(({ rule: id, applies }) => {
    const target = known.rules.get(id)?.[0]?.entry
    return target?.kind === 'aftersales-exclusion' && target.needsConfirmation !== (applies === 'confirmed')
  })
  return [
    ...lost.map(({ freightSource }) => problem(rule, `freightSource: no source has the id ${freightSource}`)),
    ...odd.map(({ rule: id }) =>
      problem(rule, `exclusions: ${id} must apply as "confirmed" exactly when it needs the consumer's confirmation`),
    ),
  ]
}

/** A statute that is named must be known, and a node whose measure lasts must say how long. */
function violationProblems({ entry: rule, ...place }: PlacedRule, known: Known): Problem[] {
  const at = { ...place, entry: rule }
  if (rule.kind === 'violation' && rule.forbiddenBy && !known.sourceIds.has(rule.forbiddenBy.source))
    return [problem(at, `forbiddenBy: no source has the id ${rule.forbiddenBy.source}`)]
  if (rule.kind !== 'node') return []
  return rule.measures
    .filter(({ measure, days }) => measure.startsWith('no-') !== (days !== undefined))
    .map(({ measure }) => problem(at, `measures: ${measure} must say its days exactly when it lasts`))
}

type Reference = { readonly field: string; readonly id: string; readonly kind: Rule['kind'] }
function referencesOf(rule: Rule): Reference[] {
  switch (rule.kind) {
    case 'clock':
      return [
        ...(rule.ladder === undefined ? [] : [{ field: 'ladder', id: rule.ladder, kind: 'ladder' as const }]),
        ...(rule.within === undefined ? [] : [{ field: 'within', id: rule.within, kind: 'clock' as const }]),
      ]
    case 'channel':
      return rule.clocks.map((id) => ({ field: 'clocks', id, kind: 'clock' }))
    case 'pause':
      return rule.examples.map(({ clock }) => ({ field: 'examples', id: clock, kind: 'clock' }))
    case 'aftersales-policy':
      return [
        ...rule.terms.flatMap(({ window, answerBy, refundBy }) => [
          { field: 'terms', id: window, kind: 'clock' as const },
          { field: 'terms', id: answerBy, kind: 'clock' as const },
          ...(refundBy === undefined ? [] : [{ field: 'terms', id: refundBy, kind: 'clock' as const }]),
        ]),
        ...rule.exclusions.map(({ rule: id }) => ({ field: 'exclusions', id, kind: 'aftersales-exclusion' as const })),
      ]
    case 'aftersales-exclusion':
    case 'ladder':
    case 'notice':
    case 'retention':
    case 'recurrence':
    case 'parameter':
    case 'remedy':
    case 'wording':
    case 'violation':
    case 'node':
    case 'checklist':
    case 'evidence':
    case 'reading':
    case 'purpose':
    case 'signal':
      return []
  }
}

function compareVersions(earlier: PlacedRule, later: PlacedRule, out: { problems: Problem[]; gaps: Gap[] }): void {
  const { id, until, kind } = earlier.entry
  const place = `${earlier.file}:${earlier.line}`
  if (kind !== later.entry.kind)
    out.problems.push(problem(later, `is a ${later.entry.kind} here and a ${kind} in ${place}`))
  if (until === undefined || until >= later.entry.from) {
    const end = until === undefined ? 'has no until' : `runs until ${until}`
    out.problems.push(
      problem(later, `starts on ${later.entry.from}, but the version in ${place} ${end}: two would be in force`),
    )
    return
  }
  const gapStart = shiftDay(until, 1)
  if (gapStart < later.entry.from) out.gaps.push({ id, from: gapStart, until: shiftDay(later.entry.from, -1) })
}

const shiftDay = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
