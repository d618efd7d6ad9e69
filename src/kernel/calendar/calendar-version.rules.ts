import type { CalendarYear } from './calendar-year.rules.ts'

export type YearVersion = {
  /** From the software, or told to this installation; what was told goes before what came with a release. */
  readonly origin: 'release' | 'import'
  readonly knownAt: Date
  readonly content: CalendarYear
}

/** Known before this installation began to note it. */
export const always = new Date(0)

/** The versions of the software's own years that are not noted yet. The first that is ever noted of it was known always. */
export function unnoted(
  shipped: readonly CalendarYear[],
  noted: readonly YearVersion[],
  at: { readonly now: Date; readonly same: (a: CalendarYear, b: CalendarYear) => boolean },
): YearVersion[] {
  const released = noted.filter(({ origin }) => origin === 'release')
  const knownAt = released.length === 0 ? always : at.now
  return shipped.flatMap((content) => {
    const last = newest(released.filter((one) => one.content.year === content.year))
    return last && at.same(last.content, content) ? [] : [{ origin: 'release', knownAt, content }]
  })
}

/** Every year as it was known at an instant; a year of which nothing was known then is not among them. */
export function yearsKnownAt(versions: readonly YearVersion[], at: Date): CalendarYear[] {
  const known = versions.filter(({ knownAt }) => knownAt <= at)
  return [...Map.groupBy(known, ({ content }) => content.year).values()].flatMap((all) => {
    const told = all.filter(({ origin }) => origin === 'import')
    return newest(told.length > 0 ? told : all)?.content ?? []
  })
}

const newest = (versions: readonly YearVersion[]): YearVersion | undefined =>
  versions.toSorted((a, b) => a.knownAt.getTime() - b.knownAt.getTime()).at(-1)
