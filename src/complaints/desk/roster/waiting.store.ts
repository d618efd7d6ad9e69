import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import { openRows } from '../../../kernel/vault/personal.actions.ts'
import { rowOfStatement, statementSealed } from '../../statement.sealed.ts'
import { columns, fromRow } from '../../complaint.store.ts'
import type { Complaint } from '../../complaint.rules.ts'
import { noSide } from '../../ties/ties.store.ts'

type Wanted = {
  readonly categories: readonly string[]
  readonly channels: readonly string[]
  readonly after: Complaint | null
  readonly limit: number
}
/** Complaints that nobody has and whose side this person is not, the most urgent first, a page behind the last. */
export async function waiting(ctx: Ctx, { categories, channels, after, limit }: Wanted): Promise<Complaint[]> {
  const rows = await ctx.db
    .selectFrom('complaints.complaint')
    .select(columns)
    // Literals, as in the partial index.
    .where(sql<boolean>`state <> 'closed' and agent_id is null`)
    .where(noSide(ctx, 'complaint'))
    .$if(categories.length > 0, (query) => query.where('category', 'in', [...categories]))
    .$if(channels.length > 0, (query) => query.where('channel', 'in', [...channels]))
    .$if(after !== null, (query) => query.where(behind(after)))
    .orderBy('next_due_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

/** What is due at no moment comes last, as the order has it. */
const behind = (last: Complaint | null) =>
  last?.nextDueAt
    ? sql<boolean>`((next_due_at, id) > (${last.nextDueAt}, ${last.id}) or next_due_at is null)`
    : sql<boolean>`next_due_at is null and id > ${last?.id ?? ''}`

/** For a decision; nothing when somebody else has it or is taking it right now. */
export async function holdFree({ db }: Ctx, id: string): Promise<Complaint | undefined> {
  const row = await db
    .selectFrom('complaints.complaint')
    .select(columns)
    .where('id', '=', id)
    .where(sql<boolean>`state <> 'closed' and agent_id is null`)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row && fromRow(row)
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
export async function claimsOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('complaints.statement')
    .select(['complaint_id', 'id', 'text_sealed'])
    .where('complaint_id', 'in', [...ids])
    .where('kind', '=', 'claim')
    .execute()
  const opened = await openRows(ctx, statementSealed, { rows, rowOf: rowOfStatement })
  return new Map(opened.map((row) => [row.complaint_id, (row.text ?? '').slice(0, 200)]))
}
