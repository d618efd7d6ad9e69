import type { Ctx } from '../context.ts'
import { refuse } from '../refusal.ts'
import { lastCheckpoint, type CheckpointRow } from './checkpoint.store.ts'
import { placeOf } from './proof.store.ts'
import { onTree } from './read-tree.actions.ts'
import { consistencyPath, inclusionPath, sha256, type ReadNode } from './tree.ts'
import { includes } from './verify.rules.ts'

/** How the log stood when it was signed last. */
export async function signedLog(ctx: Ctx): Promise<CheckpointRow> {
  return (await lastCheckpoint(ctx)) ?? refuse('proof.no-checkpoint')
}

/** Whether the last checkpoint stands for this fact by now. */
export async function isSealed(ctx: Ctx, fact: string): Promise<boolean> {
  const [checkpoint, index] = [await lastCheckpoint(ctx), await placeOf(ctx, fact)]
  return checkpoint !== undefined && index !== null && index < checkpoint.size
}

type Proved = { readonly index: number; readonly leaf: Buffer; readonly path: readonly Buffer[] }

/** That number `index` is under the checkpoint. Looked at before it is handed out: a proof that proves nothing is a bug, not an answer. */
export async function proveIndex(ctx: Ctx, { size, root }: CheckpointRow, index: number): Promise<Proved> {
  if (index >= size) refuse('proof.beyond-the-log', { size, asked: index })
  const { leaf, path } = await onTree(ctx, (read: ReadNode) => ({
    leaf: read(0, index),
    path: inclusionPath(index, size, read),
  }))
  if (!includes(sha256, { leaf, index, size, path, root }))
    throw new Error(`the log does not prove its number ${index}`)
  return { index, leaf, path }
}

/** That the tree of the checkpoint begins with its first `from` leaves. */
export async function proveFrom(ctx: Ctx, from: number, to: number): Promise<Buffer[]> {
  if (from > to) refuse('proof.beyond-the-log', { size: to, asked: from })
  return onTree(ctx, (read) => consistencyPath(from, to, read))
}
