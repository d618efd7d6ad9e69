import { z } from 'zod'
import { Role } from '../kernel/role.contract.ts'
import { readList, type Placed, type Problem, type TextFile } from '../kernel/rulebook/read-yaml.ts'
import { Computed, fitsUnit } from './measure.rules.ts'
import { Target, Unit } from './plan.contract.ts'

const Name = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/, 'lower-case words joined by hyphens')
const Text = z.string().trim().min(1).max(400)
const Words = z.strictObject({ zh: Text, en: Text })
const ClauseId = z
  .string()
  .regex(/^\d{1,2}(\.\d{1,2}){1,2}(\(\d{1,2}\))?$|^\d{1,2}\.law$/, 'a clause such as "7.3.1", "4.2(1)" or "5.law"')
const FactKind = z.string().regex(/^[a-z][a-z-]*\.[a-z][a-z-]*$/, 'a kind of fact such as complaint.filed')
const Place = z
  .string()
  .regex(
    /^(GET|POST|PUT|PATCH|DELETE) \/[\w:/.-]+$|^(job|reaction) [a-z][a-z.-]+$/,
    'a route such as "POST /api/complaints", or "job …" or "reaction …" with its name',
  )

export const ChapterEntry = z.strictObject({
  id: z.string().regex(/^\d{1,2}$/),
  title: Words,
  file: z.string().regex(/^\d{2}-[a-z]+\.yaml$/),
})
const ControlEntry = z.strictObject({
  id: Name,
  zh: Text,
  en: Text,
  carriedOutBy: z.array(Place).min(1).max(10),
  page: z.string().startsWith('/').max(100).optional(),
  evidence: z.array(FactKind).max(10).default([]),
})
const MeasureEntry = z.strictObject({
  id: Name,
  zh: Text,
  en: Text,
  unit: Unit,
  target: Target,
  computed: Computed,
})
export const ClauseEntry = z.strictObject({
  id: ClauseId,
  title: Words,
  summary: Words,
  owner: Role,
  controls: z.array(ControlEntry).min(1).max(20),
  measures: z.array(MeasureEntry).min(1).max(20),
})

export type Chapter = z.output<typeof ChapterEntry>
export type Control = z.output<typeof ControlEntry>
export type Measure = z.output<typeof MeasureEntry>
export type Clause = z.output<typeof ClauseEntry>
/** The plan as one value: read once when the process starts. */
export type Plan = { readonly chapters: readonly Chapter[]; readonly clauses: readonly Clause[] }
export type ReadPlan = { readonly plan: Plan; readonly problems: readonly Problem[] }

/** The plan from the texts of its files, with everything that is wrong in them at once, each with file, line and reason. */
export function readPlan(files: readonly TextFile[]): ReadPlan {
  const index = files.find(({ name }) => name.endsWith('chapters.yaml'))
  if (!index) return broken({ file: 'plan', line: 1, reason: 'chapters.yaml is missing' })
  const chapters = readList(index, ChapterEntry)
  const rest = files.filter((file) => file !== index)
  const lists = rest.map((file) => ({ file, list: readList(file, ClauseEntry) }))
  const clauses = lists.flatMap(({ list }) => list.entries)
  return {
    plan: { chapters: chapters.entries.map(({ entry }) => entry), clauses: clauses.map(({ entry }) => entry) },
    problems: [
      ...chapters.problems,
      ...lists.flatMap(({ list }) => list.problems),
      ...chapters.entries.flatMap((chapter) => chapterProblems(chapter, rest)),
      ...lists.flatMap(({ file, list }) =>
        list.entries.flatMap((clause) => homeProblems(clause, file, chapters.entries)),
      ),
      ...clauses.flatMap((clause) => clauseProblems(clause, clauses)),
    ],
  }
}

const broken = (problem: Problem): ReadPlan => ({ plan: { chapters: [], clauses: [] }, problems: [problem] })
const at = ({ file, line }: Placed<unknown>, reason: string): Problem => ({ file, line, reason })

/** `4.2(1)` belongs to chapter 4. */
export const chapterOf = (clauseId: string): string => clauseId.split('.')[0] ?? clauseId

function chapterProblems(chapter: Placed<Chapter>, files: readonly TextFile[]): Problem[] {
  const there = files.some(({ name }) => name.endsWith(chapter.entry.file))
  return there ? [] : [at(chapter, `chapter ${chapter.entry.id}: its file ${chapter.entry.file} is missing`)]
}

function homeProblems(clause: Placed<Clause>, file: TextFile, chapters: readonly Placed<Chapter>[]): Problem[] {
  const home = chapters.find(({ entry }) => entry.id === chapterOf(clause.entry.id))
  if (home && file.name.endsWith(home.entry.file)) return []
  return [
    at(clause, `${clause.entry.id}: belongs into ${home?.entry.file ?? 'a chapter that chapters.yaml does not list'}`),
  ]
}

function clauseProblems(clause: Placed<Clause>, all: readonly Placed<Clause>[]): Problem[] {
  const { id, controls, measures } = clause.entry
  const twice = all.find((other) => other.entry.id === id)
  const misfit = measures.filter((measure) => !fitsUnit(measure))
  return [
    ...(twice && twice !== clause ? [at(clause, `${id}: also in ${twice.file}:${twice.line}`)] : []),
    ...doubles(controls).map((name) => at(clause, `${id}: two controls are called ${name}`)),
    ...doubles(measures).map((name) => at(clause, `${id}: two measures are called ${name}`)),
    ...misfit.map((one) => at(clause, `${id}: ${one.computed.measure} is not measured in ${one.unit}`)),
    ...measures
      .filter(isBackwards)
      .map((one) => at(clause, `${id}: atRisk of ${one.id} lies on the wrong side of its target`)),
  ]
}

function doubles(items: readonly { id: string }[]): string[] {
  return [...Map.groupBy(items, ({ id }) => id)].filter(([, group]) => group.length > 1).map(([id]) => id)
}

function isBackwards({ target }: Measure): boolean {
  if (target.atRisk === undefined) return false
  return target.operator === '>=' ? target.atRisk < target.value : target.atRisk > target.value
}
