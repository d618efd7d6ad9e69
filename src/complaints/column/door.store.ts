import type { Ctx } from '../../kernel/context.ts'

export async function insertLedTo({ db, now }: Ctx, postingId: string, complaintId: string): Promise<void> {
  await db
    .insertInto('complaints.posting_led_to')
    .values({ posting_id: postingId, complaint_id: complaintId, at: now })
    .execute()
}

export async function originOf({ db }: Ctx, complaintId: string) {
  return db
    .selectFrom('complaints.posting_led_to as l')
    .innerJoin('complaints.posting as p', 'p.id', 'l.posting_id')
    .select(['p.id', 'p.title', 'p.state', 'l.at'])
    .where('l.complaint_id', '=', complaintId)
    .executeTakeFirst()
}

/** How many complaints each posting led to. */
export async function countLedTo({ db }: Ctx, postingIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('complaints.posting_led_to')
    .select((one) => ['posting_id', one.fn.countAll<number>().as('count')])
    .where('posting_id', 'in', [...postingIds, ''])
    .groupBy('posting_id')
    .execute()
  return new Map(rows.map(({ posting_id: id, count }) => [id, Number(count)]))
}
