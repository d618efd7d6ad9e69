import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'

export type Chosen = {
  readonly fileId: string
  readonly complaintId: string
  readonly number: number
  readonly shows: string
  readonly maskedFileId: string | null
  readonly at: Date
}

export async function chosenOf({ db }: Ctx, claimId: string): Promise<Chosen[]> {
  const rows = await db
    .selectFrom('complaints.mass_lead_evidence')
    .selectAll()
    .where('claim_id', '=', claimId)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({
    fileId: row.file_id,
    complaintId: row.complaint_id,
    number: row.number,
    shows: row.shows,
    maskedFileId: row.masked_file_id,
    at: row.chosen_at,
  }))
}

/** All of it anew; the claim is held. */
export async function choose(
  { db, actor, now }: Ctx,
  claimId: string,
  chosen: readonly Omit<Chosen, 'at'>[],
): Promise<void> {
  await db.deleteFrom('complaints.mass_lead_evidence').where('claim_id', '=', claimId).execute()
  if (chosen.length === 0) return
  await db
    .insertInto('complaints.mass_lead_evidence')
    .values(
      chosen.map((one) => ({
        claim_id: claimId,
        file_id: one.fileId,
        complaint_id: one.complaintId,
        number: one.number,
        shows: one.shows,
        masked_file_id: one.maskedFileId,
        chosen_by: actor.id,
        chosen_at: now,
      })),
    )
    .execute()
}

/** Who could lead instead: a member who joined, else one who was asked; the lowest number first. */
export async function nextLead({ db }: Ctx, claimId: string, leaving: string): Promise<string | null> {
  const row = await db
    .selectFrom('complaints.mass_member')
    .select('complaint_id')
    .where('claim_id', '=', claimId)
    .where('complaint_id', '<>', leaving)
    .where('state', 'in', ['joined', 'invited'])
    .orderBy(sql`state = 'joined'`, 'desc')
    .orderBy('number')
    .limit(1)
    .executeTakeFirst()
  return row?.complaint_id ?? null
}

/** Whether one of this consumer's own cases is in the claim now. */
export async function isInIt({ db }: Ctx, claimId: string, consumerId: string): Promise<boolean> {
  const row = await db
    .selectFrom('complaints.mass_member as m')
    .innerJoin('complaints.complaint as c', 'c.id', 'm.complaint_id')
    .select('m.number')
    .where('m.claim_id', '=', claimId)
    .where('m.state', 'in', ['joined', 'invited'])
    .where('c.consumer_id', '=', consumerId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The case of a member, by its id or by its receipt number. */
export async function memberNamed({ db }: Ctx, claimId: string, named: string) {
  return db
    .selectFrom('complaints.mass_member as m')
    .innerJoin('complaints.complaint as c', 'c.id', 'm.complaint_id')
    .select(['m.complaint_id as id', 'm.state'])
    .where('m.claim_id', '=', claimId)
    .where(({ eb, or }) => or([eb('c.id', '=', named), eb('c.receipt', '=', named)]))
    .executeTakeFirst()
}
