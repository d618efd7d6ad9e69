import type { Words } from '../kernel/route.contract.ts'
import type { ClauseLine, ClauseView, ControlView, Evidence, MeasureView, PlanChapter } from './plan.contract.ts'
import { explain, stateOfReading, type Reading } from './measure.rules.ts'
import { chapterOf, type Clause, type Control, type Measure, type Plan } from './plan-file.rules.ts'
import {
  clausesOf,
  countBuilt,
  countStates,
  isMeasurable,
  judgeClause,
  readingKey,
  stateOfControl,
  worstOf,
} from './state.rules.ts'

/** What the process can do, with the words each route or job has for itself, and the clause it says it carries out. */
export type Ability = { readonly key: string; readonly words: Words | null; readonly clause: string | null }
export type Abilities = ReadonlyMap<string, Ability>
export type TimedReading = Reading & { readonly computedAt: Date }
export type DailyReading = { readonly measure: string; readonly day: string; readonly value: number | null }

export type Known = {
  readonly plan: Plan
  readonly abilities: Abilities
  readonly existing: ReadonlySet<string>
  readonly readings: ReadonlyMap<string, TimedReading>
  readonly since: ReadonlyMap<string, Date>
}

export const existingOf = (abilities: Abilities): ReadonlySet<string> => new Set(abilities.keys())

export function viewChapter(known: Known, chapter: Plan['chapters'][number]): PlanChapter {
  const clauses = clausesOf(known.plan, chapter.id)
  const lines = clauses.map((clause) => viewLine(known, clause))
  const states = lines.map(({ state }) => state)
  return {
    id: chapter.id,
    title: chapter.title,
    state: worstOf(states),
    counts: countStates(states),
    controls: countBuilt(clauses, known.existing),
    clauses: lines,
  }
}

export function viewLine(known: Known, clause: Clause): ClauseLine {
  const { state, reasons, controls } = judgeClause(clause, known.existing, known.readings)
  const since = known.since.get(clause.id)?.toISOString() ?? null
  const { id, title, summary, owner } = clause
  return { id, title, summary, owner, state, since, reasons: [...reasons], controls }
}

type Detail = {
  readonly figures: boolean
  readonly mayMeasure: boolean
  readonly evidence: ReadonlyMap<string, Evidence>
  readonly history: readonly DailyReading[]
  readonly rules: readonly { readonly id: string; readonly title: Words }[]
}

export function viewClause(known: Known, clause: Clause, detail: Detail): ClauseView {
  const index = known.plan.clauses.indexOf(clause)
  const neighbour = (at: number) => {
    const other = known.plan.clauses[at]
    return other ? { id: other.id, title: other.title } : null
  }
  const chapter = known.plan.chapters.find(({ id }) => id === chapterOf(clause.id))
  return {
    ...viewLine(known, clause),
    chapter: { id: chapterOf(clause.id), title: chapter?.title ?? clause.title },
    controls: clause.controls.map((control) => viewControl(known, control, detail)),
    measures: clause.measures.map((measure) => viewMeasure(known, { clause, measure }, detail)),
    routes: otherRoutes(known.abilities, clause),
    rules: [...detail.rules],
    figures: detail.figures,
    mayMeasure: detail.mayMeasure,
    previous: neighbour(index - 1),
    next: neighbour(index + 1),
  }
}

function viewControl(known: Known, control: Control, detail: Detail): ControlView {
  return {
    id: control.id,
    words: { zh: control.zh, en: control.en },
    state: stateOfControl(control, known.existing),
    places: control.carriedOutBy.map((key) => viewPlace(key, known.abilities.get(key))),
    page: control.page ?? null,
    evidence: control.evidence.map((kind) => {
      const seen = detail.evidence.get(kind) ?? { kind, words: null, count: 0, lastAt: null }
      return detail.figures ? seen : { ...seen, count: null, lastAt: null }
    }),
  }
}

const kindOf = (key: string): 'route' | 'job' | 'reaction' => {
  if (key.startsWith('job ')) return 'job'
  return key.startsWith('reaction ') ? 'reaction' : 'route'
}

const viewPlace = (key: string, ability: Ability | undefined): ControlView['places'][number] => ({
  key,
  kind: kindOf(key),
  exists: ability !== undefined,
  words: ability?.words ?? null,
})

function otherRoutes(abilities: Abilities, clause: Clause): ControlView['places'] {
  const named = new Set(clause.controls.flatMap((control) => control.carriedOutBy))
  const own = [...abilities.values()].filter((one) => one.clause !== null && touches(clause.id, one.clause))
  return own.filter(({ key }) => !named.has(key)).map((one) => viewPlace(one.key, one))
}

/** A rule or route that names `7.3` speaks of `7.3.1` too; one that names `4.2` of `4.2(1)`. */
export const touches = (clauseId: string, named: string): boolean =>
  clauseId === named || clauseId.startsWith(`${named}.`) || clauseId.startsWith(`${named}(`)

function viewMeasure(known: Known, at: { clause: Clause; measure: Measure }, detail: Detail): MeasureView {
  const { clause, measure } = at
  const measurable = isMeasurable(clause, known.existing)
  const reading = measurable ? known.readings.get(readingKey(clause.id, measure.id)) : undefined
  const shown = detail.figures ? reading : undefined
  return {
    id: measure.id,
    words: { zh: measure.zh, en: measure.en },
    how: explain(measure.computed),
    unit: measure.unit,
    target: measure.target,
    state: stateOfReading(measure.target, reading),
    value: shown?.value ?? null,
    sample: shown?.sample ?? null,
    computedAt: reading?.computedAt.toISOString() ?? null,
    history: detail.figures
      ? detail.history.filter((one) => one.measure === measure.id).map(({ day, value }) => ({ day, value }))
      : [],
  }
}

export type ClauseHit = { readonly title: string; readonly detail: string; readonly href: string; readonly kind: Words }

/** By number, or by words of the title in either language. */
export function searchClauses(plan: Plan, text: string, limit: number): ClauseHit[] {
  const words = text.trim().toLowerCase()
  if (words === '') return []
  const fits = ({ id, title }: Clause): boolean =>
    id.startsWith(words) || title.zh.includes(words) || title.en.toLowerCase().includes(words)
  return plan.clauses
    .filter(fits)
    .slice(0, limit)
    .map(({ id, title }) => ({
      title: `${id} ${title.zh}`,
      detail: title.en,
      href: `/plan/${id}`,
      kind: { zh: '预案条款', en: 'Clause of the plan' },
    }))
}
