import type { Ctx } from '../../kernel/context.ts'

export type RequestState = 'asked' | 'agreed' | 'refused' | 'silent' | 'lapsed'
export type WithdrawalRequest = {
  readonly id: string
  readonly complaintId: string
  readonly state: RequestState
  readonly statementId: string
  readonly clockId: string
  readonly askedAt: Date
  readonly answerId: string | null
  readonly answeredAt: Date | null
}
const states: readonly RequestState[] = ['asked', 'agreed', 'refused', 'silent', 'lapsed']

const requests = ({ db }: Ctx, complaintId: string) =>
  db.selectFrom('complaints.withdrawal_request').selectAll().where('complaint_id', '=', complaintId)
type Row = Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number]
const fromRow = (row: Row): WithdrawalRequest => ({
  id: row.id,
  complaintId: row.complaint_id,
  state: states.find((one) => one === row.state) ?? 'lapsed',
  statementId: row.statement_id,
  clockId: row.clock_id,
  askedAt: row.asked_at,
  answerId: row.answer_id,
  answeredAt: row.answered_at,
})

/** The latest, the oldest of them first. */
export async function requestsOf(ctx: Ctx, complaintId: string): Promise<WithdrawalRequest[]> {
  const query = requests(ctx, complaintId).orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(50)
  return (await query.execute()).map(fromRow).toReversed()
}
export async function openOf(ctx: Ctx, complaintId: string): Promise<WithdrawalRequest | undefined> {
  const row = await requests(ctx, complaintId).where('state', '=', 'asked').executeTakeFirst()
  return row && fromRow(row)
}

type New = Pick<WithdrawalRequest, 'id' | 'complaintId' | 'statementId' | 'clockId'>
export async function insert({ db, now }: Ctx, { id, complaintId, statementId, clockId }: New): Promise<void> {
  await db
    .insertInto('complaints.withdrawal_request')
    .values({
      id,
      complaint_id: complaintId,
      statement_id: statementId,
      clock_id: clockId,
      state: 'asked',
      asked_at: now,
    })
    .execute()
}

type Ending = { readonly state: RequestState; readonly answerId?: string | null }
export async function end({ db, now }: Ctx, { id }: WithdrawalRequest, to: Ending): Promise<void> {
  await db
    .updateTable('complaints.withdrawal_request')
    .set({ state: to.state, answer_id: to.answerId ?? null, answered_at: now })
    .where('id', '=', id)
    .execute()
}
