import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import { Side } from '../../complaint.contract.ts'
import { columns, fromRow } from '../../complaint.store.ts'
import type { Complaint } from '../../complaint.rules.ts'
import type { Place } from '../../../kernel/http/cursor.ts'
import { BreachReason } from './wall.contract.ts'

/** Open complaints of which something ends by then, the first ends first: the index of the queue is walked and left. */
export async function endingBy({ db }: Ctx, until: Date, limit: number): Promise<Complaint[]> {
  const rows = await db
    .selectFrom('complaints.complaint')
    .select(columns)
    .where(sql<boolean>`state <> 'closed'`)
    .where('next_due_at', '<=', until)
    .orderBy('next_due_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

export type NewBreach = {
  readonly id: string
  readonly complaintId: string
  readonly clock: string
  readonly rule: string
  readonly stage: string
  readonly blame: Side
  readonly agentId: string | null
  readonly at: Date
}
/** A limit is broken once, however often it is heard of. */
export async function insertBreach({ db }: Ctx, breach: NewBreach): Promise<void> {
  const { complaintId, agentId, ...row } = breach
  await db
    .insertInto('complaints.breach')
    .values({ ...row, complaint_id: complaintId, agent_id: agentId })
    .onConflict((conflict) => conflict.columns(['complaint_id', 'clock']).doNothing())
    .execute()
}

type Which = { readonly id?: string; readonly only: 'all' | 'platform' | 'unexplained' }
type Page = { readonly after: Place | null; readonly limit: number }

export async function breaches({ db }: Ctx, { id, only }: Which, { after, limit }: Page) {
  const rows = await db
    .selectFrom('complaints.breach as b')
    .innerJoin('complaints.complaint as c', 'c.id', 'b.complaint_id')
    .select(['b.id', 'b.complaint_id', 'b.rule', 'b.blame', 'b.agent_id', 'b.at', 'b.reason', 'b.words', 'b.reason_by'])
    .select(['c.receipt', 'c.channel'])
    .$if(id !== undefined, (query) => query.where('b.id', '=', id ?? ''))
    .$if(only !== 'all', (query) => query.where('b.blame', '=', 'platform'))
    .$if(only === 'unexplained', (query) => query.where('b.reason', 'is', null))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(b.at, b.id) < (${after?.at ?? null}, ${after?.id ?? ''})`),
    )
    .orderBy('b.at', 'desc')
    .orderBy('b.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    ...row,
    blame: Side.parse(row.blame),
    reason: BreachReason.nullable().parse(row.reason),
  }))
}
export type BreachRead = Awaited<ReturnType<typeof breaches>>[number]

export const holdBreach = ({ db }: Ctx, id: string) =>
  db.selectFrom('complaints.breach').select('complaint_id').where('id', '=', id).forUpdate().executeTakeFirst()

export async function explain(
  { db, now, actor }: Ctx,
  id: string,
  { reason, words }: { readonly reason: string; readonly words: string },
): Promise<void> {
  await db
    .updateTable('complaints.breach')
    .set({ reason, words, reason_by: actor.id, reason_at: now })
    .where('id', '=', id)
    .execute()
}
