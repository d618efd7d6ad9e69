import type { CalendarYear } from '../calendar/calendar-year.rules.ts'
import { always, unnoted, yearsKnownAt, type YearVersion } from '../calendar/calendar-version.rules.ts'
import { noteVersions, yearVersions } from '../calendar/calendar-version.store.ts'
import type { Ctx } from '../context.ts'
import { canonical } from '../proof/canonical.rules.ts'
import type { Rulebook } from './rulebook.ts'
import { versionOf } from './version.ts'

/** Calendars as they were known once: content-addressed, so that two who name the same version mean the same days. */

export const yearHash = (year: CalendarYear): string => versionOf({ years: [year] })
const same = (a: CalendarYear, b: CalendarYear): boolean => canonical(a) === canonical(b)

/** What was noted, and what the software brings that nobody noted yet. */
async function known(ctx: Pick<Ctx, 'db' | 'rulebook' | 'now'>) {
  const noted = await yearVersions(ctx)
  const shipped = ctx.rulebook.withYears([]).calendar.years
  return { noted, fresh: unnoted(shipped, noted, { now: ctx.now, same }) }
}

/** Before an import, and every night: a release may have brought another arrangement of a year. */
export async function noteShippedYears(ctx: Pick<Ctx, 'db' | 'rulebook' | 'now'>): Promise<void> {
  await noteVersions(ctx, (await known(ctx)).fresh)
}

/** A year that this installation is told. Told the same again, nothing became known. */
export async function noteToldYear(ctx: Pick<Ctx, 'db' | 'rulebook' | 'now'>, year: CalendarYear): Promise<void> {
  await noteShippedYears(ctx)
  const told = (await yearVersions(ctx, year.year)).findLast(({ origin }) => origin === 'import')
  if (!told || !same(told.content, year))
    await noteVersions(ctx, [{ origin: 'import', knownAt: ctx.now, content: year }])
}

export async function versionsOfYear(ctx: Pick<Ctx, 'db' | 'rulebook' | 'now'>, year: number): Promise<YearVersion[]> {
  const { noted, fresh } = await known(ctx)
  return [...noted, ...fresh]
    .filter(({ content }) => content.year === year)
    .toSorted((a, b) => a.knownAt.getTime() - b.knownAt.getTime())
}

/** The rulebook with the working days as they were known at an instant. */
export async function rulebookKnownAt(ctx: Pick<Ctx, 'db' | 'rulebook' | 'now'>, at: Date): Promise<Rulebook> {
  const { noted, fresh } = await known(ctx)
  return ctx.rulebook.withOnly(yearsKnownAt([...noted, ...fresh], at < always ? always : at))
}
