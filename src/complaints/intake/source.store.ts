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
export type Contact = {
  readonly name: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly handle: string | null
  readonly verifiedBy: readonly ('phone' | 'email' | 'handle')[]
  readonly orderHint: string | null
  readonly shopHint: string | null
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

export async function sourcesOf({ db }: Ctx, complaintId: string): Promise<Source[]> {
  const rows = await db
    .selectFrom('complaints.source')
    .select(['channel', 'reference', 'origin', 'url', 'answer_by'])
    .where('complaint_id', '=', complaintId)
    .orderBy('at')
    .limit(50)
    .execute()
  return rows.map(({ answer_by: answerBy, ...row }) => ({ ...row, answerBy }))
}

export async function insertContact({ db }: Ctx, complaintId: string, contact: Contact): Promise<void> {
  await db
    .insertInto('complaints.contact')
    .values({
      complaint_id: complaintId,
      name: contact.name,
      phone: contact.phone,
      email: contact.email,
      handle: contact.handle,
      verified_by: [...contact.verifiedBy],
      order_hint: contact.orderHint,
      shop_hint: contact.shopHint,
    })
    .execute()
}

export async function contactOf({ db }: Ctx, complaintId: string): Promise<Contact | null> {
  const row = await db
    .selectFrom('complaints.contact')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .executeTakeFirst()
  if (!row) return null
  return {
    name: row.name,
    phone: row.phone,
    email: row.email,
    handle: row.handle,
    verifiedBy: row.verified_by.flatMap((by) => (by === 'phone' || by === 'email' || by === 'handle' ? [by] : [])),
    orderHint: row.order_hint,
    shopHint: row.shop_hint,
  }
}
