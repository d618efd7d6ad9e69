import type { Ctx } from '../../kernel/context.ts'

export type Source = {
  readonly channel: string
  readonly reference: string
  /** The body or the place: an authority, a forum. */
  readonly origin: string | null
  readonly url: string | null
  /** The day by which the letter of referral wants an answer. */
  readonly answerBy: string | null
}

/** False when the number is known in its channel already: the key decides, also between two clicks. */
export async function claimSource({ db, now }: Ctx, complaintId: string, source: Source): Promise<boolean> {
  const { channel, reference, origin, url, answerBy } = source
  const row = await db
    .insertInto('complaints.source')
    .values({ complaint_id: complaintId, channel, reference, origin, url, answer_by: answerBy, at: now })
    .onConflict((conflict) => conflict.columns(['channel', 'reference']).doNothing())
    .returning('reference')
    .executeTakeFirst()
  return row !== undefined
}

export async function complaintOf({ db }: Ctx, channel: string, reference: string): Promise<string | null> {
  const row = await db
    .selectFrom('complaints.source')
    .select('complaint_id')
    .where('channel', '=', channel)
    .where('reference', '=', reference)
    .executeTakeFirst()
  return row?.complaint_id ?? null
}

/** A court's number may be that of many matters: it is kept with the complaint in front, and read without. */
export const referenceOf = (complaintId: string, kept: string): string =>
  kept.startsWith(`${complaintId}:`) ? kept.slice(complaintId.length + 1) : kept

export async function sourcesOf({ db }: Ctx, complaintId: string): Promise<Source[]> {
  const rows = await db
    .selectFrom('complaints.source')
    .select(['channel', 'reference', 'origin', 'url', 'answer_by'])
    .where('complaint_id', '=', complaintId)
    .orderBy('at')
    .limit(50)
    .execute()
  return rows.map(({ answer_by: answerBy, ...row }) => ({
    ...row,
    reference: referenceOf(complaintId, row.reference),
    answerBy,
  }))
}
