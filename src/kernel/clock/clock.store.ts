import type { Ctx } from '../context.ts'
import type { ClockEnd } from './clock-end.rules.ts'
import type { Clock, Copies } from './clock.rules.ts'
import { clockOf, columns, copiesIn, copyColumns, suspensionColumns, suspensionOf, type ClockRow } from './clock-row.ts'
import type { Suspension } from './suspension.rules.ts'

export async function insertClock({ db, rulebook }: Ctx, clock: Clock, copies: Copies): Promise<void> {
  const { budget } = clock
  await db
    .insertInto('kernel.clock')
    .values({
      subject: clock.subject,
      id: clock.id,
      rule: clock.rule,
      rule_from: clock.ruleFrom,
      kind: clock.kind,
      amount: budget.amount,
      unit: budget.unit,
      roll: budget.roll,
      ladder: clock.ladder,
      started_at: clock.startedAt,
      rulebook: rulebook.version,
      ...copies,
    })
    .execute()
}

/** All clocks of the subjects, oldest first; at most 50 a subject. */
export async function clocksOf(ctx: Ctx, subjects: readonly string[]): Promise<Clock[]> {
  if (subjects.length === 0) return []
  const rows = await ctx.db
    .selectFrom('kernel.clock')
    .select(columns)
    .where('subject', 'in', [...subjects])
    .orderBy('subject')
    .orderBy('id')
    .limit(subjects.length * 50)
    .execute()
  return withSuspensions(ctx, rows)
}

/** These clocks, not locked. */
export async function clocksById(ctx: Ctx, ids: readonly string[]): Promise<Clock[]> {
  if (ids.length === 0) return []
  const rows = await ctx.db
    .selectFrom('kernel.clock')
    .select(columns)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute()
  return withSuspensions(ctx, rows)
}

export async function holdWithCopies(ctx: Ctx, id: string): Promise<{ clock: Clock; copies: Copies } | undefined> {
  const row = await ctx.db
    .selectFrom('kernel.clock')
    .select([...columns, ...copyColumns])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  const clock = row && (await withSuspensions(ctx, [row]))[0]
  return clock && { clock, copies: copiesIn(row) }
}

async function withSuspensions(ctx: Ctx, rows: readonly ClockRow[]): Promise<Clock[]> {
  if (rows.length === 0) return []
  const found = await ctx.db
    .selectFrom('kernel.clock_suspension')
    .select(suspensionColumns)
    .where('subject', 'in', [...new Set(rows.map((row) => row.subject))])
    .where(
      'clock',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('from_at')
    .execute()
  const byClock = Map.groupBy(found, ({ clock }) => clock)
  return rows.map((row) => clockOf(row, (byClock.get(row.id) ?? []).map(suspensionOf)))
}

export async function saveCopies({ db }: Ctx, clock: Clock, copies: Copies): Promise<void> {
  await db
    .updateTable('kernel.clock')
    .set(copies)
    .where('subject', '=', clock.subject)
    .where('id', '=', clock.id)
    .execute()
}

export async function saveStop({ db }: Ctx, clock: Clock): Promise<void> {
  await db
    .updateTable('kernel.clock')
    .set({ stopped_at: clock.stoppedAt, outcome: clock.outcome, next_rung_at: null })
    .where('subject', '=', clock.subject)
    .where('id', '=', clock.id)
    .execute()
}

export async function insertSuspension({ db }: Ctx, { subject, id }: Clock, suspension: Suspension): Promise<void> {
  const { from, reason, item, party, maximum } = suspension
  const max = { max_amount: maximum?.amount ?? null, max_unit: maximum?.unit ?? null }
  await db
    .insertInto('kernel.clock_suspension')
    .values({ subject, clock: id, from_at: from, reason, item, party, ...max })
    .execute()
}

/** A suspension that ends the moment it began never was: it is taken out. */
export async function endSuspension({ db }: Ctx, clock: Clock, { from, until }: Suspension): Promise<void> {
  if (until !== null && until > from)
    await db
      .updateTable('kernel.clock_suspension')
      .set({ until_at: until })
      .where('subject', '=', clock.subject)
      .where('clock', '=', clock.id)
      .where('from_at', '=', from)
      .execute()
  else
    await db
      .deleteFrom('kernel.clock_suspension')
      .where('subject', '=', clock.subject)
      .where('clock', '=', clock.id)
      .where('from_at', '=', from)
      .execute()
}

export async function firedRungs({ db }: Ctx, clock: Clock): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('kernel.clock_rung')
    .select('rung')
    .where('subject', '=', clock.subject)
    .where('clock', '=', clock.id)
    .execute()
  return new Set(rows.map(({ rung }) => rung))
}

/** True for the first caller only. */
export async function claimRung({ db, now }: Ctx, clock: Clock, rung: string): Promise<boolean> {
  const result = await db
    .insertInto('kernel.clock_rung')
    .values({ subject: clock.subject, clock: clock.id, rung, fired_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Open clocks whose next rung was due before the instant: their job was lost or is late. */
export async function overlookedClocks({ db }: Ctx, before: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('kernel.clock')
    .select('id')
    .where('stopped_at', 'is', null)
    .where('next_rung_at', '<', before)
    .orderBy('next_rung_at')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

export type StoredClock = { readonly clock: Clock; readonly copies: Copies; readonly fired: ReadonlySet<string> }

/** Open clocks by id, as stored. */
export async function openClocks(ctx: Ctx, after: string, limit: number): Promise<StoredClock[]> {
  const rows = await ctx.db
    .selectFrom('kernel.clock')
    .select([...columns, ...copyColumns])
    .where('stopped_at', 'is', null)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  const clocks = await withSuspensions(ctx, rows)
  const fired = Map.groupBy(await rungsOf(ctx, clocks), ({ clock }) => clock)
  return rows.flatMap((row, i) => {
    const clock = clocks[i]
    return clock
      ? [{ clock, copies: copiesIn(row), fired: new Set((fired.get(row.id) ?? []).map(({ rung }) => rung)) }]
      : []
  })
}

async function rungsOf({ db }: Ctx, clocks: readonly Clock[]): Promise<{ clock: string; rung: string }[]> {
  if (clocks.length === 0) return []
  return db
    .selectFrom('kernel.clock_rung')
    .select(['clock', 'rung'])
    .where('subject', 'in', [...new Set(clocks.map(({ subject }) => subject))])
    .where(
      'clock',
      'in',
      clocks.map(({ id }) => id),
    )
    .execute()
}

/** Of each subject by each rule, in the order in which they began. */
export async function endsOf({ db }: Ctx, subjects: readonly string[], rules: readonly string[]): Promise<ClockEnd[]> {
  if (subjects.length === 0 || rules.length === 0) return []
  const rows = await db
    .selectFrom('kernel.clock')
    .select(['subject', 'rule', 'started_at', 'stopped_at', 'outcome', 'due_at'])
    .where('subject', 'in', [...subjects])
    .where('rule', 'in', [...rules])
    .orderBy('subject')
    .orderBy('started_at')
    .orderBy('id')
    .limit(subjects.length * 50)
    .execute()
  return rows.map((row) => ({
    subject: row.subject,
    rule: row.rule,
    startedAt: row.started_at,
    stoppedAt: row.stopped_at,
    outcome: row.outcome === 'met' || row.outcome === 'cancelled' ? row.outcome : null,
    dueAt: row.due_at,
  }))
}
