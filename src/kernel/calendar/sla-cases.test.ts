import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { testRulebook } from '../../../tests/support/parts.ts'
import { dueOf } from './count.rules.ts'
import { dayNumber, dayText } from './day.rules.ts'
import { isWorkingDay, type Schedule, type Window } from './schedule.rules.ts'
import * as time from './working-time.rules.ts'
import { zoneDay } from './zone.rules.ts'

type Hours = [string, string][]
type ForeignCalendar = {
  tz: string
  weekly: Record<string, Hours>
  holidays: string[]
  shifts: Record<string, Hours>
  breaks: Record<string, Hours>
}
type Case = {
  id: string
  op: string
  calendar: string
  start: string
  end?: string
  days?: number
  seconds?: number
  hold_seconds?: number
  level_seconds?: number
  pauses?: [string, string][]
  expected: string | number | boolean
  convention?: string
  why?: string
  expected_seconds?: number
  last_day?: string
}
type CaseFile = { calendars: Record<string, ForeignCalendar>; cases: Case[]; suspect: Case[] }

const file = `${process.env['XIAOBAO_SHARED'] ?? fileURLToPath(new URL('../../../../shared', import.meta.url))}/cases/sla_cases.json`
const present = existsSync(file)
if (!present)
  console.log('skipped: ../shared/cases/sla_cases.json is not here; the deadline cases of other systems were not run')
const read: CaseFile = present ? JSON.parse(readFileSync(file, 'utf8')) : { calendars: {}, cases: [], suspect: [] }

/** Conventions we do not follow, each with its reason in docs/decisions/0010-conventions-of-counting.md. */
const notOurs: Record<string, readonly string[]> = {
  'a window has its wall-clock length also on the night the clocks change': ['c062'],
}

const seconds = (text: string) => {
  const [hours = 0, minutes = 0, rest = 0] = text.split(':').map(Number)
  return hours * 3600 + minutes * 60 + rest
}
const windows = (hours: Hours): Window[] => hours.map(([from, to]) => [seconds(from), seconds(to)])
const byDay = (days: Record<string, Hours>) =>
  new Map(Object.entries(days).map(([day, hours]) => [dayNumber(day), windows(hours)]))
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const scheduleOf = (name: string): Schedule => {
  const { tz, weekly, holidays, shifts, breaks } = read.calendars[name]!
  return {
    zone: tz,
    weekly: Object.fromEntries(Object.entries(weekly).map(([day, hours]) => [weekdays.indexOf(day), windows(hours)])),
    holidays: new Set(holidays.map(dayNumber)),
    shifts: byDay(shifts ?? {}),
    breaks: byDay(breaks ?? {}),
  }
}

