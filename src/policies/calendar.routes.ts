import { handle, type BoundRoute } from '../kernel/http/handle.ts'
import { refuse } from '../kernel/refusal.ts'
import { versionsOfYear, yearHash } from '../kernel/rulebook/calendar-known.ts'
import { importCalendarYear } from './calendar.actions.ts'
import * as contract from './calendar.contract.ts'
import { daysOf, versionRow, yearRow } from './calendar.rules.ts'

export const calendarRoutes: readonly BoundRoute[] = [
  handle(contract.listCalendars, ({ rulebook }) => ({
    rows: rulebook.calendar.years.map((year) => yearRow(rulebook.calendar, year, rulebook.importedYears)),
  })),
  handle(contract.readCalendar, ({ rulebook }, { year }) => {
    const found = rulebook.calendar.years.find((one) => one.year === year)
    if (!found) return refuse('calendar.not-known', { year })
    return { ...yearRow(rulebook.calendar, found, rulebook.importedYears), days: daysOf(rulebook.calendar, year) }
  }),
  handle(contract.listCalendarVersions, async (ctx, { year }) => {
    const versions = await versionsOfYear(ctx, year)
    if (versions.length === 0) return refuse('calendar.not-known', { year })
    return { rows: versions.map((one) => versionRow(one, yearHash(one.content))) }
  }),
  handle(contract.importCalendar, (ctx, { text, dryRun }, { language }) =>
    importCalendarYear(ctx, text, { dryRun, language }),
  ),
]
