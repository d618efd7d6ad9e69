import type { Ctx } from '../../kernel/context.ts'

export type Correction = {
  readonly rulingId: string
  readonly id: string
  readonly wrong: string
  readonly instead: string
  readonly reason: string
  readonly at: Date
  /** What tells both sides of it; null for the oldest, whose statement says it in words. */
  readonly statementId: string | null
}
export async function insertCorrection({ db, actor }: Ctx, complaintId: string, one: Correction): Promise<void> {
  const { rulingId, statementId, ...rest } = one
  await db
    .insertInto('complaints.ruling_correction')
    .values({ complaint_id: complaintId, ruling_id: rulingId, statement_id: statementId, by: actor.id, ...rest })
    .execute()
}

export async function correctionsOf({ db }: Ctx, complaintId: string): Promise<Correction[]> {
  const rows = await db
    .selectFrom('complaints.ruling_correction')
    .select(['ruling_id', 'id', 'wrong', 'instead', 'reason', 'at', 'statement_id'])
    .where('complaint_id', '=', complaintId)
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.map(({ ruling_id, statement_id, ...row }) => ({ rulingId: ruling_id, statementId: statement_id, ...row }))
}
