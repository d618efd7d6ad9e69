import { z } from 'zod'
import { Bilingual } from '../kernel/rulebook/rulebook.contract.ts'
import { declareRefusals } from '../kernel/refusal.contract.ts'
import { Day, Empty, Instant, route } from '../kernel/route.contract.ts'

const Year = z.int().min(2007).max(2100)

export const CalendarYearRow = z.object({
  year: z.int(),
  /** Announced by the State Council, or estimated from the statutory holidays. */
  announced: z.boolean(),
  /** From the rulebook, or imported into this installation. */
  imported: z.boolean(),
  notice: z.object({ title: z.string(), url: z.string().nullable() }).nullable(),
  workingDays: z.int(),
  daysOff: z.int(),
  makeUpDays: z.int(),
})
export type CalendarYearRow = z.infer<typeof CalendarYearRow>

export const listCalendars = route({
  method: 'GET',
  path: '/api/calendars',
  summary: { zh: '查看各年工作日历', en: 'List the working-day calendars' },
  who: ['anyone'],
  clause: '7.3.1',
  input: Empty,
  output: z.object({ rows: z.array(CalendarYearRow) }),
})

export const DayKind = z.enum(['working', 'rest', 'holiday', 'make-up'])
export type DayKind = z.infer<typeof DayKind>
export const CalendarDay = z.object({ day: Day, kind: DayKind, name: z.string().nullable() })

export const readCalendar = route({
  method: 'GET',
  path: '/api/calendars/:year',
  summary: { zh: '查看一年里每一天', en: 'Read a year day by day' },
  who: ['anyone'],
  clause: '7.3.1',
  input: z.strictObject({ year: Year }),
  output: CalendarYearRow.extend({ days: z.array(CalendarDay) }),
})

/** One arrangement of a year as it was known from some moment on. */
export const CalendarVersion = z.object({
  /** Hash of the content: the same hash is the same days. */
  version: z.string(),
  /** Null: before this installation began to note it. */
  knownAt: Instant.nullable(),
  origin: z.enum(['release', 'import']),
  announced: z.boolean(),
  notice: z.string(),
  daysOff: z.int(),
  makeUpDays: z.int(),
})
export type CalendarVersion = z.infer<typeof CalendarVersion>

export const listCalendarVersions = route({
  method: 'GET',
  path: '/api/calendars/:year/versions',
  summary: { zh: '一年的日历先后有过哪些版本', en: 'Which arrangements of a year were known, and since when' },
  who: ['anyone'],
  clause: '7.3.1',
  input: z.strictObject({ year: Year }),
  /** Oldest first. */
  output: z.object({ rows: z.array(CalendarVersion) }),
})

const Ending = z.object({ lastDay: Day, dueAt: Instant })
/** An open clock that ends at another time with the new calendar. One that stands still has no end to move. */
export const MovedClock = z.object({
  clock: z.string(),
  subject: z.string(),
  rule: z.string(),
  title: Bilingual,
  before: Ending,
  after: Ending,
})
export type MovedClock = z.infer<typeof MovedClock>
/** So many of them are listed; all are counted. */
export const maxMovedListed = 200

export const importCalendar = route({
  method: 'POST',
  path: '/api/calendars',
  summary: { zh: '导入一年的工作日历', en: 'Import the calendar of a year' },
  who: ['governance-officer', 'admin'],
  clause: '7.3.1',
  audit: 'calendar.import',
  input: z.strictObject({
    /** The text of the file, as under `rulebook/cn/calendars`. */
    text: z.string().min(1).max(20_000),
    /** Try it: nothing is stored, the answer is the same. */
    dryRun: z.boolean().default(true),
  }),
  output: z.object({
    year: z.int(),
    dryRun: z.boolean(),
    summary: CalendarYearRow,
    /** All clocks that move, and the first of them. */
    moved: z.int(),
    clocks: z.array(MovedClock),
    /** Version of the rulebook with this calendar in it. */
    rulebook: z.string(),
  }),
})

export const calendarRefusals = declareRefusals({
  'calendar.not-readable': {
    status: 422,
    zh: '这份日历有错：{problems}',
    en: 'This calendar has mistakes: {problems}',
  },
  'calendar.not-known': {
    status: 404,
    zh: '没有 {year} 年的日历。',
    en: 'There is no calendar for {year}.',
  },
})
