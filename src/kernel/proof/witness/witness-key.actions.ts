import { randomBytes } from 'node:crypto'
import type { Ctx } from '../../context.ts'
import { newId } from '../../id.ts'
import { openSeed, wrapSeed } from '../wrapped-seed.ts'
import { witnessKeyOf, type WitnessKey } from './cosignature.rules.ts'
import * as store from './witness.store.ts'

const opened = new Map<string, WitnessKey>()
const bound = (id: string): string => JSON.stringify(['witness key', id])

/** What this installation signs with as a witness. Made at the first start that has a log to watch; its name stays as it was then. */
export async function witnessKey(ctx: Ctx, name: string): Promise<WitnessKey> {
  const row = await store.witnessKeyRow(ctx)
  if (!row) {
    const id = newId('wtk')
    const seed = randomBytes(32)
    const { verifier } = witnessKeyOf(name, seed)
    await store.insertWitnessKey(ctx, { id, name, verifier, ...(await wrapSeed(seed, bound(id))) })
    return witnessKey(ctx, name)
  }
  const known = opened.get(row.id)
  if (known) return known
  const key = witnessKeyOf(row.name, await openSeed(row, bound(row.id)))
  if (key.verifier !== row.verifier) throw new Error('the key of the witness is not the one that its verifier names')
  opened.set(row.id, key)
  return key
}

/** After the root key was changed. */
export async function rewrapWitnessKey(ctx: Ctx): Promise<void> {
  const row = await store.witnessKeyRow(ctx)
  if (row) await store.rewrapWitnessKey(ctx, await wrapSeed(await openSeed(row, bound(row.id)), bound(row.id)))
}
