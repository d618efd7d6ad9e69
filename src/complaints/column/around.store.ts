import type { Ctx } from '../../kernel/context.ts'
import { newId } from '../../kernel/id.ts'

export type Reply = {
  readonly postingId: string
  readonly id: string
  readonly state: string
  readonly text: string
  readonly reason: string
  readonly at: Date
}

export async function insertReply({ db, actor, now }: Ctx, postingId: string, text: string): Promise<string> {
  const id = newId('prp')
  await db
    .insertInto('complaints.posting_reply')
    .values({ posting_id: postingId, id, state: 'offered', text, by: actor.id, at: now })
    .execute()
  return id
}
export async function repliesOf({ db }: Ctx, postingIds: readonly string[]): Promise<Reply[]> {
  const rows = await db
    .selectFrom('complaints.posting_reply')
    .select(['posting_id', 'id', 'state', 'text', 'reason', 'at'])
    .where('posting_id', 'in', [...postingIds, ''])
    .orderBy('id')
    .limit(2000)
    .execute()
  return rows.map(({ posting_id: postingId, ...row }) => ({ ...row, postingId }))
}
/** False when it was decided on before. */
export async function decideReply(
  { db }: Ctx,
  reply: Pick<Reply, 'postingId' | 'id' | 'state' | 'text' | 'reason'>,
): Promise<boolean> {
  const row = await db
    .updateTable('complaints.posting_reply')
    .set({ state: reply.state, text: reply.text, reason: reply.reason })
    .where('posting_id', '=', reply.postingId)
    .where('id', '=', reply.id)
    .where('state', '=', 'offered')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
export async function dropReplies({ db }: Ctx, postingId: string): Promise<void> {
  await db.deleteFrom('complaints.posting_reply').where('posting_id', '=', postingId).execute()
}

/** One of each person, however often he presses. */
export async function addMeToo({ db, actor }: Ctx, postingId: string): Promise<number> {
  await db
    .insertInto('complaints.posting_me_too')
    .values({ posting_id: postingId, account_id: actor.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { count } = await db
    .selectFrom('complaints.posting_me_too')
    .select((one) => one.fn.countAll<number>().as('count'))
    .where('posting_id', '=', postingId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function addFlag({ db, actor, now }: Ctx, postingId: string, reason: string): Promise<void> {
  await db
    .insertInto('complaints.posting_flag')
    .values({ posting_id: postingId, account_id: actor.id, reason, at: now })
    .onConflict((conflict) =>
      conflict.columns(['posting_id', 'account_id']).doUpdateSet({ reason, at: now, settled_at: null }),
    )
    .execute()
}
export async function openFlags({ db }: Ctx, postingIds: readonly string[]) {
  return db
    .selectFrom('complaints.posting_flag')
    .select(['posting_id', 'reason', 'at'])
    .where('posting_id', 'in', [...postingIds, ''])
    .where('settled_at', 'is', null)
    .orderBy('at')
    .limit(500)
    .execute()
}
export async function settleFlags({ db, now }: Ctx, postingId: string): Promise<void> {
  await db
    .updateTable('complaints.posting_flag')
    .set({ settled_at: now })
    .where('posting_id', '=', postingId)
    .where('settled_at', 'is', null)
    .execute()
}
