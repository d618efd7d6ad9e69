import { dayMs } from '../kernel/calendar/span.ts'
import { sql } from 'kysely'
import type { Ctx } from '../kernel/context.ts'
import { largestSample, shareOf, type Computed, type Reading } from './measure.rules.ts'

type ClocksMet = Extract<Computed, { measure: 'clocks-met' }>
type ClocksOverdue = Extract<Computed, { measure: 'clocks-overdue' }>
type Counted = { met: number; late: number; overdue: number }

/**
 * Clocks that ended in the window: stopped, in time or late, or still open after they were due. A cancelled clock promised
 * nothing any more; one that stood still when it was stopped has no due date and was in time. The newest per rule are enough.
 */
export async function clocksMet({ db, now }: Ctx, { rules, days }: ClocksMet): Promise<Reading> {
  const from = new Date(now.getTime() - days * dayMs)
  const { rows } = await sql<Counted>`select
      count(*) filter (where due_at is null or stopped_at < due_at)::int as met,
      count(*) filter (where stopped_at >= due_at)::int as late,
      (select count(*)::int from kernel.clock where stopped_at is null and due_at >= ${from} and due_at <= ${now}
        and rule = any (${rules}::text[])) as overdue
    from unnest(${rules}::text[]) wanted(rule) cross join lateral (
      select stopped_at, due_at from kernel.clock
      where clock.rule = wanted.rule and outcome = 'met' and stopped_at >= ${from} and stopped_at <= ${now}
      order by stopped_at desc limit ${largestSample}) ended`.execute(db)
  const { met, late, overdue } = rows[0] ?? { met: 0, late: 0, overdue: 0 }
  return shareOf(met, met + late + overdue)
}

/** Of the clocks that run; where none runs there is nothing to say. One that stands still has no due date. */
export async function clocksOverdue({ db, now }: Ctx, { rules }: ClocksOverdue): Promise<Reading> {
  const { rows } = await sql<{ overdue: number; sample: number }>`select count(*)::int as sample,
      count(*) filter (where due_at <= ${now})::int as overdue
    from kernel.clock where stopped_at is null and rule = any (${rules}::text[])`.execute(db)
  const { overdue, sample } = rows[0] ?? { overdue: 0, sample: 0 }
  return { value: sample === 0 ? null : overdue, sample }
}
