import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '../../../kernel/context.ts'
import { CategoryCode } from '../../complaint.contract.ts'
import { AbsenceKind, AssignmentHow, Considered, DutyLanguage, type Absence, type Duty } from './roster.contract.ts'

export async function dutiesOf({ db }: Ctx, ids: readonly string[]): Promise<Map<string, Duty>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('complaints.duty')
    .selectAll()
    .where('account_id', 'in', [...ids])
    .execute()
  return new Map(
    rows.map((row) => [
      row.account_id,
      {
        takesNew: row.takes_new,
        capacity: row.capacity,
        categories: row.categories.map((one) => CategoryCode.parse(one)),
        channels: row.channels,
        languages: row.languages.map((one) => DutyLanguage.parse(one)),
        weekdays: row.weekdays,
        holidays: row.holidays,
        makeUp: row.make_up,
        fromMinute: row.from_minute,
        untilMinute: row.until_minute,
        version: row.version,
      },
    ]),
  )
}

/** False when somebody changed it since the version that the caller saw; version 0: there was none. */
export async function saveDuty(
  { db, now, actor }: Ctx,
  accountId: string,
  { version, ...duty }: Duty,
): Promise<boolean> {
  const row = {
    takes_new: duty.takesNew,
    capacity: duty.capacity,
    categories: duty.categories,
    channels: duty.channels,
    languages: duty.languages,
    weekdays: duty.weekdays,
    holidays: duty.holidays,
    make_up: duty.makeUp,
    from_minute: duty.fromMinute,
    until_minute: duty.untilMinute,
    version: version + 1,
    by: actor.id,
    at: now,
  }
  const saved =
    version === 0
      ? await db
          .insertInto('complaints.duty')
          .values({ account_id: accountId, ...row })
          .onConflict((conflict) => conflict.doNothing())
          .returning('account_id')
          .executeTakeFirst()
      : await db
          .updateTable('complaints.duty')
          .set(row)
          .where('account_id', '=', accountId)
          .where('version', '=', version)
          .returning('account_id')
          .executeTakeFirst()
  return saved !== undefined
}

/** Absences of these people that are not over on this day. */
export async function absencesOf({ db }: Ctx, ids: readonly string[], day: string): Promise<Map<string, Absence[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('complaints.absence')
    .select(['id', 'account_id', 'kind', 'from_day', 'until_day', 'hand_over', 'handed_over'])
    .where('account_id', 'in', [...ids])
    .where('until_day', '>=', day)
    .where('cancelled_at', 'is', null)
    .orderBy('from_day')
    .limit(2000)
    .execute()
  const absences = rows.map((row) => {
    const { id, from_day: fromDay, until_day: untilDay, hand_over: handOver, handed_over: handed } = row
    return {
      of: row.account_id,
      absence: { id, fromDay, untilDay, kind: AbsenceKind.parse(row.kind), handOver, handed },
    }
  })
  return new Map([...Map.groupBy(absences, ({ of }) => of)].map(([of, all]) => [of, all.map((one) => one.absence)]))
}

type NewAbsence = Omit<Absence, 'kind' | 'handed'> & { readonly accountId: string; readonly kind: string }
export async function insertAbsence({ db, now, actor }: Ctx, absence: NewAbsence): Promise<void> {
  const { id, accountId, fromDay, untilDay, kind, handOver } = absence
  const days = { from_day: fromDay, until_day: untilDay }
  await db
    .insertInto('complaints.absence')
    .values({ id, account_id: accountId, ...days, kind, hand_over: handOver, by: actor.id, at: now })
    .execute()
}

export const holdAbsence = ({ db }: Ctx, id: string) =>
  db
    .selectFrom('complaints.absence')
    .select(['account_id', 'cancelled_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export async function cancelAbsence({ db, now }: Ctx, id: string): Promise<void> {
  await db.updateTable('complaints.absence').set({ cancelled_at: now }).where('id', '=', id).execute()
}

/** One choice at a time, so that two complaints that arrive together do not both find the same person the least loaded. */
export const oneChoiceAtATime = ({ db }: Ctx) =>
  sql`select pg_advisory_xact_lock(hashtextextended('complaints.assignment', 0))`.execute(db)

/**
 * The same for the choice of a lead. A lock of its own, because who chooses one holds the complaint already: the other lock is taken
 * before complaints are held, and two who take both in turns would wait for each other.
 */
export const oneLeadAtATime = ({ db }: Ctx) =>
  sql`select pg_advisory_xact_lock(hashtextextended('complaints.lead', 0))`.execute(db)

export type NewAssignment = {
  readonly id: string
  readonly complaintId: string
  readonly how: AssignmentHow
  readonly agentId: string
  readonly beforeId: string | null
  readonly seed: string | null
  readonly considered: readonly Considered[] | null
  /** Whose absence brought it here. */
  readonly absenceId: string | null
}
export async function insertAssignment({ db, now, actor }: Ctx, one: NewAssignment): Promise<void> {
  await db
    .insertInto('complaints.assignment')
    .values({
      id: one.id,
      complaint_id: one.complaintId,
      how: one.how,
      agent_id: one.agentId,
      before_id: one.beforeId,
      by: actor.id,
      at: now,
      seed: one.seed,
      considered: one.considered === null ? null : JSON.stringify(one.considered),
      absence_id: one.absenceId,
    })
    .execute()
}

export async function assignmentsOf({ db }: Ctx, complaintId: string) {
  const rows = await db
    .selectFrom('complaints.assignment')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    ...row,
    how: AssignmentHow.parse(row.how),
    considered: z.array(Considered).nullable().parse(row.considered) ?? [],
  }))
}
