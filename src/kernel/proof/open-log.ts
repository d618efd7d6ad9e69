import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { PlainError } from '../log/safe-error.ts'
import { readCheckpoint, type Checkpoint } from './checkpoint.rules.ts'
import { lastCheckpoint } from './checkpoint.store.ts'
import { keptCheckpoint } from './kept-checkpoint.ts'
import { signingKey, verifiersOf } from './log-key.actions.ts'
import { verifiedNote } from './log-key.ts'
import type { Log } from './log.ts'
import { holdHead } from './proof.store.ts'
import { onTree, readEdge } from './read-tree.actions.ts'
import { rootOf } from './tree.ts'
import { witnessKey } from './witness/witness-key.actions.ts'

/**
 * Refuses to start on a log that contradicts what was signed of it, in the database or in the file beside it: what would be recorded from now on
 * would stand on what was changed. What it looks at takes milliseconds at any size; `xiaobao verify` looks at everything.
 */
export const openLog = (ctx: Ctx, log: Log): Promise<void> =>
  inTransaction(ctx, async (inner) => {
    const size = await holdHead(inner)
    await signingKey(inner, log.origin)
    // Whoever wants it for a witness needs its key before it is asked.
    if (log.witnessOf.length > 0) await witnessKey(inner, log.witnessName)
    const kept = await keptCheckpoint(log)
    const last = await lastCheckpoint(inner)
    for (const note of [last?.note, kept]) if (note) await assertHolds(inner, note, size)
    if (!last && size > 0 && kept === null) await readUnbroken(inner, size)
  })

async function assertHolds(ctx: Ctx, note: string, size: number): Promise<void> {
  const known = verifiedNote(note, await verifiersOf(ctx))
  const checkpoint = known && readCheckpoint(known.text)
  if (!checkpoint) throw contradiction('its last checkpoint is not signed by its key')
  if (checkpoint.size > size)
    throw contradiction(`it holds ${size} facts, and its last checkpoint was signed over ${checkpoint.size}`)
  if (!(await isRootOf(ctx, checkpoint, size)))
    throw contradiction(`the first ${checkpoint.size} facts are not those that its last checkpoint was signed over`)
}

async function isRootOf(ctx: Ctx, checkpoint: Checkpoint, size: number): Promise<boolean> {
  await readUnbroken(ctx, size)
  const root = await onTree(ctx, (read) => rootOf(checkpoint.size, read)).catch(broken)
  return root.equals(checkpoint.root)
}

const readUnbroken = (ctx: Ctx, size: number) => readEdge(ctx, size).catch(broken)
const broken = (error: unknown): never => {
  throw error instanceof PlainError ? contradiction(error.message) : error
}

const contradiction = (why: string): PlainError =>
  new PlainError(
    `Xiaobao was not started: the log of facts contradicts itself: ${why}.
Somebody changed the database, or put an older backup back. Nothing was changed by this start.
  1. Keep a copy of the database and of the folder proof in XIAOBAO_HOME as they are.
  2. npm run xiaobao -- verify      names the first fact that is concerned.
  3. docs/operate.md, "The log of facts", says how to go on after a backup was put back.`,
  )
