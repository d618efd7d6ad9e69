import { handle, type BoundRoute } from '../kernel/http/handle.ts'
import { refuse } from '../kernel/refusal.ts'
import { importCalendarYear } from './calendar.actions.ts'
import * as contract from './calendar.contract.ts'
import { daysOf, yearRow } from './calendar.rules.ts'

export const calendarRoutes: readonly BoundRoute[] = [
  handle(contract.listCalendars, ({ rulebook }) => ({
    rows: rulebook.calendar.years.map((year) => yearRow(rulebook.calendar, year, rulebook.importedYears)),
  })),
  handle(contract.readCalendar, ({ rulebook }, { year }) => {
    const found = rulebook.calendar.years.find((one) => one.year === year)
    if (!found) return refuse('calendar.not-known', { year })
    return { ...yearRow(rulebook.calendar, found, rulebook.importedYears), days: daysOf(rulebook.calendar, year) }
  }),
  handle(contract.importCalendar, (ctx, { text, dryRun }, { language }) =>
    importCalendarYear(ctx, text, { dryRun, language }),
  ),
]
