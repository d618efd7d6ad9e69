import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import type { Extension } from './extension.rules.ts'

const Party = z.enum(['consumer', 'merchant'])
const State = z.enum(['asked', 'granted', 'refused', 'moot'])
const Answer = z.enum(['agrees', 'objects']).nullable()

/** Oldest first; a case has few. */
export async function extensionsOf({ db }: Ctx, complaintId: string): Promise<Extension[]> {
  const rows = await db
    .selectFrom('complaints.extension')
    .select([
      'id',
      'party',
      'days',
      'asked_at',
      'statement_id',
      'hear_by',
      'answer',
      'answer_statement',
      'state',
      'granted_days',
      'decided_at',
      'decision_statement',
      'until_at',
      'ended_at',
    ])
    .where('complaint_id', '=', complaintId)
    .orderBy('asked_at')
    .orderBy('id')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    party: Party.parse(row.party),
    days: row.days,
    askedAt: row.asked_at,
    statementId: row.statement_id,
    hearBy: row.hear_by,
    answer: Answer.parse(row.answer),
    answerStatement: row.answer_statement,
    state: State.parse(row.state),
    grantedDays: row.granted_days,
    decidedAt: row.decided_at,
    decisionStatement: row.decision_statement,
    untilAt: row.until_at,
    endedAt: row.ended_at,
  }))
}

type Asked = Pick<Extension, 'id' | 'party' | 'days' | 'statementId' | 'hearBy'>
export const insert = ({ db, now, actor }: Ctx, complaintId: string, one: Asked) =>
  db
    .insertInto('complaints.extension')
    .values({
      id: one.id,
      complaint_id: complaintId,
      party: one.party,
      days: one.days,
      statement_id: one.statementId,
      hear_by: one.hearBy,
      asked_by: actor.id,
      asked_at: now,
      state: 'asked',
    })
    .execute()

export const saveAnswer = (
  { db, now }: Ctx,
  id: string,
  said: { readonly answer: 'agrees' | 'objects'; readonly statement: string | null },
) =>
  db
    .updateTable('complaints.extension')
    .set({ answer: said.answer, answer_statement: said.statement, answered_at: now })
    .where('id', '=', id)
    .execute()

type Decided = {
  readonly state: 'granted' | 'refused'
  readonly days: number | null
  readonly until: Date | null
  readonly statement: string
}
export const saveDecision = ({ db, now, actor }: Ctx, id: string, { state, days, until, statement }: Decided) =>
  db
    .updateTable('complaints.extension')
    .set({
      state,
      granted_days: days,
      until_at: until,
      decision_statement: statement,
      decided_by: actor.id,
      decided_at: now,
    })
    .where('id', '=', id)
    .execute()

export const end = ({ db, now }: Ctx, id: string) =>
  db.updateTable('complaints.extension').set({ ended_at: now }).where('id', '=', id).execute()

export const drop = ({ db }: Ctx, id: string) =>
  db.updateTable('complaints.extension').set({ state: 'moot' }).where('id', '=', id).execute()
