import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { CategoryCode, Outcome } from '../complaint.contract.ts'
import { Solved } from './survey.contract.ts'

export type Survey = {
  readonly id: string
  readonly complaintId: string
  readonly merchantId: string | null
  readonly agentId: string | null
  readonly channel: string
  readonly category: CategoryCode
  readonly outcome: Outcome
  readonly askedAt: Date
  readonly openUntil: Date
  readonly answeredAt: Date | null
  readonly skippedAt: Date | null
  readonly outcomeScore: number | null
  readonly handlingScore: number | null
  readonly solved: Solved | null
  readonly words: string
  readonly mayPublish: boolean
  readonly callBack: 'due' | 'done' | null
  readonly callBackClock: string | null
  readonly calledAt: Date | null
  readonly calledBy: string | null
  readonly callNote: string
  readonly version: number
}

export const columns = sql`s.id, s.complaint_id as "complaintId", s.merchant_id as "merchantId", s.agent_id as "agentId", s.channel,
  s.category, s.outcome, s.asked_at as "askedAt", s.open_until as "openUntil", s.answered_at as "answeredAt",
  s.skipped_at as "skippedAt", s.outcome_score as "outcomeScore", s.handling_score as "handlingScore", s.solved, s.words,
  s.may_publish as "mayPublish", s.call_back as "callBack", s.call_back_clock as "callBackClock", s.called_at as "calledAt",
  s.called_by as "calledBy", s.call_note as "callNote", s.version`
export const read = (row: Survey): Survey => ({
  ...row,
  category: CategoryCode.parse(row.category),
  outcome: Outcome.parse(row.outcome),
  solved: Solved.nullable().parse(row.solved),
})

export async function ofComplaint({ db }: Ctx, complaintId: string): Promise<Survey | undefined> {
  const { rows } =
    await sql<Survey>`select ${columns} from complaints.survey s where s.complaint_id = ${complaintId}`.execute(db)
  return rows[0] && read(rows[0])
}
export async function find({ db }: Ctx, id: string): Promise<Survey | undefined> {
  const { rows } = await sql<Survey>`select ${columns} from complaints.survey s where s.id = ${id}`.execute(db)
  return rows[0] && read(rows[0])
}
export async function hold({ db }: Ctx, id: string): Promise<Survey | undefined> {
  const { rows } = await sql<Survey>`select ${columns} from complaints.survey s where s.id = ${id} for update`.execute(
    db,
  )
  return rows[0] && read(rows[0])
}

export type NewSurvey = Pick<
  Survey,
  'id' | 'complaintId' | 'merchantId' | 'agentId' | 'channel' | 'category' | 'outcome' | 'askedAt' | 'openUntil'
>
/** False where the complaint has one already. */
export async function insert({ db }: Ctx, one: NewSurvey): Promise<boolean> {
  const row = await db
    .insertInto('complaints.survey')
    .values({
      id: one.id,
      complaint_id: one.complaintId,
      merchant_id: one.merchantId,
      agent_id: one.agentId,
      channel: one.channel,
      category: one.category,
      outcome: one.outcome,
      asked_at: one.askedAt,
      open_until: one.openUntil,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function save({ db }: Ctx, one: Survey): Promise<void> {
  await db
    .updateTable('complaints.survey')
    .set({
      agent_id: one.agentId,
      outcome: one.outcome,
      open_until: one.openUntil,
      answered_at: one.answeredAt,
      skipped_at: one.skippedAt,
      outcome_score: one.outcomeScore,
      handling_score: one.handlingScore,
      solved: one.solved,
      words: one.words,
      may_publish: one.mayPublish,
      call_back: one.callBack,
      call_back_clock: one.callBackClock,
      called_at: one.calledAt,
      called_by: one.calledBy,
      call_note: one.callNote,
      version: one.version + 1,
    })
    .where('id', '=', one.id)
    .execute()
}
