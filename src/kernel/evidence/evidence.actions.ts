import { guestActor, type Ctx } from '../context.ts'
import { record } from '../fact/record.ts'
import { refuse } from '../refusal.ts'
import type { FileView } from './evidence.contract.ts'
import { viewOf } from './file-view.rules.ts'
import { sizeWords } from './file-name.rules.ts'
import * as store from './evidence.store.ts'
import type { FileRow } from './evidence.store.ts'

/** How many files one call may attach, and how many of a thing are listed. */
export const mostFiles = 50
const mostListed = 500

/**
 * Binds files that this actor uploaded to a thing, in the caller's transaction. Asking again for the same changes
 * nothing; a file that is not finished, not the caller's or used elsewhere stops it all and is named. `unnamed`: the story of
 * the thing must not say who attached them.
 */
export async function claimFiles(
  ctx: Ctx,
  fileIds: readonly string[],
  subject: string,
  how: { readonly unnamed?: boolean } = {},
): Promise<readonly FileView[]> {
  const ids = [...new Set(fileIds)]
  if (ids.length === 0) return []
  if (ids.length > mostFiles) refuse('file.too-many', { max: mostFiles })
  const held = new Map((await store.holdFiles(ctx, ids)).map((file) => [file.id, file]))
  const files = ids.map((id) => claimable(ctx, { id, file: held.get(id), subject }))
  const fresh = files.filter((file) => file.subject === null)
  if (fresh.length > 0) {
    await store.saveAttached(
      ctx,
      fresh.map(({ id }) => id),
      subject,
    )
    await record(
      how.unnamed ? { ...ctx, actor: guestActor } : ctx,
      fresh.map(({ id, sha256 }) => ({ kind: 'evidence.attached', subject, data: { file: id, sha256 } })),
    )
  }
  return files.map(viewOf)
}

/** The files of a thing, oldest first. Whether the caller may see the thing is the caller's question. */
export async function filesOf(ctx: Ctx, subject: string): Promise<readonly FileView[]> {
  return (await store.filesOfSubject(ctx, subject, mostListed)).map(viewOf)
}

function claimable(
  ctx: Ctx,
  { id, file, subject }: { id: string; file: FileRow | undefined; subject: string },
): FileRow {
  if (!file || file.owner !== ctx.actor.id || file.state === 'discarded' || file.state === 'refused')
    return refuse('file.unknown', { file: id })
  const { name, received, bytes } = file
  if (file.state !== 'stored')
    refuse('file.not-finished', { file: id, name, receivedSize: sizeWords(received), size: sizeWords(bytes) })
  if (file.subject !== null && file.subject !== subject) refuse('file.attached-elsewhere', { file: id, name })
  return file
}

/** By what each of these files is recognised, however it is called; files that are not stored yet have nothing. */
export const hashesOf = store.hashesOf
