import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'
import { Absence, Form, HearingStage, HearingState, type HearingParty } from './hearing.contract.ts'

export type Hearing = {
  readonly id: string
  readonly complaintId: string
  readonly number: number
  readonly stage: HearingStage
  readonly form: Form
  readonly state: HearingState
  readonly startsAt: Date | null
  readonly length: number
  readonly place: string
  readonly agenda: string
  readonly absence: Absence
  readonly presidingId: string
  readonly shortNotice: boolean
  readonly adjourned: number
  readonly reason: string | null
  readonly sequence: number
  readonly changedAt: Date
  readonly clock: string | null
}
const fromRow = (row: Selectable<DB['complaints.hearing']>): Hearing => ({
  id: row.id,
  complaintId: row.complaint_id,
  number: row.number,
  stage: HearingStage.parse(row.stage),
  form: Form.parse(row.form),
  state: HearingState.parse(row.state),
  startsAt: row.starts_at,
  length: row.length_minutes,
  place: row.place,
  agenda: row.agenda,
  absence: Absence.parse(row.absence),
  presidingId: row.presiding_id,
  shortNotice: row.short_notice,
  adjourned: row.adjourned,
  reason: row.reason,
  sequence: row.sequence,
  changedAt: row.changed_at,
  clock: row.clock,
})

/** Of one complaint, in the order in which they were called. */
export async function hearingsOf({ db }: Ctx, complaintId: string): Promise<Hearing[]> {
  const rows = await db
    .selectFrom('complaints.hearing')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .orderBy('number')
    .execute()
  return rows.map(fromRow)
}

export async function findHearing({ db }: Ctx, id: string): Promise<Hearing | undefined> {
  const row = await db.selectFrom('complaints.hearing').selectAll().where('id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}

export async function insertHearing({ db, now }: Ctx, one: Hearing): Promise<void> {
  await db
    .insertInto('complaints.hearing')
    .values({
      complaint_id: one.complaintId,
      id: one.id,
      number: one.number,
      stage: one.stage,
      form: one.form,
      place: one.place,
      agenda: one.agenda,
      absence: one.absence,
      called_at: now,
      ...changing(one, now),
    })
    .execute()
}

export async function saveHearing({ db, now }: Ctx, one: Hearing): Promise<Hearing> {
  await db
    .updateTable('complaints.hearing')
    .set(changing(one, now))
    .where('complaint_id', '=', one.complaintId)
    .where('id', '=', one.id)
    .execute()
  return { ...one, changedAt: now }
}
const changing = (one: Hearing, now: Date) => ({
  state: one.state,
  starts_at: one.startsAt,
  length_minutes: one.length,
  presiding_id: one.presidingId,
  short_notice: one.shortNotice,
  adjourned: one.adjourned,
  reason: one.reason,
  sequence: one.sequence,
  clock: one.clock,
  changed_at: now,
})

export type Slot = { readonly id: string; readonly startsAt: Date } & Record<HearingParty, 'fits' | 'not' | null>
const fit = (value: string | null): 'fits' | 'not' | null => (value === 'fits' || value === 'not' ? value : null)

export async function slotsOf({ db }: Ctx, { complaintId, id }: Hearing): Promise<Slot[]> {
  const rows = await db
    .selectFrom('complaints.hearing_slot')
    .select(['id', 'starts_at', 'consumer', 'merchant'])
    .where('complaint_id', '=', complaintId)
    .where('hearing_id', '=', id)
    .orderBy('starts_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    startsAt: row.starts_at,
    consumer: fit(row.consumer),
    merchant: fit(row.merchant),
  }))
}

export async function replaceSlots(
  { db }: Ctx,
  { complaintId, id }: Hearing,
  slots: readonly { readonly id: string; readonly startsAt: Date }[],
): Promise<void> {
  const own = { complaint_id: complaintId, hearing_id: id }
  await db
    .deleteFrom('complaints.hearing_slot')
    .where('complaint_id', '=', complaintId)
    .where('hearing_id', '=', id)
    .execute()
  if (slots.length > 0)
    await db
      .insertInto('complaints.hearing_slot')
      .values(slots.map((slot) => ({ ...own, id: slot.id, starts_at: slot.startsAt })))
      .execute()
}

export async function saveVotes(
  { db }: Ctx,
  { complaintId, id }: Hearing,
  side: HearingParty,
  fits: readonly string[],
): Promise<void> {
  const word = sql<string>`case when id = any(${[...fits]}::text[]) then 'fits' else 'not' end`
  await db
    .updateTable('complaints.hearing_slot')
    .set(side === 'consumer' ? { consumer: word } : { merchant: word })
    .where('complaint_id', '=', complaintId)
    .where('hearing_id', '=', id)
    .execute()
}
