import { sql } from 'kysely'
import type { Ctx } from '../kernel/context.ts'
import type { PlanState } from './plan.contract.ts'
import type { Reading } from './measure.rules.ts'

export type ReadingRow = Reading & { readonly clause: string; readonly measure: string; readonly computedAt: Date }
type NewReading = Reading & { readonly clause: string; readonly measure: string }

/** One measuring at a time; the lock ends with the transaction. */
export async function holdPlan({ db }: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('evaluation.plan'))`.execute(db)
}

export async function allReadings({ db }: Ctx): Promise<ReadingRow[]> {
  return db
    .selectFrom('evaluation.reading')
    .select(['clause', 'measure', 'value', 'sample', 'computed_at as computedAt'])
    .execute()
}

/** Replaces what was known before: a measure that left the plan leaves its readings too, its days stay. */
export async function saveReadings({ db, now }: Ctx, readings: readonly NewReading[], day: string): Promise<void> {
  await db.deleteFrom('evaluation.reading').execute()
  if (readings.length === 0) return
  await db
    .insertInto('evaluation.reading')
    .values(readings.map((reading) => ({ ...reading, computed_at: now })))
    .execute()
  await db
    .insertInto('evaluation.daily_reading')
    .values(readings.map((reading) => ({ ...reading, day })))
    .onConflict((conflict) =>
      conflict
        .columns(['clause', 'measure', 'day'])
        .doUpdateSet((row) => ({ value: row.ref('excluded.value'), sample: row.ref('excluded.sample') })),
    )
    .execute()
}

export type DailyRow = { measure: string; day: string; value: number | null }
export const dailyOf = ({ db }: Ctx, clause: string, from: string): Promise<DailyRow[]> =>
  db
    .selectFrom('evaluation.daily_reading')
    .select(['measure', 'day', 'value'])
    .where('clause', '=', clause)
    .where('day', '>=', from)
    .orderBy('day')
    .limit(2000)
    .execute()

export async function deleteDailyBefore({ db }: Ctx, day: string): Promise<void> {
  await db.deleteFrom('evaluation.daily_reading').where('day', '<', day).execute()
}

const stateColumns = ['clause', 'state', 'since'] as const
export type StateRow = { clause: string; state: PlanState; since: Date }
export async function allStates({ db }: Ctx): Promise<StateRow[]> {
  const rows = await db.selectFrom('evaluation.clause_state').select(stateColumns).execute()
  return rows.flatMap(({ clause, state, since }) => (isPlanState(state) ? [{ clause, state, since }] : []))
}
const isPlanState = (text: string): text is PlanState => ['kept', 'at-risk', 'broken', 'not-built'].includes(text)

export async function saveStates(
  { db, now }: Ctx,
  changed: readonly { clause: string; to: PlanState }[],
): Promise<void> {
  if (changed.length === 0) return
  await db
    .insertInto('evaluation.clause_state')
    .values(changed.map(({ clause, to }) => ({ clause, state: to, since: now })))
    .onConflict((conflict) =>
      conflict
        .column('clause')
        .doUpdateSet((row) => ({ state: row.ref('excluded.state'), since: row.ref('excluded.since') })),
    )
    .execute()
}

/** When the plan was last said to be measured. */
export async function lastMeasuredFact({ db }: Ctx): Promise<Date | null> {
  const row = await db
    .selectFrom('kernel.fact')
    .select(({ fn }) => fn.max('at').as('at'))
    .where('kind', '=', 'plan.measured')
    .executeTakeFirst()
  return row?.at ?? null
}
