import { randomBytes } from 'node:crypto'
import type { Ctx } from '../context.ts'
import { newId } from '../id.ts'
import { rootKey, rootKeyNamed } from '../vault/root.ts'
import * as store from './checkpoint.store.ts'
import { logKeyOf, type LogKey } from './log-key.ts'
import { rewrapWitnessKey } from './witness/witness-key.actions.ts'

/** Opened once in a process: asking the root key may mean asking another machine. */
const opened = new Map<string, LogKey>()
const bound = (id: string): string => JSON.stringify(['log key', id])

/** What signs the log of this installation. Made at the first start, under the name that the log keeps from then on. */
export async function signingKey(ctx: Ctx, origin: string): Promise<LogKey> {
  const [active] = await store.logKeys(ctx)
  if (!active) {
    await makeKey(ctx, origin)
    return signingKey(ctx, origin)
  }
  const known = opened.get(active.id)
  if (known) return known
  const seed = await rootKeyNamed(active.root).unwrap(active.wrapped, bound(active.id))
  const key = logKeyOf(active.origin, seed)
  if (key.verifier !== active.verifier) throw new Error('the key of the log is not the one that its verifier names')
  opened.set(active.id, key)
  return key
}

async function makeKey(ctx: Ctx, origin: string): Promise<void> {
  const id = newId('lgk')
  const seed = randomBytes(32)
  const root = rootKey()
  const { verifier } = logKeyOf(origin, seed)
  await store.insertLogKey(ctx, { id, origin, verifier, root: root.id, wrapped: await root.wrap(seed, bound(id)) })
}

/** What checkpoints of this log may be signed with, also before the key was changed. */
export const verifiersOf = async (ctx: Ctx): Promise<string[]> =>
  (await store.logKeys(ctx)).map(({ verifier }) => verifier)

/** After the root key was changed. */
export async function rewrapLogKeys(ctx: Ctx): Promise<void> {
  const root = rootKey()
  for (const { id, root: by, wrapped } of await store.logKeys(ctx)) {
    const seed = await rootKeyNamed(by).unwrap(wrapped, bound(id))
    await store.rewrapLogKey(ctx, { id, root: root.id, wrapped: await root.wrap(seed, bound(id)) })
  }
  await rewrapWitnessKey(ctx)
}
