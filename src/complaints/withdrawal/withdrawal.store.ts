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

/** The oldest first. */
export async function requestsOf({ db }: Ctx, complaintId: string): Promise<WithdrawalRequest[]> {
  const rows = await db
    .selectFrom('complaints.withdrawal_request')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .orderBy('asked_at')
    .orderBy('id')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    complaintId: row.complaint_id,
    state: states.find((one) => one === row.state) ?? 'lapsed',
    statementId: row.statement_id,
    clockId: row.clock_id,
    askedAt: row.asked_at,
    answerId: row.answer_id,
    answeredAt: row.answered_at,
  }))
}
export const openOf = async (ctx: Ctx, complaintId: string): Promise<WithdrawalRequest | undefined> =>
  (await requestsOf(ctx, complaintId)).find(({ state }) => state === 'asked')

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
