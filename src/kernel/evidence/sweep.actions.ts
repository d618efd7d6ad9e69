import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import * as contents from './content.store.ts'
import { cleanKey, contentKey, thumbnailKey, type Files } from './file-store.ts'
import { clearParts } from './finish.actions.ts'
import * as store from './sweep.store.ts'

const hoursMs = (hours: number): number => hours * 60 * 60 * 1000
/** An unfinished upload waits a day for its connection; a finished one waits a week for its complaint to be sent. */
const unfinishedHours = 24
const unattachedHours = 7 * 24
/** One run does at most this much; the next one goes on. */
const perRun = 500

/** Removes what nobody finished or used: rows first, then the bytes nobody refers to any more. */
export async function sweepFiles(ctx: Ctx, files: Files): Promise<void> {
  const before = (hours: number) => new Date(ctx.now.getTime() - hoursMs(hours))
  await inTransaction(ctx, async (inner) => {
    const limits = {
      unfinishedBefore: before(unfinishedHours),
      unattachedBefore: before(unattachedHours),
      limit: perRun,
    }
    const stale = await store.holdStale(inner, limits)
    if (stale.length > 0)
      await store.discardFiles(
        inner,
        stale.map(({ id }) => id),
      )
  })
  for (const id of await store.filesWithParts(ctx, perRun)) await clearParts(ctx, files, id)
  for (const sha256 of await store.orphanContents(ctx, before(1), perRun)) await removeContent(ctx, files, sha256)
  await emptySpool(files.spool, before(unfinishedHours))
}

/** The held row keeps an upload of the same bytes waiting until they are gone; it then keeps them anew. */
async function removeContent(ctx: Ctx, files: Files, sha256: string): Promise<void> {
  await inTransaction(ctx, async (inner) => {
    const held = await contents.holdContent(inner, sha256)
    if (!held || (await contents.isReferenced(inner, sha256))) return
    for (const key of [contentKey(sha256), thumbnailKey(sha256), cleanKey(sha256)]) await files.store.remove(key)
    await contents.deleteContent(inner, sha256)
  })
}

/** What a killed process was receiving or joining. */
async function emptySpool(folder: string, before: Date): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => null)
    if (found?.isFile() && found.mtime < before) await rm(path, { force: true })
  }
}
