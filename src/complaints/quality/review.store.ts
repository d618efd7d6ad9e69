import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { Place } from '../../kernel/http/cursor.ts'
import { Findings, ReviewState, type ReviewFilter } from './quality.contract.ts'

export type Review = {
  readonly id: string
  readonly complaintId: string
  readonly roundId: string | null
  readonly calibrates: string | null
  readonly agentId: string
  readonly reason: string
  readonly reviewerId: string | null
  readonly state: ReviewState
  readonly checklist: string
  readonly findings: Findings | null
  readonly score: number | null
  readonly failed: boolean | null
  readonly finding: string
  readonly createdAt: Date
  readonly doneAt: Date | null
  readonly answer: string
  readonly answeredAt: Date | null
  readonly decidedBy: string | null
  readonly decision: 'upheld' | 'changed' | null
  readonly decisionText: string
  readonly decidedAt: Date | null
  readonly version: number
}
export const columns = sql`r.id, r.complaint_id as "complaintId", r.round_id as "roundId", r.calibrates, r.agent_id as "agentId", r.reason,
  r.reviewer_id as "reviewerId", r.state, r.checklist::text as checklist, r.findings, r.score, r.failed, r.finding,
  r.created_at as "createdAt", r.done_at as "doneAt", r.answer, r.answered_at as "answeredAt", r.decided_by as "decidedBy", r.decision,
  r.decision_text as "decisionText", r.decided_at as "decidedAt", r.version`
export const read = (row: Review): Review => ({
  ...row,
  state: ReviewState.parse(row.state),
  findings: Findings.nullable().parse(row.findings),
})

async function one({ db }: Ctx, where: RawBuilder<unknown>): Promise<Review | undefined> {
  const { rows } = await sql<Review>`select ${columns} from complaints.quality_review r where ${where}`.execute(db)
  return rows[0] && read(rows[0])
}
export const find = (ctx: Ctx, id: string) => one(ctx, sql`r.id = ${id}`)
export const hold = (ctx: Ctx, id: string) => one(ctx, sql`r.id = ${id} for update`)
export const calibrationOf = (ctx: Ctx, id: string) => one(ctx, sql`r.calibrates = ${id}`)

export type NewReview = Pick<
  Review,
  'id' | 'complaintId' | 'roundId' | 'calibrates' | 'agentId' | 'reason' | 'reviewerId' | 'checklist'
>
/** False where the case is reviewed, or the review calibrated, already. */
export async function insert({ db, now }: Ctx, review: NewReview): Promise<boolean> {
  const row = await db
    .insertInto('complaints.quality_review')
    .values({
      id: review.id,
      complaint_id: review.complaintId,
      round_id: review.roundId,
      calibrates: review.calibrates,
      agent_id: review.agentId,
      reason: review.reason,
      reviewer_id: review.reviewerId,
      state: 'to-do',
      checklist: review.checklist,
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function save({ db }: Ctx, review: Review): Promise<void> {
  await db
    .updateTable('complaints.quality_review')
    .set({
      reviewer_id: review.reviewerId,
      state: review.state,
      findings: review.findings === null ? null : JSON.stringify(review.findings),
      score: review.score,
      failed: review.failed,
      finding: review.finding,
      done_at: review.doneAt,
      answer: review.answer,
      answered_at: review.answeredAt,
      decided_by: review.decidedBy,
      decision: review.decision,
      decision_text: review.decisionText,
      decided_at: review.decidedAt,
      version: review.version + 1,
    })
    .where('id', '=', review.id)
    .execute()
}

type Wanted = ReviewFilter & { readonly leads: boolean; readonly after: Place | null; readonly limit: number }
/** Those who lead see all; others what they review, and what is about them once it is done. */
export async function list({ db, actor }: Ctx, { tab, agent, round, leads, after, limit }: Wanted): Promise<Review[]> {
  const me = actor.id
  const aboutMe = sql`r.agent_id = ${me} and r.calibrates is null and r.state <> 'to-do'`
  const tabs = {
    mine: sql`r.reviewer_id = ${me} and r.state = 'to-do'`,
    'about-me': aboutMe,
    open: sql`r.state = 'to-do'`,
    objected: sql`r.state = 'objected'`,
    all: sql`true`,
  }
  const seen = leads ? sql`(r.agent_id <> ${me} or (${aboutMe}))` : sql`(r.reviewer_id = ${me} or (${aboutMe}))`
  const { rows } = await sql<Review>`select ${columns} from complaints.quality_review r
    where ${tabs[tab]} and ${seen}
      ${agent === undefined ? sql`` : sql`and r.agent_id = ${agent}`}
      ${round === undefined ? sql`` : sql`and r.round_id = ${round}`}
      ${after === null ? sql`` : sql`and (r.created_at, r.id) < (${after.at}, ${after.id})`}
    order by r.created_at desc, r.id desc limit ${limit}`.execute(db)
  return rows.map(read)
}

/** Reviewed since then, first reviews and the second ones that belong to them. */
export async function doneSince({ db }: Ctx, since: Date): Promise<Review[]> {
  const { rows } = await sql<Review>`select ${columns} from complaints.quality_review r
    where r.done_at >= ${since} order by r.done_at desc limit 5000`.execute(db)
  return rows.map(read)
}

/** How many each of them has to review. */
export async function loadOf({ db }: Ctx, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`select r.reviewer_id as id, count(*)::int as count
    from complaints.quality_review r where r.state = 'to-do' and r.reviewer_id = any(${ids}) group by 1`.execute(db)
  return new Map(rows.map(({ id, count }) => [id, count]))
}
