import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { record } from '../fact/record.ts'
import { enqueueAll } from '../job/enqueue.ts'
import { found, refuse, Refusal } from '../refusal.ts'
import { keepContent } from './content.store.ts'
import * as store from './evidence.store.ts'
import type { FileRow, Part } from './evidence.store.ts'
import { contentKey, incomingPrefix, type Files, type FileStore } from './file-store.ts'
import { fileTypes } from './file-type.contract.ts'
import { readOfficeType } from './office.ts'
import { measurePicture, pictureLimits } from './picture.ts'
import { fulfils, sniffHead, type Sniffed } from './sniff.rules.ts'
import { spoolStream, type Spooled } from './spool.ts'

/** Joining happens on this machine, at disk speed; an hour is never reached unless the disk hangs. */
const joinLimits = { idleMs: 5 * 60_000, totalMs: 60 * 60_000 }

/**
 * Joins the parts, looks at what they really are, and keeps them under their own hash — or says why not. Two workers
 * may do it at once: both come to the same content, and the held row lets one of them write.
 */
export async function finishUpload(ctx: Ctx, files: Files, id: string): Promise<FileRow> {
  const file = found(await store.findFile(ctx, id), 'file')
  if (file.state !== 'received') return file
  const joined = await join(ctx, files, file)
  if (!joined) return found(await store.findFile(ctx, id), 'file')
  try {
    const verdict = await judge(file, joined)
    if (verdict instanceof Refusal) return await reject(ctx, files, { file, verdict })
    await keep(ctx, files, { file, joined, ...verdict })
  } finally {
    await rm(joined.path, { force: true })
  }
  await clearParts(ctx, files, id)
  return found(await store.findFile(ctx, id), 'file')
}

/** Null when another worker finished meanwhile and took the parts away while we read them. */
async function join(ctx: Ctx, files: Files, file: FileRow): Promise<Spooled | null> {
  const parts = await store.partsOf(ctx, file.id)
  try {
    const stream = Readable.from(readParts(files.store, parts))
    const joined = await spoolStream(files.spool, stream, { ...joinLimits, maxBytes: file.bytes })
    if (joined.bytes === file.bytes) return joined
    await rm(joined.path, { force: true })
    throw new Error(`the parts of ${file.id} hold ${joined.bytes} bytes, not ${file.bytes}`)
  } catch (error) {
    if ((await store.findFile(ctx, file.id))?.state === 'received') throw error
    return null
  }
}

async function* readParts(from: FileStore, parts: readonly Part[]): AsyncGenerator<Buffer> {
  for (const part of parts) for await (const chunk of await from.read(part.key)) yield chunk
}

export type Verdict = {
  readonly type: string
  readonly isPicture: boolean
  readonly width: number | null
  readonly height: number | null
}

export type Claim = Pick<FileRow, 'name' | 'claimedType' | 'claimedSha256'>

/** The bytes decide, not the client: length, hash, type, and whether a picture can be opened at all. */
export async function judge(file: Claim, joined: Spooled): Promise<Verdict | Refusal> {
  const { name } = file
  if (file.claimedSha256 !== null && file.claimedSha256 !== joined.sha256)
    return new Refusal('file.hash-mismatch', { name })
  const claimed = found(
    fileTypes.find(({ type }) => type === file.claimedType),
    'file',
  )
  const actual = await lookInside(joined)
  if (!fulfils(claimed, actual))
    return new Refusal('file.type-mismatch', { name, claimed: claimed.type, actual: actual ?? '?' })
  if (!claimed.picture) return { type: claimed.type, isPicture: false, width: null, height: null }
  const picture = await measurePicture(joined.path)
  if (picture === 'too-big') return new Refusal('file.picture-too-big', { name, ...pictureLimits })
  if (picture === 'damaged') return new Refusal('file.damaged', { name })
  return { type: claimed.type, isPicture: true, ...picture }
}

async function lookInside(joined: Spooled): Promise<Sniffed> {
  const sniffed = sniffHead(joined.head)
  if (sniffed === 'zip') return (await readOfficeType(joined.path, joined.bytes)) ?? 'application/zip'
  return sniffed === 'text' && joined.binary ? null : sniffed
}

async function keep(ctx: Ctx, files: Files, kept: Verdict & { file: FileRow; joined: Spooled }): Promise<void> {
  const { file, joined, type } = kept
  const key = contentKey(joined.sha256)
  if ((await files.store.size(key)) !== joined.bytes) await files.store.put(key, joined.path)
  await inTransaction(ctx, async (inner) => {
    const held = found(await store.holdFile(inner, file.id), 'file')
    if (held.state !== 'received') return
    const picture = await keepContent(inner, { ...kept, sha256: joined.sha256, bytes: joined.bytes })
    // Removed by a sweep between our put and our hold: the job comes again and puts it once more.
    if ((await files.store.size(key)) !== joined.bytes) throw new Error(`content ${joined.sha256} is not kept`)
    await store.saveStored(inner, file.id, { type, sha256: joined.sha256 })
    if (picture === 'waiting') await enqueueAll(inner, [drawLater(joined.sha256)])
    const data = { file: file.id, sha256: joined.sha256, bytes: joined.bytes, type }
    await record({ ...inner, actor: { ...inner.actor, id: file.owner } }, [
      { kind: 'evidence.stored', subject: file.id, data },
    ])
  })
}

/** One picture at a time: unfolding one takes a processor and a few hundred megabytes. */
export const drawLater = (sha256: string) => ({
  name: 'kernel.make-thumbnail',
  payload: { sha256 },
  queue: 'pictures',
  key: `thumbnail:${sha256}`,
})

/** Notes the no, forgets the bytes, and says it. */
export async function reject(
  ctx: Ctx,
  files: Files,
  { file, verdict }: { file: FileRow; verdict: Refusal },
): Promise<never> {
  await inTransaction(ctx, async (inner) => {
    const held = found(await store.holdFile(inner, file.id), 'file')
    if (['receiving', 'received'].includes(held.state)) await store.saveRefused(inner, file.id, verdict.code)
  })
  await clearParts(ctx, files, file.id)
  return refuse(verdict.code, verdict.params)
}

/** The bytes first, the note of them after: a crash between the two leaves work for the sweep, never litter. */
export async function clearParts(ctx: Ctx, files: Files, id: string): Promise<void> {
  await files.store.removeAll(incomingPrefix(id))
  await inTransaction(ctx, async (inner) => {
    await store.deleteParts(inner, id)
    await store.savePartsGone(inner, id)
  })
}
