import { dayText, shanghaiDayNumber } from '../kernel/calendar/day.rules.ts'
import type { Recomputed } from '../kernel/clock/clock.actions.ts'
import type { Ctx } from '../kernel/context.ts'
import { record } from '../kernel/fact/record.ts'
import { enqueueAll } from '../kernel/job/enqueue.ts'
import { refuse } from '../kernel/refusal.ts'
import { importCalendarYear as importYear } from '../kernel/rulebook/calendar-import.ts'
import type { Rulebook } from '../kernel/rulebook/rulebook.ts'
import { maxMovedListed, type CalendarYearRow, type MovedClock } from './calendar.contract.ts'
import { yearRow } from './calendar.rules.ts'

export const recountJob = 'policies.recount-clocks'
/** By then every process has heard of the new year: clocks that one of them started meanwhile are counted too. */
const secondCountMs = 60_000

type Imported = {
  year: number
  dryRun: boolean
  summary: CalendarYearRow
  moved: number
  clocks: MovedClock[]
  rulebook: string
}

/** Reads a year, says what it would change, and unless it is a dry run puts it in force; open clocks are counted again after commit. */
export async function importCalendarYear(
  ctx: Ctx,
  text: string,
  { dryRun, language }: { readonly dryRun: boolean; readonly language: 'zh' | 'en' },
): Promise<Imported> {
  const done = await importYear(ctx, text, { dryRun, language })
  if ('problems' in done) {
    const lines = done.problems
      .slice(0, 20)
      .map(({ line, reason }) => (language === 'zh' ? `第 ${line} 行：${reason}` : `line ${line}: ${reason}`))
    return refuse('calendar.not-readable', { problems: lines.join(language === 'zh' ? '；' : '; ') })
  }
  const { year, rulebook, moved } = done
  if (!dryRun) {
    await enqueueAll(ctx, [
      { name: recountJob, payload: {}, queue: recountJob },
      { name: recountJob, payload: {}, queue: recountJob, runAt: new Date(ctx.now.getTime() + secondCountMs) },
    ])
    const data = { year: year.year, rulebook: rulebook.version, moved: moved.length }
    await record(ctx, [{ kind: 'calendar.imported', subject: `calendar_${year.year}`, data }])
  }
  return {
    year: year.year,
    dryRun,
    summary: yearRow(rulebook.calendar, year, [year.year]),
    moved: moved.length,
    clocks: moved.slice(0, maxMovedListed).map((clock) => movedClock(rulebook, clock)),
    rulebook: rulebook.version,
  }
}

function movedClock(rulebook: Rulebook, { clock, subject, rule, before, after }: Recomputed): MovedClock {
  const title = rulebook.history(rule).at(-1)?.title ?? { zh: rule, en: rule }
  return { clock, subject, rule, title, before: endingOf(before), after: endingOf(after) }
}

/** The last day of an end at 24:00, which is the next day's first moment. */
const endingOf = (dueAt: Date) => ({
  dueAt: dueAt.toISOString(),
  lastDay: dayText(shanghaiDayNumber(new Date(dueAt.getTime() - 1))),
})
