import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { Side } from '../complaint.contract.ts'
import { Admitted, Opinion, Party, Stance } from './dispute.contract.ts'

export type Point = {
  readonly id: string
  readonly number: number
  readonly side: Side
  readonly text: string
  readonly by: string
  readonly at: Date
}
export type Said = {
  readonly pointId: string
  readonly side: Party
  readonly stance: Stance
  readonly note: string
  readonly at: Date
}
export type Assessment = {
  readonly fileId: string
  readonly side: Side
  readonly authentic: Opinion
  readonly lawful: Opinion
  readonly relevant: Opinion
  readonly admitted: Admitted | null
  readonly note: string
  readonly at: Date
}

export async function pointsOf({ db }: Ctx, complaintId: string): Promise<Point[]> {
  const rows = await db
    .selectFrom('complaints.point')
    .select(['id', 'number', 'side', 'text', 'by', 'at'])
    .where('complaint_id', '=', complaintId)
    .where('withdrawn_at', 'is', null)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({ ...row, side: Side.parse(row.side) }))
}

/** Numbers of withdrawn points are not given again: whoever wrote "point 3" meant one thing. */
export async function nextNumber({ db }: Ctx, complaintId: string): Promise<number> {
  const row = await db
    .selectFrom('complaints.point')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('complaint_id', '=', complaintId)
    .executeTakeFirst()
  return Number(row?.last ?? 0) + 1
}

export const insertPoint = (
  { db, now, actor }: Ctx,
  complaintId: string,
  { id, number, side, text }: Pick<Point, 'id' | 'number' | 'side' | 'text'>,
) =>
  db
    .insertInto('complaints.point')
    .values({ complaint_id: complaintId, id, number, side, text, by: actor.id, at: now })
    .execute()

export const withdraw = ({ db, now }: Ctx, complaintId: string, id: string) =>
  db
    .updateTable('complaints.point')
    .set({ withdrawn_at: now })
    .where('complaint_id', '=', complaintId)
    .where('id', '=', id)
    .execute()

/** The last word of each side on each point. */
export async function stancesOf({ db }: Ctx, complaintId: string): Promise<Said[]> {
  const rows = await db
    .selectFrom('complaints.point_stance')
    .distinctOn(['point_id', 'side'])
    .select(['point_id', 'side', 'stance', 'note', 'at'])
    .where('complaint_id', '=', complaintId)
    .orderBy('point_id')
    .orderBy('side')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ point_id: pointId, note, at, ...row }) => ({
    pointId,
    note,
    at,
    side: Party.parse(row.side),
    stance: Stance.parse(row.stance),
  }))
}

export const insertStance = (
  { db, now, actor }: Ctx,
  complaintId: string,
  { id, pointId, side, stance, note }: Omit<Said, 'at'> & { readonly id: string },
) =>
  db
    .insertInto('complaints.point_stance')
    .values({ complaint_id: complaintId, point_id: pointId, id, side, stance, note, by: actor.id, at: now })
    .execute()

/** The last word of each side, and of the platform, on each piece of evidence. */
export async function assessmentsOf({ db }: Ctx, complaintId: string): Promise<Assessment[]> {
  const rows = await db
    .selectFrom('complaints.assessment')
    .distinctOn(['file_id', 'side'])
    .select(['file_id', 'side', 'authentic', 'lawful', 'relevant', 'admitted', 'note', 'at'])
    .where('complaint_id', '=', complaintId)
    .orderBy('file_id')
    .orderBy('side')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    fileId: row.file_id,
    side: Side.parse(row.side),
    authentic: Opinion.parse(row.authentic),
    lawful: Opinion.parse(row.lawful),
    relevant: Opinion.parse(row.relevant),
    admitted: Admitted.nullable().parse(row.admitted),
    note: row.note,
    at: row.at,
  }))
}

export const insertAssessment = (
  { db, now, actor }: Ctx,
  complaintId: string,
  { id, fileId, ...one }: Omit<Assessment, 'at'> & { readonly id: string },
) =>
  db
    .insertInto('complaints.assessment')
    .values({ complaint_id: complaintId, file_id: fileId, id, ...one, by: actor.id, at: now })
    .execute()

export async function signaturesOf({ db }: Ctx, complaintId: string) {
  const rows = await db
    .selectFrom('complaints.dispute_signature')
    .select(['side', 'hash', 'at'])
    .where('complaint_id', '=', complaintId)
    .execute()
  return rows.map(({ side, hash, at }) => ({ side: Party.parse(side), hash, at }))
}

/** False when this side signed this very text before. */
export async function sign({ db, now, actor }: Ctx, complaintId: string, side: Party, hash: string): Promise<boolean> {
  const row = await db
    .insertInto('complaints.dispute_signature')
    .values({ complaint_id: complaintId, side, hash, by: actor.id, at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('hash')
    .executeTakeFirst()
  return row !== undefined
}

const Signed = z.enum(['signed', 'silent'])
export async function sealsOf({ db }: Ctx, complaintId: string) {
  const rows = await db
    .selectFrom('complaints.dispute_seal')
    .select(['number', 'hash', 'consumer', 'merchant', 'at'])
    .where('complaint_id', '=', complaintId)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({ ...row, consumer: Signed.parse(row.consumer), merchant: Signed.parse(row.merchant) }))
}

export const insertSeal = (
  { db, now }: Ctx,
  complaintId: string,
  seal: {
    number: number
    hash: string
    document: string
    consumer: z.infer<typeof Signed>
    merchant: z.infer<typeof Signed>
  },
) =>
  db
    .insertInto('complaints.dispute_seal')
    .values({ complaint_id: complaintId, ...seal, at: now })
    .execute()
