import type { Ctx } from '../context.ts'
import { notHeld } from '../restraint/not-held.store.ts'

const columns = ['id', 'name', 'scopes', 'token_end', 'created_at', 'last_used_at', 'revoked_at'] as const
export type NewKey = { id: string; name: string; scopes: string[]; token_hash: string; token_end: string }

export const insertKey = ({ db, now, actor }: Ctx, key: NewKey) =>
  db
    .insertInto('kernel.api_key')
    .values({ ...key, created_by: actor.id, created_at: now })
    .returning(columns)
    .executeTakeFirstOrThrow()

export const listKeys = ({ db }: Ctx) =>
  db.selectFrom('kernel.api_key').select(columns).orderBy('id', 'desc').limit(200).execute()

export const findKey = ({ db }: Ctx, tokenHash: string) =>
  db
    .selectFrom('kernel.api_key')
    .select(columns)
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .where(notHeld('key', 'kernel.api_key.id'))
    .executeTakeFirst()

export const touchKey = ({ db, now }: Ctx, id: string) =>
  db.updateTable('kernel.api_key').set({ last_used_at: now }).where('id', '=', id).execute()

/** Revoking twice keeps the first instant. */
export const revokeKey = async (ctx: Ctx, id: string) => {
  await ctx.db
    .updateTable('kernel.api_key')
    .set({ revoked_at: ctx.now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute()
  return ctx.db.selectFrom('kernel.api_key').select(columns).where('id', '=', id).executeTakeFirst()
}
