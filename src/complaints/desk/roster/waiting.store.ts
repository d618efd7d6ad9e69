import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import { columns, fromRow } from '../../complaint.store.ts'
import type { Complaint } from '../../complaint.rules.ts'

type Skills = { readonly categories: readonly string[]; readonly channels: readonly string[] }

/** The most urgent complaint that nobody has and this person may take; one that somebody else is taking right now is passed over. */
export async function nextWaiting({ db, actor }: Ctx, skills: Skills): Promise<Complaint | undefined> {
  const row = await db
    .selectFrom('complaints.complaint')
    .select(columns)
    // Literals, as in the partial index.
    .where(sql<boolean>`state <> 'closed' and agent_id is null`)
    .where(sql<boolean>`consumer_id is distinct from ${actor.consumerId ?? ''}`)
    .where(sql<boolean>`merchant_id is distinct from ${actor.merchantId ?? ''}`)
    .$if(skills.categories.length > 0, (query) => query.where('category', 'in', [...skills.categories]))
    .$if(skills.channels.length > 0, (query) => query.where('channel', 'in', [...skills.channels]))
    .orderBy('next_due_at')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row && fromRow(row)
}

export async function waitingIds({ db }: Ctx, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('complaints.complaint')
    .select('id')
    .where(sql<boolean>`state <> 'closed' and agent_id is null`)
    .orderBy('next_due_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** The open complaints of one person, the most urgent first. */
export async function openOf({ db }: Ctx, agentId: string, limit: number): Promise<Complaint[]> {
  const rows = await db
    .selectFrom('complaints.complaint')
    .select(columns)
    .where(sql<boolean>`state <> 'closed'`)
    .where('agent_id', '=', agentId)
    .orderBy('next_due_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

/** The beginning of what the consumer wrote: enough to know the language. */
export async function claimsOf({ db }: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('complaints.statement')
    .select(['complaint_id', sql<string>`left(text, 200)`.as('text')])
    .where('complaint_id', 'in', [...ids])
    .where('kind', '=', 'claim')
    .execute()
  return new Map(rows.map((row) => [row.complaint_id, row.text]))
}
