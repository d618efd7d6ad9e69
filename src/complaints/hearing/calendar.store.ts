import type { Ctx } from '../../kernel/context.ts'
import { Form, HearingStage, HearingState, Part } from './hearing.contract.ts'

export type Wanted = {
  /** Those who take part as one of these; null: everybody's of the ruling stage. */
  readonly parties: readonly string[] | null
  readonly from: Date
  readonly until: Date
  readonly stage?: HearingStage | undefined
  readonly state?: HearingState | undefined
  readonly limit: number
}

const joined = ({ db }: Ctx) =>
  db
    .selectFrom('complaints.hearing as h')
    .innerJoin('complaints.complaint as c', 'c.id', 'h.complaint_id')
    .select(['h.id', 'h.complaint_id', 'c.receipt', 'h.stage', 'h.form', 'h.state', 'h.starts_at'])
    .select(['h.length_minutes', 'h.sequence', 'h.changed_at'])

/** In the order of time; those without a time first. A party's own are found by its name in the list of attendees. */
export async function listHearings(ctx: Ctx, wanted: Wanted) {
  const { parties, stage, state } = wanted
  const ranged = joined(ctx)
    .where((where) =>
      where.or([
        where.and([where('h.starts_at', '>=', wanted.from), where('h.starts_at', '<', wanted.until)]),
        where('h.state', '=', 'proposed'),
      ]),
    )
    .$if(stage !== undefined, (query) => query.where('h.stage', '=', stage ?? 'ruling'))
    .$if(state !== undefined, (query) => query.where('h.state', '=', state ?? 'set'))
    .$if(parties === null, (query) => query.where('h.stage', '=', 'ruling'))
    .$if(parties !== null, (query) =>
      query.where((where) =>
        where.exists(
          where
            .selectFrom('complaints.hearing_attendee as a')
            .select('a.party')
            .whereRef('a.complaint_id', '=', 'h.complaint_id')
            .whereRef('a.hearing_id', '=', 'h.id')
            .where('a.party', 'in', [...(parties ?? ['']), '']),
        ),
      ),
    )
    .orderBy('h.starts_at', (order) => order.asc().nullsFirst())
    .orderBy('h.id')
    .limit(wanted.limit)
  return (await ranged.execute()).map((row) => ({
    id: row.id,
    complaintId: row.complaint_id,
    receipt: row.receipt,
    stage: HearingStage.parse(row.stage),
    form: Form.parse(row.form),
    state: HearingState.parse(row.state),
    startsAt: row.starts_at,
    length: row.length_minutes,
    sequence: row.sequence,
    changedAt: row.changed_at,
  }))
}
export type Listed = Awaited<ReturnType<typeof listHearings>>[number]

/** As what these parties take part in these hearings. */
export async function partsIn({ db }: Ctx, hearings: readonly Listed[], parties: readonly string[]) {
  if (hearings.length === 0 || parties.length === 0) return new Map<string, Part>()
  const rows = await db
    .selectFrom('complaints.hearing_attendee')
    .select(['hearing_id', 'part'])
    .where('party', 'in', [...parties])
    .where(
      'hearing_id',
      'in',
      hearings.map(({ id }) => id),
    )
    .execute()
  return new Map(rows.map((row) => [row.hearing_id, Part.parse(row.part)]))
}
