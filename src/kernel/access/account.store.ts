import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { Role } from '../role.contract.ts'
import { entriesEqual, openRows, sealRow, type Opened } from '../vault/personal.actions.ts'
import { accountSealed } from './account.sealed.ts'
import { readLogin, type Login } from './login.rules.ts'

const personal = ['email_sealed', 'phone_sealed', 'display_name_sealed'] as const
const plain = ['id', 'language', 'roles', 'consumer_id', 'merchant_id', 'state', 'created_at'] as const
const columns = [...personal, ...plain] as const
const secretColumns = [...columns, 'password_hash'] as const

type Sealed = { readonly id: string; readonly display_name_sealed: Buffer | null }
/** With one query more for a whole list. Who was forgotten has no name. */
type Named<R> = Omit<Opened<R, typeof accountSealed.columns>, 'display_name'> & { readonly display_name: string }
async function open<R extends Sealed>(ctx: Ctx, rows: readonly R[]): Promise<Named<R>[]> {
  const opened = await openRows(ctx, accountSealed, { rows, rowOf: ({ id }) => id })
  return opened.map((row) => ({
    ...row,
    display_name: (row as unknown as { display_name: string | null }).display_name ?? '',
  }))
}
const openOne = async <R extends Sealed>(ctx: Ctx, row: R | undefined): Promise<Named<R> | undefined> =>
  row && (await open(ctx, [row]))[0]

export type NewAccount = {
  id: string
  email: string | null
  phone: string | null
  display_name: string
  password_hash: string | null
  language: 'zh' | 'en'
  roles: readonly Role[]
  consumer_id: string | null
  merchant_id: string | null
  demo?: boolean
}

