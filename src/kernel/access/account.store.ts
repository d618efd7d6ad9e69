import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { Role } from '../role.contract.ts'

const columns = [
  'id',
  'email',
  'phone',
  'display_name',
  'language',
  'roles',
  'consumer_id',
  'merchant_id',
  'state',
  'created_at',
] as const
const secretColumns = [...columns, 'password_hash'] as const

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

/** Null when the e-mail or phone is taken: the unique index decides. */
export async function insertAccount({ db, now }: Ctx, account: NewAccount) {
  return db
    .insertInto('kernel.account')
    .values({
      ...account,
      roles: [...account.roles],
      created_at: now,
      password_changed_at: account.password_hash === null ? null : now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(columns)
    .executeTakeFirst()
}

export const findByLogin = ({ db }: Ctx, login: string) =>
  db
    .selectFrom('kernel.account')
    .select(secretColumns)
    .where((where) => where.or([where('email', '=', login.toLowerCase()), where('phone', '=', login)]))
    .executeTakeFirst()

export const findAccount = ({ db }: Ctx, id: string) =>
  db.selectFrom('kernel.account').select(secretColumns).where('id', '=', id).executeTakeFirst()

export const holdAccount = ({ db }: Ctx, id: string) =>
  db.selectFrom('kernel.account').select(secretColumns).where('id', '=', id).forUpdate().executeTakeFirst()

export const accountsExist = async ({ db }: Ctx): Promise<boolean> =>
  (await db.selectFrom('kernel.account').select('id').limit(1).executeTakeFirst()) !== undefined

export type AccountChange = Partial<{
  display_name: string
  roles: Role[]
  state: 'active' | 'disabled'
  password_hash: string
  password_changed_at: Date
  language: 'zh' | 'en'
}>
export const updateAccount = ({ db }: Ctx, id: string, change: AccountChange) =>
  db.updateTable('kernel.account').set(change).where('id', '=', id).returning(columns).executeTakeFirst()

export type AccountFilter = {
  role?: Role | undefined
  text?: string | undefined
  state?: 'active' | 'disabled' | undefined
  cursor?: string | undefined
  limit: number
}
/** Newest first; `cursor` is the last id seen. */
export const listAccounts = ({ db }: Ctx, filter: AccountFilter) =>
  db
    .selectFrom('kernel.account')
    .select(columns)
    .$if(filter.role !== undefined, (query) => query.where(sql<boolean>`roles @> array[${filter.role}]`))
    .$if(filter.state !== undefined, (query) => query.where('state', '=', filter.state ?? 'active'))
    .$if(filter.cursor !== undefined, (query) => query.where('id', '<', filter.cursor ?? ''))
    .$if(filter.text !== undefined, (query) =>
      query.where((where) => {
        const like = `%${(filter.text ?? '').replaceAll(/[\\%_]/g, '\\$&')}%`
        return where.or([
          where('display_name', 'ilike', like),
          where('email', 'ilike', like),
          where('phone', 'like', like),
        ])
      }),
    )
    .orderBy('id', 'desc')
    .limit(filter.limit)
    .execute()

/** Active accounts that hold one of the roles; at most 500. */
export const accountsWithRole = ({ db }: Ctx, roles: readonly Role[]) =>
  db
    .selectFrom('kernel.account')
    .select(columns)
    .where('state', '=', 'active')
    .where(sql<boolean>`roles && ${[...roles]}::text[]`)
    .orderBy('id')
    .limit(500)
    .execute()

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

export const demoAccounts = ({ db }: Ctx) =>
  db
    .selectFrom('kernel.account')
    .select(columns)
    .where('demo', '=', true)
    .orderBy('created_at')
    .orderBy('id')
    .limit(50)
    .execute()

export const namesOf = async ({ db }: Ctx, ids: readonly string[]): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('kernel.account')
    .select(['id', 'display_name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row.display_name]))
}
