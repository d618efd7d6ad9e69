import { sql } from 'kysely'
import type { Ctx } from '../kernel/context.ts'

const columns = [
  'id',
  'kind',
  'source',
  'target',
  'payload',
  'state',
  'reason',
  'requested_by',
  'requested_at',
  'round',
  'attempts',
  'last_status',
  'last_error',
  'next_try_at',
  'sent_at',
  'confirm_by',
  'answered_at',
  'answer',
] as const

export type NewRow = {
  id: string
  kind: string
  source: string
  target: string
  payload: Record<string, unknown>
  dedupe: string
  reason: string | null
  confirm_by: Date
}
/** Undefined when it was asked before. */
export const insertCommand = ({ db, now, actor }: Ctx, row: NewRow) =>
  db
    .insertInto('marketplace.command')
    .values({ ...row, state: 'queued', requested_by: actor.id, requested_at: now, next_try_at: now })
    .onConflict((conflict) => conflict.column('dedupe').doNothing())
    .returning(columns)
    .executeTakeFirst()

export const findCommand = ({ db }: Ctx, id: string) =>
  db.selectFrom('marketplace.command').select(columns).where('id', '=', id).executeTakeFirst()
export const holdCommand = ({ db }: Ctx, id: string) =>
  db.selectFrom('marketplace.command').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
export type CommandRow = NonNullable<Awaited<ReturnType<typeof findCommand>>>
export const findAsked = ({ db }: Ctx, dedupe: string) =>
  db.selectFrom('marketplace.command').select(columns).where('dedupe', '=', dedupe).executeTakeFirst()

export type CommandFilter = {
  state?: string | undefined
  kind?: string | undefined
  target?: string | undefined
  reason?: string | undefined
  before: string | null
  limit: number
}
/** Newest first. */
export const listCommands = ({ db }: Ctx, { state, kind, target, reason, before, limit }: CommandFilter) =>
  db
    .selectFrom('marketplace.command')
    .select(columns)
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? ''))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
    .$if(target !== undefined, (query) => query.where('target', '=', target ?? ''))
    .$if(reason !== undefined, (query) => query.where('reason', '=', reason ?? ''))
    .$if(before !== null, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

export type CommandChange = {
  state?: string
  round?: number
  attempts?: number
  last_status?: number | null
  last_error?: string | null
  next_try_at?: Date | null
  sent_at?: Date | null
  confirm_by?: Date
  answered_at?: Date
  answer?: Record<string, unknown>
}
export const updateCommand = ({ db }: Ctx, id: string, change: CommandChange) =>
  db.updateTable('marketplace.command').set(change).where('id', '=', id).returning(columns).executeTakeFirstOrThrow()

export const listQueued = ({ db }: Ctx, source: string) =>
  db
    .selectFrom('marketplace.command')
    .select(['id', 'round'])
    .where('source', '=', source)
    .where('state', '=', 'queued')
    .orderBy('id')
    .limit(10_000)
    .execute()

export const listTroubled = ({ db }: Ctx, limit: number) =>
  db
    .selectFrom('marketplace.command')
    .select(columns)
    .where('state', 'in', ['failed', 'timed-out', 'refused'])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

export type Target = {
  readonly source: string
  readonly externalId: string
  readonly currency: string | null
  /** What of an order may still be refunded; null when it has no amount. */
  readonly leftFen: number | null
  /** What came back already, as far as we heard. */
  readonly refundedFen: number | null
}
/** The thing a command is about, by our id. */
export async function findTarget({ db }: Ctx, id: string): Promise<Target | undefined> {
  const { rows } = await sql<Target>`
    select source, external_id as "externalId", currency,
      (coalesce(total_fen, goods_fen + shipping_fen) - refunded_fen)::bigint as "leftFen",
      refunded_fen as "refundedFen"
    from marketplace."order" where id = ${id}
    union all select source, external_id, null, null, null from marketplace.merchant where id = ${id}
    union all select source, external_id, null, null, null from marketplace.consumer where id = ${id}
    union all select source, external_id, null, null, null from marketplace.product where id = ${id}
    union all select source, external_id, currency, null, null from marketplace.listing where id = ${id}`.execute(db)
  return rows[0]
}

/** One command about money of a target at a time. */
export const holdTarget = ({ db }: Ctx, target: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`command on ${target}`}, 0))`.execute(db)

/** What other commands of this kind on the target come to: those not answered yet, and those carried out. */
export async function askedFen(
  { db }: Ctx,
  { kind, target, except }: { kind: string; target: string; except: string | null },
): Promise<{ openFen: number; doneFen: number }> {
  const { rows } = await sql<{ openFen: number; doneFen: number }>`
    select coalesce(sum((payload->>'amountFen')::bigint) filter (where state <> 'confirmed'), 0)::bigint as "openFen",
      coalesce(sum((payload->>'amountFen')::bigint) filter (where state = 'confirmed'), 0)::bigint as "doneFen"
    from marketplace.command where target = ${target} and kind = ${kind} and id <> ${except ?? ''}
      and state in ('queued', 'sent', 'timed-out', 'confirmed')`.execute(db)
  return rows[0] ?? { openFen: 0, doneFen: 0 }
}

/** Of these reasons, the ones for which a refund of the target is among what `askedFen` counts. */
export async function countedReasons(
  { db }: Ctx,
  target: string,
  reasons: readonly string[],
): Promise<ReadonlySet<string>> {
  if (reasons.length === 0) return new Set()
  const rows = await db
    .selectFrom('marketplace.command')
    .select('reason')
    .where('target', '=', target)
    .where('kind', '=', 'refund')
    .where('reason', 'in', [...reasons])
    .where('state', 'in', ['queued', 'sent', 'timed-out', 'confirmed'])
    .execute()
  return new Set(rows.flatMap(({ reason }) => reason ?? []))
}

const connectionColumns = ['source', 'command_url', 'secret', 'simulated', 'changed_at'] as const
export const findConnection = ({ db }: Ctx, source: string) =>
  db.selectFrom('marketplace.connection').select(connectionColumns).where('source', '=', source).executeTakeFirst()
export type ConnectionRow = NonNullable<Awaited<ReturnType<typeof findConnection>>>
export const listConnections = ({ db }: Ctx) =>
  db.selectFrom('marketplace.connection').select(connectionColumns).orderBy('source').limit(200).execute()

export const saveConnection = (
  { db, now, actor }: Ctx,
  row: { source: string; command_url: string | null; secret: string; simulated: boolean },
) =>
  db
    .insertInto('marketplace.connection')
    .values({ ...row, changed_by: actor.id, changed_at: now })
    .onConflict((conflict) => conflict.column('source').doUpdateSet({ ...row, changed_by: actor.id, changed_at: now }))
    .returning(connectionColumns)
    .executeTakeFirstOrThrow()
