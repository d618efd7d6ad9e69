import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { openRows } from '../../kernel/vault/personal.actions.ts'
import { CategoryCode, State } from '../complaint.contract.ts'
import type { Place } from '../../kernel/http/cursor.ts'
import { contactSealed } from '../intake/contact.sealed.ts'
import { noSide } from '../ties/ties.store.ts'

export type CallBack = { readonly complaintId: string; readonly id: string; readonly dueAt: Date }

export async function insertCallBack({ db, now, actor }: Ctx, { complaintId, id, dueAt }: CallBack): Promise<void> {
  await db
    .insertInto('complaints.call_back')
    .values({ complaint_id: complaintId, id, due_at: dueAt, promised_by: actor.id, promised_at: now })
    .execute()
}

/** For a decision: two agents who called at the same time do not both note it. */
export async function holdCallBack({ db }: Ctx, id: string) {
  const row = await db
    .selectFrom('complaints.call_back')
    .select(['complaint_id', 'done_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && { complaintId: row.complaint_id, doneAt: row.done_at }
}

export async function saveCalled({ db, now, actor }: Ctx, id: string, reached: boolean): Promise<void> {
  await db
    .updateTable('complaints.call_back')
    .set({ done_at: now, done_by: actor.id, reached })
    .where('id', '=', id)
    .execute()
}

type Which = { readonly complaint?: string | undefined; readonly id?: string }
type Page = { readonly after: Place | null; readonly limit: number }

/** Open ones of everybody, or all of one case; none of a case whose side the reader is. */
export async function listCallBacks(ctx: Ctx, { complaint, id }: Which, { after, limit }: Page) {
  const found = await ctx.db
    .selectFrom('complaints.call_back as b')
    .innerJoin('complaints.complaint as c', 'c.id', 'b.complaint_id')
    .leftJoin('complaints.contact as k', 'k.complaint_id', 'b.complaint_id')
    .select(['b.id', 'b.complaint_id', 'b.due_at', 'b.promised_by', 'b.done_at', 'b.reached'])
    .select([
      'c.receipt',
      'c.state',
      'c.category',
      'k.name_sealed',
      'k.phone_sealed',
      'k.email_sealed',
      'k.handle_sealed',
    ])
    .where(noSide(ctx, 'c'))
    .$if(id !== undefined, (query) => query.where('b.id', '=', id ?? ''))
    .$if(complaint !== undefined, (query) => query.where('b.complaint_id', '=', complaint ?? ''))
    .$if(id === undefined && complaint === undefined, (query) => query.where('b.done_at', 'is', null))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(b.due_at, b.id) > (${after?.at ?? null}, ${after?.id ?? ''})`),
    )
    .orderBy('b.due_at')
    .orderBy('b.id')
    .limit(limit)
    .execute()
  const rows = await openRows(ctx, contactSealed, { rows: found, rowOf: (row) => row.complaint_id })
  return rows.map((row) => ({ ...row, state: State.parse(row.state), category: CategoryCode.parse(row.category) }))
}
export type CallBackRead = Awaited<ReturnType<typeof listCallBacks>>[number]
