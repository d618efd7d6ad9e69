import type { Actor, Ctx } from '../context.ts'
import { record } from '../fact/record.ts'
import { newId } from '../id.ts'
import { notify } from '../notice/notify.ts'
import { found, refuse } from '../refusal.ts'
import { accessNumber } from './access-numbers.ts'
import * as store from './key.store.ts'
import { isFrom } from './networks.ts'
import { hashToken, newToken } from './token.ts'

const dayMs = 24 * 60 * 60_000
const touchEveryMs = 60_000

/** The machine whose key this is; null when there is no such key. Used too late or from elsewhere it opens nothing, and is not "last used". */
export async function actorOfKey(ctx: Ctx, token: string, ip: string): Promise<Actor | null> {
  const key = await store.findKey(ctx, hashToken(token))
  if (!key) return null
  if (key.expires_at !== null && key.expires_at <= ctx.now) return refuse('access.key-expired')
  if (!isFrom(ip, key.networks)) return refuse('access.key-elsewhere')
  if (ctx.now.getTime() - (key.last_used_at?.getTime() ?? 0) > touchEveryMs) await store.touchKey(ctx, key.id)
  return { id: key.id, kind: 'machine', roles: ['machine'], consumerId: null, merchantId: null, scopes: key.scopes }
}

export type KeyDraft = {
  readonly name: string
  readonly scopes: string[]
  readonly networks: string[]
  readonly expiresInDays: number | null
}

/** The token is in the answer once and nowhere else. */
export async function createKey(ctx: Ctx, { expiresInDays, ...draft }: KeyDraft) {
  const expires_at = expiresInDays === null ? null : new Date(ctx.now.getTime() + expiresInDays * dayMs)
  const made = await insert(ctx, { ...draft, expires_at, follows: null })
  await record(ctx, [{ kind: 'api-key.created', subject: made.id, data: { scopes: draft.scopes } }])
  return made
}

async function insert(ctx: Ctx, key: Omit<store.NewKey, 'id' | 'token_hash' | 'token_end'>) {
  const token = newToken('xb_')
  const row = await store.insertKey(ctx, {
    ...key,
    id: newId('key'),
    token_hash: hashToken(token),
    token_end: token.slice(-4),
  })
  return { ...row, token }
}

type Rotation = { readonly overlapHours: number; readonly expiresInDays: number | null }

/**
 * The same rights under a new key; the old one goes on for so many hours, so that the system that uses it can be changed without a pause. It never lives
 * longer by it than it would have.
 */
export async function rotateKey(ctx: Ctx, id: string, { overlapHours, expiresInDays }: Rotation) {
  const old = found(await store.holdKey(ctx, id), 'key')
  if (old.revoked_at !== null || (old.expires_at !== null && old.expires_at <= ctx.now)) refuse('key.over')
  if (await store.isFollowed(ctx, id)) refuse('key.followed')
  const made = await insert(ctx, {
    name: old.name,
    scopes: old.scopes,
    networks: old.networks,
    expires_at: expiresInDays === null ? null : new Date(ctx.now.getTime() + expiresInDays * dayMs),
    follows: id,
  })
  const overlapEnds = ctx.now.getTime() + overlapHours * 60 * 60_000
  await store.endKeyAt(ctx, id, new Date(Math.min(overlapEnds, old.expires_at?.getTime() ?? overlapEnds)))
  await record(ctx, [{ kind: 'api-key.rotated', subject: id, data: { by: made.id, overlapHours } }])
  return made
}

export async function revokeKey(ctx: Ctx, id: string) {
  const key = found(await store.revokeKey(ctx, id), 'key')
  await record(ctx, [{ kind: 'api-key.revoked', subject: id }])
  return key
}

/** Before a system stands still: administrators hear once of each key that ends soon and that no other has taken the place of. */
export async function remindOfKeys(ctx: Ctx): Promise<void> {
  const until = new Date(ctx.now.getTime() + accessNumber(ctx, 'key.remind-days') * dayMs)
  for (const key of await store.keysEndingBefore(ctx, until))
    await notify(ctx, {
      to: { role: 'admin' },
      template: 'api-key.ends-soon',
      params: { name: key.name, endsAt: key.expires_at?.toISOString() ?? '' },
      subject: null,
      dedupe: `${key.id} ends`,
    })
}
