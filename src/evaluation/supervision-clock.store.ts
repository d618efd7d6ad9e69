import { sql } from 'kysely'
import type { Ctx } from '../kernel/context.ts'
import type { ClockTally } from './supervision.rules.ts'

type Period = { readonly fromAt: Date; readonly untilAt: Date }

/**
 * How the clocks ended that started in the period, by rule and month of start. As in clock-measure.store: 24:00 of the last day is
 * too late; one that stood still when it was stopped has no due date and was in time. A cancelled clock counts only when it had
 * run out before.
 */
export async function tallyClocks(
  { db, now }: Ctx,
  rules: readonly string[],
  { fromAt, untilAt }: Period,
): Promise<ClockTally[]> {
  const { rows } =
    await sql<ClockTally>`select rule, to_char(month, 'YYYY-MM') as month, "inTime", late, overdue, running, dropped from (
    select rule, date_trunc('month', started_at at time zone 'Asia/Shanghai') as month,
      count(*) filter (where outcome = 'met' and (due_at is null or stopped_at < due_at))::int as "inTime",
      count(*) filter (where stopped_at >= due_at)::int as late,
      count(*) filter (where stopped_at is null and due_at <= ${now})::int as overdue,
      count(*) filter (where stopped_at is null and (due_at is null or due_at > ${now}))::int as running,
      count(*) filter (where outcome = 'cancelled' and (due_at is null or stopped_at < due_at))::int as dropped
    from kernel.clock where rule = any (${rules}::text[]) and started_at >= ${fromAt} and started_at < ${untilAt}
    group by 1, 2) counted`.execute(db)
  return rows
}
