import type { Ctx } from '../../kernel/context.ts'
import { openRows } from '../../kernel/vault/personal.actions.ts'
import { contactSealed } from '../intake/contact.sealed.ts'
import { Verification } from './capture.contract.ts'

export async function insertCapture(
  { db, now, actor }: Ctx,
  complaintId: string,
  postedAt: Date | null,
): Promise<void> {
  await db
    .insertInto('complaints.capture')
    .values({ complaint_id: complaintId, captured_by: actor.id, captured_at: now, posted_at: postedAt })
    .execute()
}

export async function findCapture(ctx: Ctx, complaintId: string) {
  const rows = await ctx.db
    .selectFrom('complaints.capture as p')
    .innerJoin('complaints.source as s', 's.complaint_id', 'p.complaint_id')
    .leftJoin('complaints.contact as k', 'k.complaint_id', 'p.complaint_id')
    .select(['s.channel', 's.url', 's.reference', 'k.handle_sealed', 'p.posted_at', 'p.captured_at'])
    .select(['p.verified_how', 'p.verified_by', 'p.verified_at'])
    .where('p.complaint_id', '=', complaintId)
    .orderBy('s.at')
    .limit(1)
    .execute()
  const [row] = await openRows(ctx, contactSealed, { rows, rowOf: () => complaintId })
  return row && { ...row, verified_how: Verification.nullable().parse(row.verified_how) }
}
export type CaptureRead = NonNullable<Awaited<ReturnType<typeof findCapture>>>

/** For a decision; undefined when the complaint was not captured from a post. */
export async function holdCapture({ db }: Ctx, complaintId: string) {
  return db
    .selectFrom('complaints.capture')
    .select('verified_how')
    .where('complaint_id', '=', complaintId)
    .forUpdate()
    .executeTakeFirst()
}

export async function saveVerified({ db, now, actor }: Ctx, complaintId: string, how: Verification): Promise<void> {
  await db
    .updateTable('complaints.capture')
    .set({ verified_how: how, verified_by: actor.id, verified_at: now })
    .where('complaint_id', '=', complaintId)
    .execute()
  await db
    .updateTable('complaints.contact')
    .set({ verified_by: ['handle'] })
    .where('complaint_id', '=', complaintId)
    .execute()
}

/** Somebody posted it whom nobody knows yet. */
export async function isByUnverified({ db }: Ctx, complaintId: string): Promise<boolean> {
  const row = await db
    .selectFrom('complaints.capture')
    .select('complaint_id')
    .where('complaint_id', '=', complaintId)
    .where('verified_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
