import type { Ctx } from '../../kernel/context.ts'

export type Verdict = 'refuse' | 'recount' | 'withhold'
export type Objection = {
  readonly rankingId: string
  readonly merchantId: string
  readonly reason: string
  readonly at: Date
  readonly verdict: Verdict | null
  readonly answer: string | null
}
const columns = ['ranking_id', 'merchant_id', 'reason', 'at', 'verdict', 'answer'] as const
const verdicts: readonly Verdict[] = ['refuse', 'recount', 'withhold']

/** False when the shop has objected before. */
export async function insertObjection(
  { db, now }: Ctx,
  of: { readonly ranking: string; readonly merchant: string; readonly reason: string },
): Promise<boolean> {
  const result = await db
    .insertInto('complaints.ranking_objection')
    .values({ ranking_id: of.ranking, merchant_id: of.merchant, reason: of.reason, at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}
/** False when it was decided before. */
export async function decide(
  { db, now, actor }: Ctx,
  of: { readonly ranking: string; readonly merchant: string; readonly verdict: Verdict; readonly answer: string },
): Promise<boolean> {
  const result = await db
    .updateTable('complaints.ranking_objection')
    .set({ verdict: of.verdict, answer: of.answer, decided_by: actor.id, decided_at: now })
    .where('ranking_id', '=', of.ranking)
    .where('merchant_id', '=', of.merchant)
    .where('verdict', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
/** Of these rankings, the oldest first; at most 1,000. */
export async function objectionsTo({ db }: Ctx, rankings: readonly string[]): Promise<Objection[]> {
  if (rankings.length === 0) return []
  const rows = await db
    .selectFrom('complaints.ranking_objection')
    .select(columns)
    .where('ranking_id', 'in', [...rankings])
    .orderBy('at')
    .orderBy('merchant_id')
    .limit(1000)
    .execute()
  return rows.map((row) => ({
    rankingId: row.ranking_id,
    merchantId: row.merchant_id,
    reason: row.reason,
    at: row.at,
    verdict: verdicts.find((one) => one === row.verdict) ?? null,
    answer: row.answer,
  }))
}