/** Ours and the file's answer, both as text. */
function answers(item: Case): [string, string] {
  const instant = (value: unknown) => new Date(String(value)).toISOString()
  const legal = { legal_deadline_working_days: 'working-day', legal_deadline_natural_days: 'natural-day' } as const
  if (item.op in legal) {
    const unit = legal[item.op as keyof typeof legal]
    const due = dueOf({ amount: item.days!, unit, roll: 'rest' }, new Date(item.start), testRulebook.calendar)
    return [`${due.dueAt.toISOString()} ${dayText(due.lastDay)}`, `${instant(item.expected)} ${item.last_day}`]
  }
  const calendar = testRulebook.calendar
  if (item.calendar === 'cn' && item.op === 'is_working_day')
    return [String(calendar.isWorking(dayNumber(item.start))), String(item.expected)]
  if (item.calendar === 'cn' && item.op === 'count_working_days_inclusive')
    return [String(calendar.workingDaysBetween(dayNumber(item.start) - 1, dayNumber(item.end!))), String(item.expected)]
  const schedule = scheduleOf(item.calendar)
  const start = new Date(item.start)
  const pauses = (item.pauses ?? []).map(([from, until]) => ({ from: Date.parse(from), until: Date.parse(until) }))
  const text = (value: unknown) => String(value)
  const localTime = start.getTime() - zoneDay(schedule.zone, start.getTime()) * 86_400_000
  const daysKeepingTime = (days: number, from: Date) => {
    const rolledStart = time.nextWorkingInstant(schedule, from)
    const day = time.addWorkingDays(schedule, zoneDay(schedule.zone, rolledStart.getTime()), days)
    return new Date(
      day * 86_400_000 + (rolledStart.getTime() - zoneDay(schedule.zone, rolledStart.getTime()) * 86_400_000),
    )
  }
  switch (item.op) {
    case 'add_working_time':
      return [time.addWorkingTime(schedule, start, item.seconds!).toISOString(), instant(item.expected)]
    case 'next_working_instant':
      return [time.nextWorkingInstant(schedule, start).toISOString(), instant(item.expected)]
    case 'previous_working_instant':
      return [time.previousWorkingInstant(schedule, start).toISOString(), instant(item.expected)]
    case 'working_time_between':
      return [text(time.workingTimeBetween(schedule, start, new Date(item.end!))), text(item.expected_seconds)]
    case 'working_days_between': {
      // The other convention in use: the first day counts, the last does not.
      const shift = item.convention?.includes('start included, end excluded') ? 1 : 0
      const days = time.workingDaysBetween(schedule, dayNumber(item.start) - shift, dayNumber(item.end!) - shift)
      return [text(days), text(item.expected)]
    }
    case 'add_working_days': {
      if (item.convention?.includes('first rolls to the next opening'))
        return [daysKeepingTime(item.days!, start).toISOString(), instant(item.expected)]
      const day = time.addWorkingDays(schedule, zoneDay(schedule.zone, start.getTime()), item.days!)
      if (item.start.length === 10) return [dayText(day), text(item.expected)]
      const sameTime = new Date(day * 86_400_000 + localTime)
      const snapped = item.convention?.includes('snap to working time')
        ? time.nextWorkingInstant(schedule, sameTime)
        : sameTime
      return [snapped.toISOString(), instant(item.expected)]
    }
    case 'add_working_days_then_time':
      return [
        time.addWorkingTime(schedule, daysKeepingTime(item.days!, start), item.seconds!).toISOString(),
        instant(item.expected),
      ]
    case 'deadline_with_pauses':
      return [time.addWorkingTime(schedule, start, item.seconds!, pauses).toISOString(), instant(item.expected)]
    case 'elapsed_with_pauses':
      return [text(time.workingTimeBetween(schedule, start, new Date(item.end!), pauses)), text(item.expected_seconds)]
    case 'deadline_with_hold':
      return [
        time.addWorkingTime(schedule, start, item.seconds! + item.hold_seconds!).toISOString(),
        instant(item.expected),
      ]
    case 'escalation_level':
      return [
        time
          .addWorkingTime(schedule, time.addWorkingTime(schedule, start, item.seconds!, pauses), item.level_seconds!)
          .toISOString(),
        instant(item.expected),
      ]
    case 'end_of_nth_working_day':
      return [time.endOfNthWorkingDay(schedule, start, item.days!).toISOString(), instant(item.expected)]
    case 'working_minutes_floor':
      return [text(Math.floor(time.workingTimeBetween(schedule, start, new Date(item.end!)) / 60)), text(item.expected)]
    case 'is_working_instant':
      return [text(time.isWorkingInstant(schedule, start)), text(item.expected)]
    case 'is_working_day':
      return [text(isWorkingDay(schedule, dayNumber(item.start.slice(0, 10)))), text(item.expected)]
    case 'count_working_days_inclusive':
      return [
        text(time.workingDaysBetween(schedule, dayNumber(item.start) - 1, dayNumber(item.end!))),
        text(item.expected),
      ]
    default:
      throw new Error(`no such operation: ${item.op}`)
  }
}

test.runIf(present)('every statutory deadline of the case file is met to the day and the instant', () => {
  const legal = read.cases.filter(({ op }) => op.startsWith('legal_'))
  expect(legal.length).toBeGreaterThanOrEqual(26)
  for (const item of legal) {
    const [ours, theirs] = answers(item)
    expect(ours, item.id).toBe(theirs)
  }
})

test.runIf(present)(
  'of the cases of other systems exactly those differ whose convention we decided not to follow',
  () => {
    const different = read.cases.flatMap((item) => {
      const [ours, theirs] = answers(item)
      return ours === theirs ? [] : [`${item.id} ${item.op} ${ours} ${theirs}`]
    })
    expect(
      different.map((line) => line.split(' ')[0]),
      different.join('\n'),
    ).toEqual(Object.values(notOurs).flat().toSorted())
  },
)

test.runIf(present)(
  'where another library is wrong in its own tests, the value that follows from the definition is ours',
  () => {
    const defined = read.suspect.filter((item) => item.op === 'working_days_between')
    expect(defined.length).toBeGreaterThan(0)
    for (const item of defined) expect(item.why, item.id).toContain(`is ${answers(item)[0]}`)
  },
)
