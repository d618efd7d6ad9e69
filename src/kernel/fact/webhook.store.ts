import type { Ctx } from '../context.ts'

const endpointColumns = ['id', 'url', 'kinds', 'active', 'note', 'created_at'] as const
export type NewEndpoint = { id: string; url: string; secret: string; kinds: string[]; note: string }

export const insertEndpoint = ({ db, actor, now }: Ctx, endpoint: NewEndpoint) =>
  db
    .insertInto('kernel.webhook_endpoint')
    .values({ ...endpoint, created_by: actor.id, created_at: now })
    .returning(endpointColumns)
    .executeTakeFirstOrThrow()

export const listEndpoints = ({ db }: Ctx) =>
  db.selectFrom('kernel.webhook_endpoint').select(endpointColumns).orderBy('id').limit(200).execute()

export async function updateEndpoint(
  { db }: Ctx,
  id: string,
  change: { kinds?: string[]; note?: string; active?: boolean },
) {
  if (Object.keys(change).length > 0)
    await db.updateTable('kernel.webhook_endpoint').set(change).where('id', '=', id).execute()
  return db.selectFrom('kernel.webhook_endpoint').select(endpointColumns).where('id', '=', id).executeTakeFirst()
}

const deliveries = ({ db }: Ctx) =>
  db
    .selectFrom('kernel.webhook_delivery as delivery')
    .innerJoin('kernel.webhook_endpoint as endpoint', 'endpoint.id', 'delivery.endpoint_id')
    .select([
      'delivery.id',
      'delivery.endpoint_id',
      'endpoint.url',
      'endpoint.active',
      'delivery.kind',
      'delivery.subject',
      'delivery.fact',
      'delivery.state',
      'delivery.attempts',
      'delivery.created_at',
      'delivery.last_tried_at',
      'delivery.next_try_at',
      'delivery.last_status',
      'delivery.last_error',
      'delivery.replay_of',
    ])

export type DeliveryFilter = {
  state?: string | undefined
  endpoint?: string | undefined
  cursor?: string | undefined
  limit: number
}
/** Newest first; `cursor` is the last id seen. */
export const listDeliveries = (ctx: Ctx, filter: DeliveryFilter) =>
  deliveries(ctx)
    .$if(filter.state !== undefined, (query) => query.where('delivery.state', '=', filter.state ?? ''))
    .$if(filter.endpoint !== undefined, (query) => query.where('delivery.endpoint_id', '=', filter.endpoint ?? ''))
    .$if(filter.cursor !== undefined, (query) => query.where('delivery.id', '<', filter.cursor ?? ''))
    .orderBy('delivery.id', 'desc')
    .limit(filter.limit)
    .execute()

export const findDelivery = (ctx: Ctx, id: string) => deliveries(ctx).where('delivery.id', '=', id).executeTakeFirst()

/** Everything one attempt needs; undefined when it was delivered already. */
export const deliveryToSend = (ctx: Ctx, endpoint: string, id: string) =>
  deliveries(ctx)
    .select('endpoint.secret')
    .where('delivery.endpoint_id', '=', endpoint)
    .where('delivery.id', '=', id)
    .where('delivery.state', '!=', 'delivered')
    .executeTakeFirst()

export async function waitingOf({ db }: Ctx, endpoint: string): Promise<string[]> {
  const rows = await db
    .selectFrom('kernel.webhook_delivery')
    .select('id')
    .where('endpoint_id', '=', endpoint)
    .where('state', '=', 'waiting')
    .orderBy('id')
    .limit(10_000)
    .execute()
  return rows.map(({ id }) => id)
}

export type Attempt = {
  state: 'waiting' | 'delivered' | 'failed'
  last_status: number | null
  last_error: string | null
  next_try_at: Date | null
}
export const saveAttempt = ({ db, now }: Ctx, endpoint: string, id: string, attempt: Attempt) =>
  db
    .updateTable('kernel.webhook_delivery')
    .set((set) => ({ ...attempt, attempts: set('attempts', '+', 1), last_tried_at: now }))
    .where('endpoint_id', '=', endpoint)
    .where('id', '=', id)
    .execute()

export type ReplaySource = { endpoint_id: string; subject: string; fact: string; kind: string; id: string }
export const insertReplay = ({ db, now }: Ctx, id: string, source: ReplaySource) =>
  db
    .insertInto('kernel.webhook_delivery')
    .values({
      endpoint_id: source.endpoint_id,
      id,
      subject: source.subject,
      fact: source.fact,
      kind: source.kind,
      state: 'waiting',
      created_at: now,
      next_try_at: now,
      replay_of: source.id,
    })
    .execute()

export const deleteOldDeliveries = ({ db }: Ctx, before: Date) =>
  db
    .deleteFrom('kernel.webhook_delivery')
    .where('state', 'in', ['delivered', 'failed'])
    .where('created_at', '<', before)
    .execute()
