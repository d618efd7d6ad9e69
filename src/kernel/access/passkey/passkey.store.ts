import type { Ctx } from '../../context.ts'

const columns = [
  'id',
  'account_id',
  'credential_id',
  'public_key',
  'counter',
  'transports',
  'backed_up',
  'name',
] as const

export type NewPasskey = {
  readonly id: string
  readonly account_id: string
  readonly credential_id: string
  readonly public_key: Buffer
  readonly counter: number
  readonly transports: string[]
  readonly backed_up: boolean
  readonly name: string
}
/** Undefined when somebody has it already. */
export const insertPasskey = ({ db, now }: Ctx, passkey: NewPasskey) =>
  db
    .insertInto('kernel.passkey')
    .values({ ...passkey, created_at: now })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .returning('id')
    .executeTakeFirst()

export const passkeysOf = ({ db }: Ctx, accountId: string) =>
  db.selectFrom('kernel.passkey').select(columns).where('account_id', '=', accountId).limit(50).execute()

export const findPasskey = ({ db }: Ctx, credentialId: string) =>
  db.selectFrom('kernel.passkey').select(columns).where('credential_id', '=', credentialId).executeTakeFirst()

/** Held: of two signatures at once the second is judged by the counter that the first left. */
export const holdPasskey = ({ db }: Ctx, id: string) =>
  db.selectFrom('kernel.passkey').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()

export const usePasskey = ({ db, now }: Ctx, id: string, used: { counter: number; backed_up: boolean }) =>
  db
    .updateTable('kernel.passkey')
    .set({ ...used, last_used_at: now })
    .where('id', '=', id)
    .execute()

export const renamePasskey = ({ db }: Ctx, accountId: string, { id, name }: { id: string; name: string }) =>
  db
    .updateTable('kernel.passkey')
    .set({ name })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()

export const deletePasskey = ({ db }: Ctx, accountId: string, id: string) =>
  db
    .deleteFrom('kernel.passkey')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
