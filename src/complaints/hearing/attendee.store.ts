import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { Part } from './hearing.contract.ts'
import type { Hearing } from './hearing.store.ts'

export type Attendee = {
  readonly party: string
  readonly part: Part
  readonly confirmedAt: Date | null
  readonly attended: boolean | null
}

export async function attendeesOf({ db }: Ctx, { complaintId, id }: Hearing): Promise<Attendee[]> {
  const rows = await db
    .selectFrom('complaints.hearing_attendee')
    .select(['party', 'part', 'confirmed_at', 'attended'])
    .where('complaint_id', '=', complaintId)
    .where('hearing_id', '=', id)
    .orderBy('part')
    .orderBy('party')
    .execute()
  return rows.map((row) => ({
    party: row.party,
    part: Part.parse(row.part),
    confirmedAt: row.confirmed_at,
    attended: row.attended,
  }))
}

/** Who is called to it now; what those who stay have said is kept unless the time is another. */
export async function seatAttendees(
  { db }: Ctx,
  { complaintId, id }: Hearing,
  attendees: readonly Attendee[],
): Promise<void> {
  const gone = db
    .deleteFrom('complaints.hearing_attendee')
    .where('complaint_id', '=', complaintId)
    .where('hearing_id', '=', id)
  await gone.execute()
  if (attendees.length === 0) return
  const rows = attendees.map((one) => ({
    complaint_id: complaintId,
    hearing_id: id,
    party: one.party,
    part: one.part,
    confirmed_at: one.confirmedAt,
    attended: one.attended,
  }))
  await db.insertInto('complaints.hearing_attendee').values(rows).execute()
}

export type Engagement = {
  readonly party: string
  readonly receipt: string
  readonly startsAt: Date
  readonly length: number
}
/** Other hearings of these parties that lie across this time. */
export async function engagementsOf(
  { db }: Ctx,
  parties: readonly string[],
  span: { readonly from: Date; readonly until: Date; readonly except: string | null },
): Promise<Engagement[]> {
  if (parties.length === 0) return []
  const rows = await db
    .selectFrom('complaints.hearing_attendee as a')
    .innerJoin('complaints.hearing as h', (join) =>
      join.onRef('h.complaint_id', '=', 'a.complaint_id').onRef('h.id', '=', 'a.hearing_id'),
    )
    .innerJoin('complaints.complaint as c', 'c.id', 'a.complaint_id')
    .select(['a.party', 'c.receipt', 'h.starts_at', 'h.length_minutes'])
    .where('a.party', 'in', [...parties])
    .where('h.state', 'in', ['set', 'held'])
    .where('h.starts_at', '<', span.until)
    .where(sql<boolean>`h.starts_at + make_interval(mins => h.length_minutes) > ${span.from}`)
    .$if(span.except !== null, (query) => query.where('h.id', '<>', span.except ?? ''))
    .orderBy('h.starts_at')
    .limit(20)
    .execute()
  return rows.flatMap((row) =>
    row.starts_at === null
      ? []
      : [{ party: row.party, receipt: row.receipt, startsAt: row.starts_at, length: row.length_minutes }],
  )
}
