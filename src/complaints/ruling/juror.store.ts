import type { Ctx } from '../../kernel/context.ts'

export type Juror = {
  readonly accountId: string
  readonly consumerId: string | null
  readonly merchantId: string | null
  readonly enrolledAt: Date
  readonly leftAt: Date | null
  readonly missed: number
}

export async function find({ db }: Ctx, accountId: string): Promise<Juror | undefined> {
  const row = await db
    .selectFrom('complaints.juror')
    .select(['account_id', 'consumer_id', 'merchant_id', 'enrolled_at', 'left_at', 'missed'])
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return (
    row && {
      accountId: row.account_id,
      consumerId: row.consumer_id,
      merchantId: row.merchant_id,
      enrolledAt: row.enrolled_at,
      leftAt: row.left_at,
      missed: row.missed,
    }
  )
}

/** Enrolling anew begins anew. */
export async function enrol({ db, now, actor }: Ctx): Promise<void> {
  const fresh = { enrolled_at: now, left_at: null, missed: 0 }
  const merchant = actor.merchantId
  await db
    .insertInto('complaints.juror')
    .values({
      account_id: actor.id,
      consumer_id: merchant === null ? actor.consumerId : null,
      merchant_id: merchant,
      ...fresh,
    })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(fresh))
    .execute()
}

export async function leave({ db, now, actor }: Ctx): Promise<void> {
  await db
    .updateTable('complaints.juror')
    .set({ left_at: now })
    .where('account_id', '=', actor.id)
    .where('left_at', 'is', null)
    .execute()
}

export async function addMissed({ db }: Ctx, accounts: readonly string[]): Promise<void> {
  if (accounts.length === 0) return
  await db
    .updateTable('complaints.juror')
    .set((update) => ({ missed: update('missed', '+', 1) }))
    .where('account_id', 'in', [...accounts])
    .execute()
}

export type Wanted = {
  readonly enrolledBefore: Date
  readonly missedBelow: number
  readonly not: { readonly consumerId: string | null; readonly merchantId: string | null }
}
/** Those who may be drawn, with how many open seats each has; at most 5,000. */
export async function eligible({ db }: Ctx, { enrolledBefore, missedBelow, not }: Wanted) {
  const rows = await db
    .selectFrom('complaints.juror')
    .leftJoin('complaints.jury_seat', 'complaints.jury_seat.account_id', 'complaints.juror.account_id')
    .leftJoin('complaints.jury', (join) =>
      join
        .onRef('complaints.jury.id', '=', 'complaints.jury_seat.jury_id')
        .on('complaints.jury.phase', 'in', ['commit', 'reveal']),
    )
    .select([
      'complaints.juror.account_id',
      'complaints.juror.merchant_id',
      (count) => count.fn.count<number>('complaints.jury.id').as('n'),
    ])
    .where('complaints.juror.left_at', 'is', null)
    .where('complaints.juror.enrolled_at', '<=', enrolledBefore)
    .where('complaints.juror.missed', '<', missedBelow)
    .where((is) =>
      is.or([
        is('complaints.juror.consumer_id', 'is', null),
        is('complaints.juror.consumer_id', '<>', not.consumerId ?? ''),
      ]),
    )
    .where((is) =>
      is.or([
        is('complaints.juror.merchant_id', 'is', null),
        is('complaints.juror.merchant_id', '<>', not.merchantId ?? ''),
      ]),
    )
    .groupBy(['complaints.juror.account_id', 'complaints.juror.merchant_id'])
    .orderBy('complaints.juror.account_id')
    .limit(5_000)
    .execute()
  return rows.map((row) => ({
    id: row.account_id,
    load: Number(row.n),
    from: sideOf(row.merchant_id),
  }))
}
const sideOf = (merchantId: string | null): 'consumer' | 'merchant' => (merchantId === null ? 'consumer' : 'merchant')
