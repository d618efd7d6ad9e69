import type { Ctx } from '../../kernel/context.ts'

/** Who decides a mass claim, and who did before. */
export async function seatsOf({ db }: Ctx, claimId: string) {
  const rows = await db
    .selectFrom('complaints.mass_seat')
    .select(['id', 'account_id', 'left_at'])
    .where('claim_id', '=', claimId)
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map((row) => ({ id: row.id, accountId: row.account_id, leftAt: row.left_at }))
}

/** Who sits now; null when nobody does. */
export async function sittingIn({ db }: Ctx, claimId: string): Promise<string | null> {
  const row = await db
    .selectFrom('complaints.mass_seat')
    .select('account_id')
    .where('claim_id', '=', claimId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  return row?.account_id ?? null
}

type New = { readonly id: string; readonly accountId: string; readonly seed: string }
export async function seat({ db, now }: Ctx, claimId: string, { id, accountId, seed }: New): Promise<void> {
  const row = { claim_id: claimId, id, account_id: accountId, seed, drawn_at: now }
  await db.insertInto('complaints.mass_seat').values(row).execute()
}

type Leaving = { readonly because: 'tied' | 'withdrew' | 'gone'; readonly reason?: string }
export async function leave({ db, now }: Ctx, claimId: string, { because, reason }: Leaving): Promise<void> {
  await db
    .updateTable('complaints.mass_seat')
    .set({ left_at: now, left_because: because, reason: reason ?? null })
    .where('claim_id', '=', claimId)
    .where('left_at', 'is', null)
    .execute()
}

/** The cases of everybody who is asked or in it, or one of them, as far as a tie may hang on them. */
export async function casesOf({ db }: Ctx, claimId: string, only?: string) {
  let query = db
    .selectFrom('complaints.mass_member')
    .innerJoin('complaints.complaint', 'complaints.complaint.id', 'complaints.mass_member.complaint_id')
    .select(['complaints.complaint.id', 'consumer_id', 'merchant_id'])
    .where('claim_id', '=', claimId)
    .where('complaints.mass_member.state', 'in', ['invited', 'joined'])
  if (only !== undefined) query = query.where('complaints.complaint.id', '=', only)
  const rows = await query.execute()
  return rows.map((row) => ({ id: row.id, consumerId: row.consumer_id, merchantId: row.merchant_id }))
}
