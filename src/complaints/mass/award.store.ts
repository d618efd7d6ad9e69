import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { MassAward } from './award.contract.ts'

/** Once, with the finding. */
export async function saveMassAwards({ db }: Ctx, claimId: string, awards: readonly MassAward[]): Promise<void> {
  if (awards.length === 0) return
  await db
    .insertInto('complaints.mass_award')
    .values(
      awards.map(({ remedy, verdict, choices, why, by, text }) => ({
        claim_id: claimId,
        remedy,
        verdict,
        choices: JSON.stringify(choices),
        why,
        found_by: by,
        finding: text,
      })),
    )
    .execute()
}

export async function massAwardsOf({ db }: Ctx, claimId: string): Promise<MassAward[]> {
  const rows = await db
    .selectFrom('complaints.mass_award')
    .selectAll()
    .where('claim_id', '=', claimId)
    .orderBy('remedy')
    .execute()
  return rows.map(({ remedy, verdict, choices, why, found_by: by, finding: text }) =>
    MassAward.parse({ remedy, verdict, choices, why, by, text }),
  )
}

export type Demanded = {
  readonly remedy: string
  readonly happenedOn: string
  readonly members: number
  readonly upToFen: number
  /** One of the cases in which it is demanded. */
  readonly example: string
}
/** What members who joined demand by law, per rule; the latest day decides which version is shown. */
export async function demandedIn({ db }: Ctx, claimId: string): Promise<Demanded[]> {
  const found = await sql<Demanded>`
    select d.remedy, max(d.happened_on) as "happenedOn", count(*)::int as members, sum(d.upto_fen)::bigint as "upToFen",
      min(d.complaint_id) as example
    from complaints.mass_member m join complaints.demand d on d.complaint_id = m.complaint_id
    where m.claim_id = ${claimId} and m.state = 'joined' and m.skipped is distinct from 'decided' and d.withdrawn_at is null
    group by d.remedy order by count(*) desc, d.remedy limit 50`.execute(db)
  return found.rows
}
