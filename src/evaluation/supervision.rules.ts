import { addMonths, dayNumber, dayText, shanghaiDay, startOfDay } from '../kernel/calendar/day.rules.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Words } from '../kernel/route.contract.ts'
import type { Rulebook } from '../kernel/rulebook/rulebook.ts'
import {
  Ending,
  firstMonth,
  mostMonths,
  usualMonths,
  type Supervision,
  type Tally,
  type Timeliness,
  type WantedPeriod,
} from './supervision.contract.ts'

type ProfileName = Supervision['months'][number]['profile']
export type Period = {
  readonly from: string
  readonly until: string
  readonly fromAt: Date
  readonly untilAt: Date
  readonly months: readonly string[]
  readonly profiles: readonly ProfileName[]
  readonly profile: ProfileName | null
}

/** 7.2.1, 7.2.2, 7.2.3 */
const inPlanOrder: readonly ProfileName[] = ['platform', 'regulator', 'social']

const monthAfter = (month: string, by: number): string => dayText(addMonths(dayNumber(`${month}-01`), by)).slice(0, 7)
const beginOf = (month: string): Date => startOfDay(dayNumber(`${month}-01`))

/** Whole months only: neighbouring periods then differ by a month's complaints at least, not by a single one. */
export function periodOf(wanted: WantedPeriod, now: Date): Period {
  const last = shanghaiDay(now).slice(0, 7)
  const until = wanted.until ?? last
  const from = wanted.from ?? laterOf(monthAfter(until, 1 - usualMonths), firstMonth)
  const months = from <= until ? monthsFrom(from, until) : []
  if (until > last || from < firstMonth || months.length === 0 || months.length > mostMonths)
    throw new Refusal('supervision.period', {
      field: until > last ? 'until' : 'from',
      first: firstMonth,
      last,
      most: mostMonths,
    })
  const profile = wanted.profile ?? null
  return {
    from,
    until,
    fromAt: beginOf(from),
    untilAt: beginOf(monthAfter(until, 1)),
    months,
    profiles: profile === null ? inPlanOrder : [profile],
    profile,
  }
}
const laterOf = (a: string, b: string): string => (a > b ? a : b)

/** Stops one past the limit, so that a period of a thousand years costs nothing to refuse. */
function monthsFrom(from: string, until: string): string[] {
  const months = []
  for (let month = from; month <= until && months.length <= mostMonths; month = monthAfter(month, 1)) months.push(month)
  return months
}

export type Watched = { readonly rule: string; readonly profile: ProfileName; readonly stage: 'respond' | 'finish' }

/** The clocks that channels start, in every version of the rulebook: which profile and stage each belongs to. */
export function watchedClocks({ all }: Pick<Rulebook, 'all'>): Watched[] {
  const stages = new Map(all.flatMap((rule) => (rule.kind === 'clock' ? [[rule.id, rule.stage] as const] : [])))
  const started = all.flatMap((channel) =>
    channel.kind === 'channel' ? channel.clocks.map((rule) => ({ rule, profile: channel.profile })) : [],
  )
  const watched = started.flatMap(({ rule, profile }): Watched[] => {
    const stage = stages.get(rule)
    return stage === 'respond' || stage === 'finish' ? [{ rule, profile, stage }] : []
  })
  return [...new Map(watched.map((one) => [one.rule, one])).values()]
}

export type ClockTally = {
  readonly rule: string
  readonly month: string
  readonly inTime: number
  readonly late: number
  readonly overdue: number
  readonly running: number
  readonly dropped: number
}

/** What the chapter on complaints answers. */
export type Figures = {
  readonly counts: readonly {
    readonly month: string
    readonly profile: ProfileName
    readonly category: Supervision['categories'][number]['category']
    readonly categoryTitle: Words
    /** There exactly when the complaint is closed. */
    readonly outcome: Supervision['outcomes'][number]['outcome'] | null
    readonly count: number
  }[]
  readonly spans: readonly {
    readonly profile: ProfileName | null
    readonly median: number | null
    readonly sample: number
  }[]
}

type Line = { readonly month: string; readonly profile: ProfileName }
export type Gathered = {
  readonly period: Period
  readonly figures: Figures
  readonly watched: readonly Watched[]
  readonly clocks: readonly ClockTally[]
}

export function viewFigures({ period, figures, watched, clocks }: Gathered) {
  const tally = (fits: (line: Line) => boolean) => tallyOf({ figures, watched, clocks }, fits)
  return {
    from: period.from,
    until: period.until,
    profile: period.profile,
    total: { ...tally(() => true), median: medianOf(figures, period.profile) },
    profiles: period.profiles.map((profile) => ({
      ...tally((line) => line.profile === profile),
      profile,
      median: medianOf(figures, profile),
    })),
    months: period.months.flatMap((month) =>
      period.profiles.map((profile) => ({
        ...tally((line) => line.month === month && line.profile === profile),
        month,
        profile,
      })),
    ),
    outcomes: Ending.options.map((outcome) => ({
      outcome,
      count: sum(figures.counts.filter((line) => line.outcome === outcome).map(({ count }) => count)),
    })),
    categories: categoriesOf(figures),
  }
}

function tallyOf({ figures, watched, clocks }: Omit<Gathered, 'period'>, fits: (line: Line) => boolean): Tally {
  const counts = figures.counts.filter(fits)
  const received = sum(counts.map(({ count }) => count))
  const closed = sum(counts.filter(({ outcome }) => outcome !== null).map(({ count }) => count))
  const stage = (name: Watched['stage']) =>
    timelinessOf(
      clocks.filter(({ rule, month }) =>
        watched.some((one) => one.rule === rule && one.stage === name && fits({ month, profile: one.profile })),
      ),
    )
  const [answered, finished] = [stage('respond'), stage('finish')]
  const breaches = answered.late + answered.overdue + finished.late + finished.overdue
  return { received, closed, open: received - closed, answered, finished, breaches }
}

function timelinessOf(lines: readonly ClockTally[]): Timeliness {
  const of = (name: 'inTime' | 'late' | 'overdue' | 'running' | 'dropped') => sum(lines.map((line) => line[name]))
  const [inTime, late, overdue] = [of('inTime'), of('late'), of('overdue')]
  return { inTime, late, overdue, decided: inTime + late + overdue, running: of('running'), dropped: of('dropped') }
}

function medianOf({ spans }: Figures, profile: ProfileName | null) {
  const line = spans.find((one) => one.profile === profile)
  return { workingDays: line?.median ?? null, sample: line?.sample ?? 0 }
}

function categoriesOf({ counts }: Figures): Supervision['categories'] {
  const byCategory = Map.groupBy(counts, ({ category }) => category)
  return [...byCategory]
    .flatMap(([category, lines]) => {
      const [first] = lines
      const count = sum(lines.map((line) => line.count))
      return first ? [{ category, title: { ...first.categoryTitle }, count }] : []
    })
    .toSorted((a, b) => b.count - a.count || a.category.localeCompare(b.category))
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
