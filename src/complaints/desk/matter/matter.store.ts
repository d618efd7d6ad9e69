import type { Ctx } from '../../../kernel/context.ts'
import type { Complaint } from '../../complaint.rules.ts'
import { stateTable } from '../../lifecycle/states.rules.ts'
import type { Merged } from './merge.rules.ts'

/** Every merger that one of these takes part in, on either end. */
export async function mergersOf({ db }: Ctx, ids: readonly string[]): Promise<Merged[]> {
  const rows = await db
    .selectFrom('complaints.merged')
    .select(['complaint_id', 'leader_id'])
    .where((where) => where.or([where('complaint_id', 'in', [...ids]), where('leader_id', 'in', [...ids])]))
    .orderBy('at')
    .limit(200)
    .execute()
  return rows.map((row) => ({ complaintId: row.complaint_id, leaderId: row.leader_id }))
}

/** It goes with another one and has no result of its own. */
export async function isLed({ db }: Ctx, { id, state }: Pick<Complaint, 'id' | 'state'>): Promise<boolean> {
  if (stateTable[state].finished) return false
  const row = await db
    .selectFrom('complaints.merged')
    .select('leader_id')
    .where('complaint_id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertMerged({ db, now, actor }: Ctx, { complaintId, leaderId }: Merged): Promise<void> {
  await db
    .insertInto('complaints.merged')
    .values({ complaint_id: complaintId, leader_id: leaderId, by: actor.id, at: now })
    .execute()
}

export async function deleteMerged({ db }: Ctx, complaintId: string): Promise<boolean> {
  const row = await db
    .deleteFrom('complaints.merged')
    .where('complaint_id', '=', complaintId)
    .returning('leader_id')
    .executeTakeFirst()
  return row !== undefined
}

export type Link = { readonly one: string; readonly other: string; readonly kind: 'related' | 'split' }
const ordered = ({ one, other }: Pick<Link, 'one' | 'other'>) =>
  one < other ? { complaint_id: one, other_id: other } : { complaint_id: other, other_id: one }

export async function insertLink({ db, now, actor }: Ctx, link: Link): Promise<boolean> {
  const row = await db
    .insertInto('complaints.related')
    .values({ ...ordered(link), kind: link.kind, by: actor.id, at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('kind')
    .executeTakeFirst()
  return row !== undefined
}

/** That one was taken out of the other is no opinion: it stays. */
export async function deleteLink({ db }: Ctx, link: Pick<Link, 'one' | 'other'>): Promise<boolean> {
  const { complaint_id: complaintId, other_id: otherId } = ordered(link)
  const row = await db
    .deleteFrom('complaints.related')
    .where('complaint_id', '=', complaintId)
    .where('other_id', '=', otherId)
    .where('kind', '=', 'related')
    .returning('kind')
    .executeTakeFirst()
  return row !== undefined
}

export async function linksOf({ db }: Ctx, id: string): Promise<{ id: string; kind: 'related' | 'split' }[]> {
  const rows = await db
    .selectFrom('complaints.related')
    .select(['complaint_id', 'other_id', 'kind'])
    .where((where) => where.or([where('complaint_id', '=', id), where('other_id', '=', id)]))
    .orderBy('at')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    id: row.complaint_id === id ? row.other_id : row.complaint_id,
    kind: row.kind === 'split' ? 'split' : 'related',
  }))
}

export async function idByReceipt({ db }: Ctx, receipt: string): Promise<string | null> {
  const row = await db
    .selectFrom('complaints.receipt')
    .select('complaint_id')
    .where('receipt', '=', receipt)
    .executeTakeFirst()
  return row?.complaint_id ?? null
}

/** Open complaints of one person beside this one, the newest first. */
export async function othersOf(
  { db }: Ctx,
  {
    id,
    consumerId,
    guestId,
  }: { readonly id: string; readonly consumerId: string | null; readonly guestId: string | null },
): Promise<string[]> {
  if (consumerId === null && guestId === null) return []
  const rows = await db
    .selectFrom('complaints.complaint')
    .select('id')
    .where('id', '<>', id)
    .where('state', '<>', 'closed')
    .where((where) =>
      where.or([
        ...(consumerId === null ? [] : [where('consumer_id', '=', consumerId)]),
        ...(guestId === null ? [] : [where('guest_id', '=', guestId)]),
      ]),
    )
    .orderBy('received_at', 'desc')
    .limit(10)
    .execute()
  return rows.map((row) => row.id)
}

export async function setClaim({ db }: Ctx, complaintId: string, claimFen: number) {
  await db.updateTable('complaints.complaint').set({ claim_fen: claimFen }).where('id', '=', complaintId).execute()
}
