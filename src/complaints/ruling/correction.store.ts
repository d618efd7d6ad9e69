import type { Ctx } from '../../kernel/context.ts'

export type Correction = {
  readonly rulingId: string
  readonly id: string
  readonly wrong: string
  readonly instead: string
  readonly reason: string
  readonly at: Date
}
export async function insertCorrection({ db, actor }: Ctx, complaintId: string, one: Correction): Promise<void> {
  const { rulingId, ...rest } = one
  await db
    .insertInto('complaints.ruling_correction')
    .values({ complaint_id: complaintId, ruling_id: rulingId, by: actor.id, ...rest })
    .execute()
}

export async function correctionsOf({ db }: Ctx, complaintId: string): Promise<Correction[]> {
  const rows = await db
    .selectFrom('complaints.ruling_correction')
    .select(['ruling_id', 'id', 'wrong', 'instead', 'reason', 'at'])
    .where('complaint_id', '=', complaintId)
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.map(({ ruling_id, ...row }) => ({ rulingId: ruling_id, ...row }))
}
