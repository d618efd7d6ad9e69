import { buffer } from 'node:stream/consumers'
import type { Ctx } from '../context.ts'
import { findContent, savePicture } from './content.store.ts'
import { cleanKey, contentKey, thumbnailKey, type Files } from './file-store.ts'
import { copyPicture } from './picture.ts'

/** Draws a picture's copies. Doing it twice gives the same, so a worker that dies in between harms nothing. */
export async function makePictureCopies(ctx: Ctx, files: Files, sha256: string): Promise<void> {
  const content = await findContent(ctx, sha256)
  if (content?.picture !== 'waiting') return
  const copies = await copyPicture(await buffer(await files.store.read(contentKey(sha256))))
  if (!copies) return savePicture(ctx, sha256, 'failed', null)
  await files.store.putBytes(thumbnailKey(sha256), copies.thumbnail)
  await files.store.putBytes(cleanKey(sha256), copies.clean)
  await savePicture(ctx, sha256, 'ready', copies.cleanType)
}
