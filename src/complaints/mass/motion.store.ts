import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { Remedy } from '../complaint.contract.ts'
import { MassFormula } from './formula.contract.ts'

export type Motion = {
  readonly id: string
  readonly kind: 'settle' | 'withdraw'
  readonly side: 'merchant' | 'consumer'
  readonly remedy: Remedy | null
  readonly formula: MassFormula | null
  readonly text: string
  readonly by: string
  readonly at: Date
  readonly closedAt: Date | null
  readonly yes: number
  readonly no: number
}

type New = Pick<Motion, 'id' | 'kind' | 'side' | 'remedy' | 'formula' | 'text'>
/** A new one takes the place of the one before: what was agreed to stays agreed. */
export async function put({ db, actor, now }: Ctx, claimId: string, motion: New): Promise<void> {
  await closeAll({ db, now }, claimId, motion.kind)
  await db
    .insertInto('complaints.mass_motion')
    .values({
      claim_id: claimId,
      id: motion.id,
      kind: motion.kind,
      side: motion.side,
      remedy: motion.remedy,
      formula: motion.formula === null ? null : JSON.stringify(motion.formula),
      text: motion.text,
      by: actor.id,
      at: now,
    })
    .execute()
}

export async function closeAll({ db, now }: Pick<Ctx, 'db' | 'now'>, claimId: string, kind?: Motion['kind']) {
  let query = db.updateTable('complaints.mass_motion').set({ closed_at: now }).where('claim_id', '=', claimId)
  if (kind) query = query.where('kind', '=', kind)
  await query.where('closed_at', 'is', null).execute()
}

export async function listOf({ db }: Ctx, claimId: string): Promise<Motion[]> {
  const rows = await db
    .selectFrom('complaints.mass_motion as m')
    .leftJoin('complaints.mass_consent as c', (join) =>
      join.onRef('c.claim_id', '=', 'm.claim_id').onRef('c.motion_id', '=', 'm.id'),
    )
    .select(['m.id', 'm.kind', 'm.side', 'm.remedy', 'm.formula', 'm.text', 'm.by', 'm.at', 'm.closed_at'])
    .select(sql<number>`count(c.says) filter (where c.says)::int`.as('yes'))
    .select(sql<number>`count(c.says) filter (where not c.says)::int`.as('no'))
    .where('m.claim_id', '=', claimId)
    .groupBy(['m.claim_id', 'm.id'])
    .orderBy('m.id')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind === 'withdraw' ? 'withdraw' : 'settle',
    side: row.side === 'merchant' ? 'merchant' : 'consumer',
    remedy: Remedy.nullable().parse(row.remedy),
    formula: MassFormula.nullable().parse(row.formula),
    text: row.text,
    by: row.by,
    at: row.at,
    closedAt: row.closed_at,
    yes: row.yes,
    no: row.no,
  }))
}

type Consent = {
  readonly motion: string
  readonly complaint: string
  readonly says: boolean
  readonly amountFen: number | null
}
export async function consent({ db, now }: Ctx, claimId: string, { motion, complaint, says, amountFen }: Consent) {
  const said = { says, amount_fen: amountFen, at: now }
  await db
    .insertInto('complaints.mass_consent')
    .values({ claim_id: claimId, motion_id: motion, complaint_id: complaint, ...said })
    .onConflict((conflict) => conflict.columns(['claim_id', 'motion_id', 'complaint_id']).doUpdateSet(said))
    .execute()
}

export async function consentsOf({ db }: Ctx, claimId: string, complaint: string): Promise<Map<string, boolean>> {
  const rows = await db
    .selectFrom('complaints.mass_consent')
    .select(['motion_id', 'says'])
    .where('claim_id', '=', claimId)
    .where('complaint_id', '=', complaint)
    .execute()
  return new Map(rows.map(({ motion_id, says }) => [motion_id, says]))
}

/** The last vote counts. */
export async function vote({ db, now }: Ctx, claimId: string, complaint: string, candidates: readonly string[]) {
  await db
    .deleteFrom('complaints.mass_vote')
    .where('claim_id', '=', claimId)
    .where('complaint_id', '=', complaint)
    .execute()
  if (candidates.length === 0) return
  await db
    .insertInto('complaints.mass_vote')
    .values(candidates.map((candidate) => ({ claim_id: claimId, complaint_id: complaint, candidate, at: now })))
    .execute()
}

/** Who leaves or no longer stands takes the votes for and of it along. */
export async function forget({ db }: Ctx, claimId: string, complaint: string): Promise<void> {
  await db
    .deleteFrom('complaints.mass_vote')
    .where('claim_id', '=', claimId)
    .where((where) => where.or([where('candidate', '=', complaint), where('complaint_id', '=', complaint)]))
    .execute()
}

export type Candidate = {
  readonly complaintId: string
  readonly number: number
  readonly represents: boolean
  readonly votes: number
}
/** Most votes first; of the same number who was there first. */
export async function candidates({ db }: Ctx, claimId: string): Promise<Candidate[]> {
  const found = await sql<Candidate>`
    select m.complaint_id as "complaintId", m.number, m.represents,
      (select count(*)::int from complaints.mass_vote v where v.claim_id = m.claim_id and v.candidate = m.complaint_id) as votes
    from complaints.mass_member m where m.claim_id = ${claimId} and m.state = 'joined' and (m.stands or m.represents)
    order by votes desc, m.number limit 50`.execute(db)
  return found.rows
}

export async function votesOf({ db }: Ctx, claimId: string, complaint: string): Promise<string[]> {
  const rows = await db
    .selectFrom('complaints.mass_vote')
    .select('candidate')
    .where('claim_id', '=', claimId)
    .where('complaint_id', '=', complaint)
    .execute()
  return rows.map(({ candidate }) => candidate)
}

export async function forgetCandidate({ db }: Ctx, claimId: string, candidate: string): Promise<void> {
  await db
    .deleteFrom('complaints.mass_vote')
    .where('claim_id', '=', claimId)
    .where('candidate', '=', candidate)
    .execute()
}
