import { randomBytes } from 'node:crypto'
import type { Ctx } from '../context.ts'
import { newId } from '../id.ts'
import * as store from './checkpoint.store.ts'
import { logKeyOf, type LogKey } from './log-key.ts'
import { openSeed, wrapSeed } from './wrapped-seed.ts'
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
  const seed = await openSeed(active, bound(active.id))
  const key = logKeyOf(active.origin, seed)
  if (key.verifier !== active.verifier) throw new Error('the key of the log is not the one that its verifier names')
  opened.set(active.id, key)
  return key
}

async function makeKey(ctx: Ctx, origin: string): Promise<void> {
  const id = newId('lgk')
  const seed = randomBytes(32)
  const { verifier } = logKeyOf(origin, seed)
  await store.insertLogKey(ctx, { id, origin, verifier, ...(await wrapSeed(seed, bound(id))) })
}

/** What checkpoints of this log may be signed with, also before the key was changed. */
export const verifiersOf = async (ctx: Ctx): Promise<string[]> =>
  (await store.logKeys(ctx)).map(({ verifier }) => verifier)

/** After the root key was changed. */
export async function rewrapLogKeys(ctx: Ctx): Promise<void> {
  for (const { id, ...row } of await store.logKeys(ctx))
    await store.rewrapLogKey(ctx, { id, ...(await wrapSeed(await openSeed(row, bound(id)), bound(id))) })
  await rewrapWitnessKey(ctx)
}
