import { sql, type Selectable } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'
import type { Place } from '../../kernel/http/cursor.ts'
import { openRows, sealRow } from '../../kernel/vault/personal.actions.ts'
import type { RequestFilter } from './request-routes.contract.ts'
import { RefusalGround, RequestState, RequestType } from './request.contract.ts'
import { openStates, type Request } from './request.rules.ts'
import { requestSealed } from './request.sealed.ts'

type Row = Selectable<DB['privacy.request']>
async function opened(ctx: Ctx, rows: readonly Row[]): Promise<Request[]> {
  const open = await openRows(ctx, requestSealed, { rows, rowOf: ({ id }) => id })
  return open.map((row) => ({
    id: row.id,
    number: row.number,
    type: RequestType.parse(row.type),
    state: RequestState.parse(row.state),
    accountId: row.account_id,
    consumerId: row.consumer_id,
    aboutId: row.about_id,
    wish: row.wish,
    answer: row.answer,
    ground: row.ground === null ? null : RefusalGround.parse(row.ground),
    duplicateOf: row.duplicate_of,
    aboutConsumerId: row.about_consumer_id,
    chosen: row.chosen,
    carryAt: row.carry_at,
    certificate: row.certificate,
    officerId: row.officer_id,
    receivedAt: row.received_at,
    identityAt: row.identity_at,
    startedAt: row.started_at,
    answeredAt: row.answered_at,
    closedAt: row.closed_at,
    clockId: row.clock_id,
    nextDueAt: row.next_due_at,
    overdue: row.overdue,
    version: row.version,
  }))
}
const changing = (request: Request) => ({
  state: request.state,
  about_id: request.aboutId,
  about_consumer_id: request.aboutConsumerId,
  carry_at: request.carryAt,
  certificate: request.certificate,
  ground: request.ground,
  officer_id: request.officerId,
  identity_at: request.identityAt,
  started_at: request.startedAt,
  answered_at: request.answeredAt,
  closed_at: request.closedAt,
  clock_id: request.clockId,
  next_due_at: request.nextDueAt,
  overdue: request.overdue,
  version: request.version,
})
const sealed = (ctx: Ctx, { id, wish, answer }: Request) =>
  sealRow(ctx, requestSealed, { row: id, subject: id, values: { wish, answer } })

export async function insert(ctx: Ctx, request: Request): Promise<void> {
  await ctx.db
    .insertInto('privacy.request')
    .values({
      id: request.id,
      number: request.number,
      type: request.type,
      account_id: request.accountId,
      consumer_id: request.consumerId,
      duplicate_of: request.duplicateOf,
      chosen: [...request.chosen],
      received_at: request.receivedAt,
      rulebook: ctx.rulebook.version,
      ...changing(request),
      ...(await sealed(ctx, request)),
    })
    .execute()
}
/** `answer`: only when it was just written, so that nothing is sealed anew for nothing. */
export async function save(ctx: Ctx, request: Request, answer?: string): Promise<void> {
  const part =
    answer === undefined
      ? {}
      : await sealRow(ctx, requestSealed, { row: request.id, subject: request.id, values: { answer } })
  await ctx.db
    .updateTable('privacy.request')
    .set({ ...changing(request), ...part })
    .where('id', '=', request.id)
    .execute()
}

const all = ({ db }: Ctx) => db.selectFrom('privacy.request').selectAll()
const first = async (ctx: Ctx, row: Row | undefined): Promise<Request | undefined> =>
  row && (await opened(ctx, [row]))[0]
export const find = async (ctx: Ctx, id: string) => first(ctx, await all(ctx).where('id', '=', id).executeTakeFirst())
export const hold = async (ctx: Ctx, id: string) =>
  first(ctx, await all(ctx).where('id', '=', id).forUpdate().executeTakeFirst())

/** What one account asks happens one after the other. */
export async function holdAccount({ db }: Ctx, account: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`privacy.request:${account}`}, 0))`.execute(db)
}
export async function openOf(ctx: Ctx, account: string): Promise<Request[]> {
  const rows = await all(ctx)
    .where('account_id', '=', account)
    .where('state', 'in', [...openStates])
    .limit(20)
    .execute()
  return opened(ctx, rows)
}

const newestFirst = sql<Date>`received_at`
type Page = { readonly after: Place | null; readonly limit: number }
export async function listOf(ctx: Ctx, account: string, { after, limit }: Page): Promise<Request[]> {
  let query = all(ctx).where('account_id', '=', account)
  if (after) query = query.where(sql<boolean>`(received_at, id) < (${after.at}, ${after.id})`)
  return opened(ctx, await query.orderBy(newestFirst, 'desc').orderBy('id', 'desc').limit(limit).execute())
}
type Listed = RequestFilter & {
  /** Nobody handles what they asked for themselves. */
  readonly notOf: string
}
/** Open ones by the time left, ended ones newest first. */
export async function list(ctx: Ctx, { tab, type, text, notOf }: Listed, { after, limit }: Page): Promise<Request[]> {
  const at = sql<Date>`coalesce(next_due_at, received_at)`
  let query = all(ctx).where('account_id', '<>', notOf)
  query = query.where('state', tab === 'ended' ? 'not in' : 'in', [...openStates])
  if (tab === 'overdue') query = query.where('overdue', '=', true)
  if (type !== undefined) query = query.where('type', '=', type)
  if (text) query = query.where('number', 'ilike', `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)
  if (after)
    query =
      tab === 'ended'
        ? query.where(sql<boolean>`(received_at, id) < (${after.at}, ${after.id})`)
        : query.where(sql<boolean>`(${at}, id) > (${after.at}, ${after.id})`)
  query = tab === 'ended' ? query.orderBy(newestFirst, 'desc').orderBy('id', 'desc') : query.orderBy(at).orderBy('id')
  return opened(ctx, await query.limit(limit).execute())
}
export const placeOf = (tab: RequestFilter['tab'], { id, receivedAt, nextDueAt }: Request): Place => ({
  id,
  at: tab === 'ended' ? receivedAt : (nextDueAt ?? receivedAt),
})
