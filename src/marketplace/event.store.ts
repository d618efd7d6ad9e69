import { sql } from 'kysely'
import type { Ctx } from '../kernel/context.ts'

export type NewEvent = {
  id: string
  source: string
  external_id: string
  type: string
  subject: string
  occurred_at: string
  hash: string
  data: Record<string, unknown>
}

/** Keeps those that were not heard before and says which they are. */
export async function insertNew({ db, now, actor }: Ctx, events: readonly NewEvent[]): Promise<Set<string>> {
  if (events.length === 0) return new Set()
  const rows = [...events]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((event) => ({ ...event, effect: 'applied', received_at: now, received_by: actor.id }))
  const { rows: kept } = await sql<{ id: string }>`
    insert into marketplace.event
      (id, source, external_id, type, subject, occurred_at, received_at, received_by, effect, hash, data)
    select id, source, external_id, type, subject, occurred_at, received_at, received_by, effect, hash, data
    from json_populate_recordset(null::marketplace.event, ${JSON.stringify(rows)}::json)
    on conflict (id) do nothing returning id`.execute(db)
  return new Set(kept.map(({ id }) => id))
}

export async function hashesOf({ db }: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('marketplace.event').select(['id', 'hash']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, hash }) => [id, hash]))
}

export type Outcome = { readonly id: string; readonly effect: string; readonly waits_for: string | null }
export async function saveOutcomes({ db }: Ctx, outcomes: readonly Outcome[]): Promise<void> {
  const worth = outcomes.filter(({ effect, waits_for }) => effect !== 'applied' || waits_for !== null)
  if (worth.length === 0) return
  await sql`update marketplace.event e set effect = o.effect, waits_for = o.waits_for
    from json_populate_recordset(null::marketplace.event, ${JSON.stringify(worth)}::json) o where e.id = o.id`.execute(
    db,
  )
}

/** What waited for these waits no longer. */
export async function endWaiting({ db }: Ctx, arrived: readonly string[]): Promise<void> {
  if (arrived.length === 0) return
  await db.updateTable('marketplace.event').set({ waits_for: null }).where('waits_for', 'in', arrived).execute()
}

export type EventFilter = {
  waiting?: boolean | undefined
  subject?: string | undefined
  after: { at: Date; id: string } | null
  limit: number
}
/** Newest first. */
export const listEvents = ({ db }: Ctx, { waiting, subject, after, limit }: EventFilter) =>
  db
    .selectFrom('marketplace.event')
    .select(['id', 'source', 'external_id', 'type', 'subject', 'occurred_at', 'received_at', 'effect', 'waits_for'])
    .$if(waiting === true, (query) => query.where('waits_for', 'is not', null))
    .$if(subject !== undefined, (query) => query.where('subject', '=', subject ?? ''))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(received_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? ''})`),
    )
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
