import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Ctx } from '../context.ts'
import { record } from '../fact/record.ts'
import { newId } from '../id.ts'
import { enqueueAll } from '../job/enqueue.ts'
import { found, Refusal } from '../refusal.ts'
import { acceptable } from './acceptable.rules.ts'
import { keepContent } from './content.store.ts'
import * as store from './evidence.store.ts'
import { cleanName } from './file-name.rules.ts'
import { contentKey } from './file-store.ts'
import { drawLater, judge, type Verdict } from './finish.actions.ts'
import { openedFiles } from './opened-files.ts'
import { spoolStream, type Spooled } from './spool.ts'

// Bytes that reach the product by another way than an upload (a letter and what hangs on it): kept outside any
// transaction first, then given rows inside the caller's. A crash between the two leaves bytes that nobody refers to;
// coming again with the same bytes uses them.

/** Content that is kept, and what it was found to be; no row refers to it yet. */
export type Kept = Verdict & { readonly name: string; readonly bytes: number; readonly sha256: string }
export type Offered = { readonly name: string; readonly type: string; readonly content: Uint8Array }

const patience = { idleMs: 5 * 60_000, totalMs: 60 * 60_000 }

/** Judged like an upload: the Refusal says why it is not taken. */
export async function keepJudged(offered: Offered): Promise<Kept | Refusal> {
  if (offered.content.byteLength === 0) return new Refusal('file.damaged', { name: offered.name })
  try {
    const { name, type } = acceptable({ ...offered, bytes: offered.content.byteLength })
    return await spooled(offered.content, async (joined) => {
      const verdict = await judge({ name, claimedType: type.type, claimedSha256: null }, joined)
      return verdict instanceof Refusal ? verdict : put(joined, { ...verdict, name })
    })
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** Kept exactly as it came, whatever it is. It is only ever offered as a download; nothing at all cannot be kept. */
export function keepAsItCame({ name, type, content }: Offered): Promise<Kept> {
  const plain = { type, isPicture: false, width: null, height: null }
  return spooled(content, (joined) => put(joined, { ...plain, name: cleanName(name) ?? 'file' }))
}

async function spooled<T>(content: Uint8Array, work: (joined: Spooled) => Promise<T>): Promise<T> {
  const limits = { ...patience, maxBytes: content.byteLength }
  const joined = await spoolStream(openedFiles().spool, Readable.from([content]), limits)
  try {
    return await work(joined)
  } finally {
    await rm(joined.path, { force: true })
  }
}

async function put(joined: Spooled, verdict: Verdict & { readonly name: string }): Promise<Kept> {
  const { store: kept } = openedFiles()
  const key = contentKey(joined.sha256)
  if ((await kept.size(key)) !== joined.bytes) await kept.put(key, joined.path)
  return { ...verdict, bytes: joined.bytes, sha256: joined.sha256 }
}

/** Gives kept content a row of its own in the caller's transaction, attached to the thing when one is named. */
export async function insertKept(ctx: Ctx, kept: Kept, subject: string | null): Promise<string> {
  const picture = await keepContent(ctx, kept)
  // Removed by a sweep between the put and this hold: whoever called comes again and puts it once more.
  if ((await openedFiles().store.size(contentKey(kept.sha256))) !== kept.bytes)
    throw new Error(`content ${kept.sha256} is not kept`)
  const id = newId('fil')
  const { name, bytes, type, sha256 } = kept
  await store.insertMade(ctx, { id, owner: ctx.actor.id, name, bytes, type, sha256, subject })
  if (picture === 'waiting') await enqueueAll(ctx, [drawLater(sha256)])
  await record(ctx, [
    { kind: 'evidence.stored', subject: id, data: { file: id, sha256, bytes, type } },
    ...(subject === null ? [] : [{ kind: 'evidence.attached', subject, data: { file: id, sha256 } }]),
  ])
  return id
}

/**
 * The same contents under new ids, owned by the actor and attached to nothing yet: what was attached to one thing can be
 * claimed for another without leaving the first. Whether the actor may see the files is the caller's question.
 */
export async function shareFiles(ctx: Ctx, fileIds: readonly string[]): Promise<readonly string[]> {
  const ids = [...new Set(fileIds)]
  if (ids.length === 0) return []
  const held = new Map((await store.holdFiles(ctx, ids)).map((file) => [file.id, file]))
  const shared: string[] = []
  for (const id of ids) {
    const { name, bytes, type, sha256 } = found(held.get(id), 'file')
    const content = { type: found(type, 'file'), sha256: found(sha256, 'file') }
    const copy = newId('fil')
    await store.insertMade(ctx, { id: copy, owner: ctx.actor.id, name, bytes, ...content, subject: null })
    shared.push(copy)
  }
  return shared
}

/** The bytes of kept content, whole; null when nothing is kept under the hash. */
export async function readKept(sha256: string): Promise<Buffer | null> {
  const { store: kept } = openedFiles()
  const key = contentKey(sha256)
  return (await kept.size(key)) === null ? null : buffer(await kept.read(key))
}
