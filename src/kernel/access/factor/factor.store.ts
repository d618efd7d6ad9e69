import { sql } from 'kysely'
import type { Ctx } from '../../context.ts'

export type Factor = 'totp' | 'passkey' | 'recovery-code'

/** With what an account can prove a second time that it is its owner. Codes on paper count while there is something they stand in for. */
export async function factorsOf({ db }: Ctx, accountId: string): Promise<Factor[]> {
  const { rows } = await sql<{ totp: boolean; passkey: boolean; recovery: boolean }>`
    select
      exists (select 1 from kernel.totp_factor where account_id = ${accountId} and confirmed_at is not null) as totp,
      exists (select 1 from kernel.passkey where account_id = ${accountId}) as passkey,
      exists (select 1 from kernel.recovery_code where account_id = ${accountId} and used_at is null) as recovery
  `.execute(db)
  const has = rows[0]
  if (!has?.totp && !has?.passkey) return []
  return [
    ...(has.totp ? (['totp'] as const) : []),
    ...(has.passkey ? (['passkey'] as const) : []),
    ...(has.recovery ? (['recovery-code'] as const) : []),
  ]
}

/** What an account has, for its own page. */
export async function factorsInDetail({ db }: Ctx, accountId: string) {
  const totp = await db
    .selectFrom('kernel.totp_factor')
    .select('confirmed_at')
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  const passkeys = await db
    .selectFrom('kernel.passkey')
    .select(['id', 'name', 'backed_up', 'created_at', 'last_used_at'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .orderBy('id')
    .limit(20)
    .execute()
  return { totpSince: totp?.confirmed_at ?? null, passkeys }
}
