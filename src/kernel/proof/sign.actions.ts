import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { PlainError } from '../log/safe-error.ts'
import { checkpointText } from './checkpoint.rules.ts'
import * as store from './checkpoint.store.ts'
import { signingKey } from './log-key.actions.ts'
import { holdHead } from './proof.store.ts'
import { onTree } from './read-tree.actions.ts'
import { consistencyPath, rootOf, sha256 } from './tree.ts'
import { continues } from './verify.rules.ts'

/**
 * Signs how the log stands, when it has grown; only what continues the checkpoint before. Null when there is nothing new.
 * @throws when the tree is not the one that was signed before.
 */
export const signCheckpoint = (ctx: Ctx, origin: string): Promise<store.CheckpointRow | null> =>
  inTransaction(ctx, async (inner) => {
    const size = await holdHead(inner)
    const last = await store.lastCheckpoint(inner)
    if (size === (last?.size ?? 0)) return null
    const root = await onTree(inner, (read) => rootOf(size, read))
    if (last) await assertContinues(inner, last, { size, root })
    const key = await signingKey(inner, origin)
    // A clock that was set back does not make the log younger.
    const signed_at = last && last.signed_at > inner.now ? last.signed_at : inner.now
    const row = { size, root, note: key.signed(checkpointText({ origin: key.name, size, root })), signed_at }
    await store.insertCheckpoint(inner, row)
    return row
  })

type Sized = { readonly size: number; readonly root: Uint8Array }
async function assertContinues(ctx: Ctx, before: Sized, now: Sized): Promise<void> {
  const path = before.size > now.size ? null : await onTree(ctx, (read) => consistencyPath(before.size, now.size, read))
  const proof = { oldSize: before.size, oldRoot: before.root, newSize: now.size, newRoot: now.root }
  if (path && continues(sha256, { ...proof, path })) return
  throw new PlainError(
    `the log of facts does not continue its checkpoint of ${before.size} facts; nothing is signed. Run: npm run xiaobao -- verify`,
  )
}
