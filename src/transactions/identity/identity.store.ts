import { sql, type Updateable } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'
import type { Place } from '../../kernel/http/cursor.ts'
import { entriesEqual, openRows, sealRow } from '../../kernel/vault/personal.actions.ts'
import type { VerificationState } from './identity.contract.ts'
import { verificationSealed } from './identity.sealed.ts'

const kept = ['id', 'consumer_id', 'state', 'asked_at', 'decided_at', 'decided_by', 'checked_by', 'why'] as const
const columns = [...kept, 'name_sealed', 'number_sealed'] as const

type Sealed = { readonly id: string; readonly name_sealed: Buffer | null; readonly number_sealed: Buffer | null }
const opened = <R extends Sealed>(ctx: Ctx, rows: readonly R[]) =>
  openRows(ctx, verificationSealed, { rows, rowOf: ({ id }) => id })
export type Verification = Awaited<ReturnType<typeof listOf>>[number]

const readAll = ({ db }: Ctx) => db.selectFrom('transactions.verification').select(columns)

/** Those of one account, newest first. */
export async function listOf(ctx: Ctx, consumer: string) {
  const rows = await readAll(ctx)
    .where('consumer_id', '=', consumer)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
  return opened(ctx, rows)
}
export async function find(ctx: Ctx, id: string): Promise<Verification | undefined> {
  const row = await readAll(ctx).where('id', '=', id).executeTakeFirst()
  return row && (await opened(ctx, [row]))[0]
}
export async function hold(ctx: Ctx, id: string): Promise<Verification | undefined> {
  const row = await readAll(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && (await opened(ctx, [row]))[0]
}

type Page = { readonly after: Place | null; readonly limit: number }
/** What waits, oldest first; what is decided, newest first. */
export async function listIn(ctx: Ctx, state: VerificationState, { after, limit }: Page) {
  const waiting = state === 'asked'
  const [time, order] = waiting ? (['asked_at', 'asc'] as const) : (['decided_at', 'desc'] as const)
  const beyond = waiting ? '>' : '<'
  let rows = readAll(ctx).where('state', '=', state)
  if (after)
    rows = rows.where((is) =>
      is.or([is(time, beyond, after.at), is.and([is(time, '=', after.at), is('id', beyond, after.id)])]),
    )
  return opened(ctx, await rows.orderBy(time, order).orderBy('id', order).limit(limit).execute())
}

type Asked = {
  readonly id: string
  readonly consumer: string
  readonly name: string
  readonly number: string
  readonly agreedTo: string
}
/** False when one is open already. */
export async function insert(ctx: Ctx, { id, consumer, name, number, agreedTo }: Asked): Promise<boolean> {
  const values = await sealRow(ctx, verificationSealed, { row: id, subject: consumer, values: { name, number } })
  const row = await ctx.db
    .insertInto('transactions.verification')
    .values({ id, consumer_id: consumer, state: 'asked', agreed_to: agreedTo, asked_at: ctx.now, ...values })
    .onConflict((conflict) => conflict.column('consumer_id').where('state', '=', 'asked').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

type Decided = Updateable<DB['transactions.verification']>
export const update = ({ db }: Ctx, id: string, values: Decided) =>
  db.updateTable('transactions.verification').set(values).where('id', '=', id).execute()
const forgotten = { name_sealed: null, number_sealed: null, number_index: null } as const
/** Name and number are not kept longer than they say something. */
export const end = (ctx: Ctx, id: string, values: Decided) =>
  update(ctx, id, { decided_at: ctx.now, ...forgotten, ...values })

export async function findVerified(ctx: Ctx, consumer: string): Promise<Verification | undefined> {
  const row = await readAll(ctx).where('consumer_id', '=', consumer).where('state', '=', 'verified').executeTakeFirst()
  return row && (await opened(ctx, [row]))[0]
}

/** Accounts that this number was verified for. */
export async function accountsWith(ctx: Ctx, number: string): Promise<string[]> {
  const entries = await entriesEqual(ctx, verificationSealed, { column: 'number', text: number })
  if (entries.length === 0) return []
  const rows = await ctx.db
    .selectFrom('transactions.verification')
    .select('consumer_id')
    .where('state', '=', 'verified')
    .where('number_index', 'in', entries)
    .orderBy('consumer_id')
    .limit(100)
    .execute()
  return rows.map(({ consumer_id }) => consumer_id)
}
/** Decisions about one number are taken one after the other. */
export async function holdNumber(ctx: Ctx, number: string): Promise<void> {
  const entries = await entriesEqual(ctx, verificationSealed, { column: 'number', text: number })
  for (const key of entries.map((entry) => entry.toString('hex')).toSorted())
    await sql`select pg_advisory_xact_lock(hashtextextended(${`identity ${key}`}, 0))`.execute(ctx.db)
}

export async function countWaiting({ db }: Ctx): Promise<number> {
  const row = await db
    .selectFrom('transactions.verification')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('state', '=', 'asked')
    .executeTakeFirstOrThrow()
  return Number(row.n)
}
