import { stringify } from 'csv-stringify/sync'
import type { Supervision, Tally, Timeliness } from './supervision.contract.ts'
import { figureWords, type FigureId } from './supervision-words.contract.ts'

type Place = { readonly profile?: string; readonly month?: string }
type Line = Place & {
  readonly figure: FigureId
  /** Of what: an outcome, a category, a merchant, a chapter; and which number of it. */
  readonly id?: string
  readonly name?: string
  readonly part?: string
  readonly value: number | null
  /** What the value is a part of, or how many it is the median of. */
  readonly of?: number
  readonly unit: 'complaints' | 'share' | 'breaches' | 'working-days' | 'clauses'
}
type Language = 'zh' | 'en'

/** One number a line, each with its definition, so that any program can read it and nobody can misread it. */
export function supervisionCsv(
  view: Supervision,
  language: Language,
): { readonly body: string; readonly rows: number } {
  const rows = linesOf(view, language).map((line) => {
    const { title, definition, source } = figureWords[line.figure]
    return {
      as_of: view.asOf,
      period_from: view.from,
      period_until: view.until,
      figure: line.figure,
      title: title[language],
      profile: line.profile ?? view.profile ?? 'all',
      month: line.month,
      id: line.id,
      name: line.name,
      part: line.part,
      value: line.value,
      of: line.of,
      unit: line.unit,
      definition: definition[language],
      source: source[language],
    }
  })
  // The mark makes spreadsheets read UTF-8; a text that they would run as a formula stays text.
  const body = stringify(rows, { header: true, bom: true, escape_formulas: true, record_delimiter: 'windows' })
  return { body, rows: rows.length }
}

function linesOf(view: Supervision, language: Language): Line[] {
  return [
    ...tallyLines(view.total, {}),
    medianLine(view.total, {}),
    ...view.profiles.flatMap((row) => [
      ...tallyLines(row, { profile: row.profile }),
      medianLine(row, { profile: row.profile }),
    ]),
    ...view.months.flatMap((row) => tallyLines(row, { profile: row.profile, month: row.month })),
    ...view.outcomes.map(({ outcome, count }): Line => {
      return { figure: 'outcomes', id: outcome, value: count, of: view.total.closed, unit: 'complaints' }
    }),
    ...view.categories.map(({ category, title, count }): Line => {
      const of = view.total.received
      return { figure: 'categories', id: category, name: title[language], value: count, of, unit: 'complaints' }
    }),
    ...merchantLines(view),
    ...view.plan.chapters.flatMap(({ id, title, counts }) =>
      Object.entries(counts).map(([part, value]): Line => ({
        figure: 'plan',
        id,
        name: title[language],
        part,
        value,
        unit: 'clauses',
      })),
    ),
  ]
}

function tallyLines(tally: Tally, place: Place): Line[] {
  const share = (figure: FigureId, { inTime, decided }: Timeliness): Line => {
    return { figure, ...place, value: inTime, of: decided, unit: 'share' }
  }
  return [
    { figure: 'received', ...place, value: tally.received, unit: 'complaints' },
    { figure: 'closed', ...place, value: tally.closed, unit: 'complaints' },
    { figure: 'open', ...place, value: tally.open, unit: 'complaints' },
    share('answered', tally.answered),
    share('finished', tally.finished),
    { figure: 'breaches', ...place, value: tally.breaches, unit: 'breaches' },
  ]
}

const medianLine = ({ median }: Pick<Supervision['total'], 'median'>, place: Place): Line => {
  return { figure: 'working-days', ...place, value: median.workingDays, of: median.sample, unit: 'working-days' }
}

const merchantLines = ({ merchants: { rows, others } }: Supervision): Line[] => [
  ...rows.flatMap(({ id, name, received, closed, resolved }): Line[] => [
    { figure: 'merchants', id, name, part: 'received', value: received, unit: 'complaints' },
    { figure: 'merchants', id, name, part: 'resolved', value: resolved, of: closed, unit: 'share' },
  ]),
  { figure: 'merchants', id: 'others', part: 'received', value: others.complaints, unit: 'complaints' },
  { figure: 'merchants', id: 'others', part: 'merchants', value: others.merchants, unit: 'complaints' },
]
