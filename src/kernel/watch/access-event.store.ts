import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { AccessEvent } from './access-event.ts'
import { AccessKind } from './watch.contract.ts'

const columns = ['id', 'at', 'actor', 'kind', 'role', 'thing', 'rows', 'route', 'network', 'device', 'detail'] as const

export const insert = ({ db }: Ctx, event: AccessEvent) => db.insertInto('kernel.access_event').values(event).execute()

/** One more call of a key within its minute; true for the first of them. */
export async function countCall({ db }: Ctx, event: AccessEvent): Promise<boolean> {
  const row = await db
    .insertInto('kernel.access_event')
    .values(event)
    .onConflict((conflict) =>
      conflict
        .columns(['actor', 'route', 'network', 'at'])
        .where('kind', '=', 'key-called')
        .doUpdateSet({ rows: sql<number>`access_event.rows + 1` }),
    )
    .returning('rows')
    .executeTakeFirstOrThrow()
  return row.rows === 1
}

/** Whoever judges somebody judges alone: of two things at once each counts the one before it. */
export const holdActor = ({ db }: Ctx, actor: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`watch of ${actor}`}, 0))`.execute(db)

type Span = { readonly after: Date; readonly limit: number }
/** The newest of somebody, oldest first; of some kinds only, so that much of one thing does not push another out of sight. */
export const eventsOf = (
  { db }: Ctx,
  actor: string,
  { after, limit, kinds }: Span & { readonly kinds?: readonly AccessKind[] },
): Promise<AccessEvent[]> =>
  db
    .selectFrom('kernel.access_event')
    .select(columns)
    .where('actor', '=', actor)
    .where('at', '>', after)
    .$if(kinds !== undefined, (query) => query.where('kind', 'in', [...(kinds ?? [])]))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
    .then((rows) => rows.map(fromRow).toReversed())

/** Sign-ins from a network, wrong and right. */
export const signInsFrom = ({ db }: Ctx, network: string, { after, limit }: Span): Promise<AccessEvent[]> =>
  db
    .selectFrom('kernel.access_event')
    .select(columns)
    .where('network', '=', network)
    .where('kind', 'in', ['sign-in-failed', 'signed-in'])
    .where('at', '>', after)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
    .then((rows) => rows.map(fromRow).toReversed())

export const eventsByIds = ({ db }: Ctx, ids: readonly string[]): Promise<AccessEvent[]> =>
  db
    .selectFrom('kernel.access_event')
    .select(columns)
    .where('id', 'in', ['', ...ids])
    .orderBy('at')
    .orderBy('id')
    .execute()
    .then((rows) => rows.map(fromRow))

/** Who did anything of a kind within a span. */
export const actorsSince = ({ db }: Ctx, kinds: readonly AccessKind[], after: Date): Promise<string[]> =>
  db
    .selectFrom('kernel.access_event')
    .select('actor')
    .distinct()
    .where('kind', 'in', [...kinds])
    .where('at', '>', after)
    .limit(10_000)
    .execute()
    .then((rows) => rows.map(({ actor }) => actor))

export const deleteBefore = ({ db }: Ctx, before: Date) =>
  db.deleteFrom('kernel.access_event').where('at', '<', before).execute()

/** Which of these things the actor did something about since; looking is not doing. */
export async function actedOn(
  { db }: Ctx,
  actor: string,
  { things, after }: { readonly things: readonly string[]; readonly after: Date },
): Promise<string[]> {
  if (things.length === 0) return []
  const rows = await db
    .selectFrom('kernel.fact')
    .select('subject')
    .distinct()
    .where('subject', 'in', [...things])
    .where('actor', '=', actor)
    .where('at', '>', after)
    .where('kind', 'not in', ['personal.read', 'personal.read-refused'])
    .execute()
  return rows.map(({ subject }) => subject)
}

const fromRow = (row: Omit<AccessEvent, 'kind'> & { kind: string }): AccessEvent => ({
  ...row,
  kind: AccessKind.parse(row.kind),
})