/** Null when the e-mail or phone is taken: the unique index decides. While its key is rotated, also an entry under the old key. */
export async function insertAccount(ctx: Ctx, { email, phone, display_name, ...account }: NewAccount) {
  const sealed = await sealRow(ctx, accountSealed, {
    row: account.id,
    subject: account.id,
    values: { display_name, email, phone },
  })
  if (await idOfLogin(ctx, { email, phone })) return undefined
  const row = await ctx.db
    .insertInto('kernel.account')
    .values({
      ...account,
      ...sealed,
      roles: [...account.roles],
      created_at: ctx.now,
      password_changed_at: account.password_hash === null ? null : ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(plain)
    .executeTakeFirst()
  return row && { ...row, display_name, email, phone }
}

async function idOfLogin(ctx: Ctx, { email, phone }: Login): Promise<string | undefined> {
  const emails = await entriesEqual(ctx, accountSealed, { column: 'email', text: email })
  const phones = await entriesEqual(ctx, accountSealed, { column: 'phone', text: phone })
  if (emails.length + phones.length === 0) return undefined
  const row = await ctx.db
    .selectFrom('kernel.account')
    .select('id')
    .where(sql<boolean>`(email_index = any(${emails}::bytea[]) or phone_index = any(${phones}::bytea[]))`)
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

/** Only what a sign-in needs; nothing personal is opened. */
export async function findByLogin(ctx: Ctx, login: string) {
  const id = await idOfLogin(ctx, readLogin(login))
  if (id === undefined) return undefined
  return ctx.db
    .selectFrom('kernel.account')
    .select([...plain, 'password_hash'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** As whom they act, without what is personal. */
export const findStanding = ({ db }: Ctx, id: string) =>
  db.selectFrom('kernel.account').select(plain).where('id', '=', id).executeTakeFirst()

const byId = ({ db }: Ctx, id: string) => db.selectFrom('kernel.account').select(secretColumns).where('id', '=', id)
export const findAccount = async (ctx: Ctx, id: string) => openOne(ctx, await byId(ctx, id).executeTakeFirst())
export const holdAccount = async (ctx: Ctx, id: string) =>
  openOne(ctx, await byId(ctx, id).forUpdate().executeTakeFirst())

export const accountsExist = async ({ db }: Ctx): Promise<boolean> =>
  (await db.selectFrom('kernel.account').select('id').limit(1).executeTakeFirst()) !== undefined

export type AccountChange = Partial<{
  display_name: string
  email: string | null
  phone: string | null
  roles: Role[]
  state: 'active' | 'disabled'
  password_hash: string
  password_changed_at: Date
  language: 'zh' | 'en'
}>
export async function updateAccount(ctx: Ctx, id: string, { email, phone, display_name, ...change }: AccountChange) {
  const given = Object.entries({ email, phone, display_name }).filter(([, text]) => text !== undefined)
  const sealed = await sealRow(ctx, accountSealed, { row: id, subject: id, values: Object.fromEntries(given) })
  const row = await ctx.db
    .updateTable('kernel.account')
    .set({ ...change, ...sealed })
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirst()
  return openOne(ctx, row)
}

export type AccountFilter = {
  role?: Role | undefined
  state?: 'active' | 'disabled' | undefined
  cursor?: string | undefined
  limit: number
}
const filtered = ({ db }: Ctx, { role, state }: AccountFilter) =>
  db
    .selectFrom('kernel.account')
    .select(columns)
    .$if(role !== undefined, (query) => query.where(sql<boolean>`roles @> array[${role}]`))
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'active'))

/** Newest first; `cursor` is the last id seen. */
export async function listAccounts(ctx: Ctx, filter: AccountFilter) {
  const rows = await filtered(ctx, filter)
    .$if(filter.cursor !== undefined, (query) => query.where('id', '<', filter.cursor ?? ''))
    .orderBy('id', 'desc')
    .limit(filter.limit)
    .execute()
  return open(ctx, rows)
}

/** Whose e-mail or phone exactly this is. */
export async function accountOfLogin(ctx: Ctx, typed: string, filter: AccountFilter) {
  const id = await idOfLogin(ctx, readLogin(typed))
  if (id === undefined) return undefined
  return openOne(ctx, await filtered(ctx, filter).where('id', '=', id).executeTakeFirst())
}

/** Active accounts that hold one of the roles; at most 500. */
export async function accountsWithRole(ctx: Ctx, roles: readonly Role[]) {
  const rows = await ctx.db
    .selectFrom('kernel.account')
    .select(['id', 'display_name_sealed', 'roles', 'consumer_id', 'merchant_id'])
    .where('state', '=', 'active')
    .where(sql<boolean>`roles && ${[...roles]}::text[]`)
    .orderBy('id')
    .limit(500)
    .execute()
  return open(ctx, rows)
}

export const shopsOfConsumers = async ({ db }: Ctx, consumers: readonly string[]): Promise<Map<string, string>> => {
  if (consumers.length === 0) return new Map()
  const rows = await db
    .selectFrom('kernel.account')
    .select(['consumer_id', 'merchant_id'])
    .where('consumer_id', 'in', [...consumers])
    .where('merchant_id', 'is not', null)
    .execute()
  return new Map(
    rows.flatMap((row) => (row.consumer_id && row.merchant_id ? [[row.consumer_id, row.merchant_id]] : [])),
  )
}

export async function demoAccounts(ctx: Ctx) {
  const rows = await ctx.db
    .selectFrom('kernel.account')
    .select(columns)
    .where('demo', '=', true)
    .orderBy('created_at')
    .orderBy('id')
    .limit(50)
    .execute()
  return open(ctx, rows)
}

export async function namesOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('kernel.account')
    .select(['id', 'display_name_sealed'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map((await open(ctx, rows)).flatMap((row) => (row.display_name ? [[row.id, row.display_name]] : [])))
}

/** How it is reached, read at the moment of sending only; undefined when it is closed. */
export async function reachOfAccount(ctx: Ctx, id: string) {
  const row = await ctx.db
    .selectFrom('kernel.account')
    .select(['id', 'email_sealed', 'phone_sealed', 'consumer_id', 'merchant_id'])
    .where('id', '=', id)
    .where('state', '=', 'active')
    .executeTakeFirst()
  return row && (await openRows(ctx, accountSealed, { rows: [row], rowOf: () => id }))[0]
}

/** False when it was closed already. */
export async function closeAccount({ db }: Ctx, id: string): Promise<boolean> {
  const row = await db
    .updateTable('kernel.account')
    .set({ state: 'disabled', password_hash: null })
    .where('id', '=', id)
    .where('state', '=', 'active')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
