import type { Ctx } from '../context.ts'
import { notHeld } from '../restraint/not-held.store.ts'

const columns = [
  'id',
  'name',
  'scopes',
  'networks',
  'token_end',
  'created_at',
  'last_used_at',
  'expires_at',
  'revoked_at',
  'follows',
] as const
export type NewKey = {
  readonly id: string
  readonly name: string
  readonly scopes: string[]
  readonly networks: string[]
  readonly token_hash: string
  readonly token_end: string
  readonly expires_at: Date | null
  readonly follows: string | null
}

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

export const holdKey = ({ db }: Ctx, id: string) =>
  db.selectFrom('kernel.api_key').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()

export const isFollowed = async ({ db }: Ctx, id: string): Promise<boolean> =>
  (await db
    .selectFrom('kernel.api_key')
    .select('id')
    .where('follows', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()) !== undefined

export const endKeyAt = ({ db }: Ctx, id: string, expiresAt: Date) =>
  db.updateTable('kernel.api_key').set({ expires_at: expiresAt }).where('id', '=', id).execute()

/** In use, ending before then, and without a key that takes its place; at most 100. */
export const keysEndingBefore = ({ db, now }: Ctx, until: Date) =>
  db
    .selectFrom('kernel.api_key as key')
    .select(['key.id', 'key.name', 'key.expires_at'])
    .where('key.revoked_at', 'is', null)
    .where('key.expires_at', '>', now)
    .where('key.expires_at', '<', until)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('kernel.api_key as next')
            .select('next.id')
            .whereRef('next.follows', '=', 'key.id')
            .where('next.revoked_at', 'is', null),
        ),
      ),
    )
    .orderBy('key.expires_at')
    .limit(100)
    .execute()

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
