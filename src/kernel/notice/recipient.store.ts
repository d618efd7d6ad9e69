import { sql } from 'kysely'
import { reachOfAccount } from '../access/account.store.ts'
import type { Ctx } from '../context.ts'
import type { Role } from '../role.contract.ts'

export type Reader = { readonly id: string; readonly language: 'zh' | 'en' }
const readers = ({ db }: Ctx) =>
  db
    .selectFrom('kernel.account')
    .select(['id', sql<'zh' | 'en'>`language`.as('language')])
    .where('state', '=', 'active')
    .orderBy('id')

/** A shop may have many people; a role too. More than this is a broadcast, which is a campaign and not a notice. */
export const mostReaders = 500

export const readersOf = {
  account: (ctx: Ctx, id: string): Promise<Reader[]> => readers(ctx).where('id', '=', id).execute(),
  consumer: (ctx: Ctx, id: string): Promise<Reader[]> =>
    readers(ctx).where('consumer_id', '=', id).limit(mostReaders).execute(),
  merchant: (ctx: Ctx, id: string): Promise<Reader[]> =>
    readers(ctx).where('merchant_id', '=', id).limit(mostReaders).execute(),
  role: (ctx: Ctx, role: Role): Promise<Reader[]> =>
    readers(ctx)
      .where(sql<boolean>`roles @> array[${role}]::text[]`)
      .limit(mostReaders)
      .execute(),
}

export type AccountContact = {
  readonly email: string | null
  readonly phone: string | null
  readonly consumerId: string | null
  readonly merchantId: string | null
}

/** Read at the moment of sending only. */
export async function contactOfAccount(ctx: Ctx, id: string): Promise<AccountContact | undefined> {
  const row = await reachOfAccount(ctx, id)
  return row && { email: row.email, phone: row.phone, consumerId: row.consumer_id, merchantId: row.merchant_id }
}
