import { sql, type Insertable, type Selectable } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'
import type { Why } from './code.contract.ts'
import type { Claim } from './code.rules.ts'

export type CodeRow = Selectable<DB['transactions.payment_code']>
/** By what a code was shown. */
export type Key = { readonly id: string } | { readonly numberMac: string }
const column = (key: Key): { name: 'id' | 'number_mac'; value: string } =>
  'id' in key ? { name: 'id', value: key.id } : { name: 'number_mac', value: key.numberMac }

export const insertCode = ({ db }: Ctx, row: Insertable<DB['transactions.payment_code']>) =>
  db.insertInto('transactions.payment_code').values(row).returningAll().executeTakeFirstOrThrow()

/** False when this number of the marketplace has its payment already. */
export const insertStatic = ({ db }: Ctx, row: Insertable<DB['transactions.payment_code']>) =>
  db
    .insertInto('transactions.payment_code')
    .values(row)
    .onConflict((conflict) => conflict.columns(['asked_by', 'transaction_id']).where('form', '=', 'static').doNothing())
    .returningAll()
    .executeTakeFirst()
export const findStatic = ({ db, actor }: Ctx, transaction: string) =>
  db
    .selectFrom('transactions.payment_code')
    .selectAll()
    .where('asked_by', '=', actor.id)
    .where('transaction_id', '=', transaction)
    .where('form', '=', 'static')
    .executeTakeFirst()

/** One code at a time on a telephone: the one before ends, also when two are asked for at once. */
export async function voidOpen({ db, now }: Ctx, { consumer, device }: { consumer: string; device: string }) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`payment-code:${consumer}:${device}`}, 0))`.execute(db)
  await db
    .updateTable('transactions.payment_code')
    .set({ state: 'void', ended_at: now })
    .where('consumer_id', '=', consumer)
    .where('device_mac', '=', device)
    .where('state', '=', 'open')
    .where('form', '=', 'dynamic')
    .execute()
}

export const find = ({ db }: Ctx, key: Key): Promise<CodeRow | undefined> =>
  db
    .selectFrom('transactions.payment_code')
    .selectAll()
    .where(column(key).name, '=', column(key).value)
    .where('form', '=', 'dynamic')
    .executeTakeFirst()
export const findAny = ({ db }: Ctx, id: string): Promise<CodeRow | undefined> =>
  db.selectFrom('transactions.payment_code').selectAll().where('id', '=', id).executeTakeFirst()

type Payment = Claim & { readonly transaction: string; readonly paidOn: string }
/**
 * The one statement that spends a code: of any number that come at once, in whatever process, it finds an open row for one.
 */
export function take({ db, now, actor }: Ctx, key: Key, claim: Payment): Promise<CodeRow | undefined> {
  const { name, value } = column(key)
  const fits = db
    .updateTable('transactions.payment_code')
    .set({
      state: 'redeemed',
      ended_at: now,
      amount_fen: claim.amountFen,
      transaction_id: claim.transaction,
      redeemed_by: actor.id,
      paid_on: claim.paidOn,
    })
    .where(name, '=', value)
    .where('state', '=', 'open')
    .where('form', '=', 'dynamic')
    .where('expires_at', '>', now)
    .where('payee', '=', claim.payee)
    .where('purpose', '=', claim.purpose)
    .where('currency', '=', claim.currency)
    .where('highest_fen', '>=', claim.amountFen)
  const own = claim.deviceMac === null ? fits : fits.where('device_mac', '=', claim.deviceMac)
  return own.returningAll().executeTakeFirst()
}

/** What was tried and did not fit works no longer, as with the large networks. */
export const burn = ({ db, now }: Ctx, id: string, why: Why): Promise<{ id: string } | undefined> =>
  db
    .updateTable('transactions.payment_code')
    .set({ state: 'burnt', why, ended_at: now })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst()

/** Spent in this transaction, and found to pass the cap: nothing was paid. */
export const burnTaken = ({ db }: Ctx, id: string) =>
  db
    .updateTable('transactions.payment_code')
    .set({ state: 'burnt', why: 'cap', amount_fen: null, transaction_id: null, redeemed_by: null, paid_on: null })
    .where('id', '=', id)
    .execute()

export const markOverCap = ({ db }: Ctx, id: string) =>
  db.updateTable('transactions.payment_code').set({ over_cap: true }).where('id', '=', id).execute()

export async function countReplays({ db }: Ctx, id: string, by: number): Promise<void> {
  await db
    .updateTable('transactions.payment_code')
    .set((set) => ({ replays: set('replays', '+', by) }))
    .where('id', '=', id)
    .execute()
}

type Spent = { readonly consumers: readonly string[]; readonly grade: string; readonly on: string }
/** Of one person one after the other: two payments at once do not both find room for one. */
export async function holdPerson({ db }: Ctx, person: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`paying-person:${person}`}, 0))`.execute(db)
}
/** What these accounts of one person paid on a day by codes of a grade. */
export async function spentOn({ db }: Ctx, { consumers, grade, on }: Spent): Promise<number> {
  const row = await db
    .selectFrom('transactions.payment_code')
    .select((of) => of.fn.coalesce(of.fn.sum<number>('amount_fen'), sql<number>`0`).as('fen'))
    .where('consumer_id', 'in', [...consumers])
    .where('paid_on', '=', on)
    .where('state', '=', 'redeemed')
    .where('grade', '=', grade)
    .where('purpose', '=', 'payment')
    .where('currency', '=', 'CNY')
    .executeTakeFirstOrThrow()
  return Number(row.fen)
}

export async function missesSince({ db, actor }: Ctx, since: Date): Promise<number> {
  const row = await db
    .selectFrom('transactions.code_miss')
    .select((of) => of.fn.countAll<number>().as('misses'))
    .where('caller', '=', actor.id)
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(row.misses)
}
export const insertMiss = ({ db, actor, now }: Ctx, id: string) =>
  db.insertInto('transactions.code_miss').values({ id, caller: actor.id, at: now }).execute()
