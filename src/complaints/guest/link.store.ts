import type { Ctx } from '../../kernel/context.ts'

export type GuestLink = {
  readonly complaintId: string
  readonly guestId: string
  readonly version: number
  readonly hash: string
}

const links = ({ db }: Ctx) =>
  db
    .selectFrom('complaints.guest_link')
    .select(['complaint_id as complaintId', 'guest_id as guestId', 'version', 'hash'])

export const findByHash = (ctx: Ctx, hash: string): Promise<GuestLink | undefined> =>
  links(ctx).where('hash', '=', hash).executeTakeFirst()
export const holdLink = (ctx: Ctx, complaintId: string): Promise<GuestLink | undefined> =>
  links(ctx).where('complaint_id', '=', complaintId).forUpdate().executeTakeFirst()

/** One per case: a new one takes the place of the one before. */
export async function saveLink({ db, now }: Ctx, { complaintId, guestId, version, hash }: GuestLink): Promise<void> {
  await db
    .insertInto('complaints.guest_link')
    .values({ complaint_id: complaintId, guest_id: guestId, version, hash, since: now })
    .onConflict((conflict) => conflict.column('complaint_id').doUpdateSet({ version, hash, since: now }))
    .execute()
}

export async function complaintWith({ db }: Ctx, receipt: string): Promise<string | null> {
  const row = await db
    .selectFrom('complaints.receipt')
    .select('complaint_id')
    .where('receipt', '=', receipt)
    .executeTakeFirst()
  return row?.complaint_id ?? null
}
