import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { newId } from '../id.ts'
import { enqueueAll } from '../job/enqueue.ts'
import { found, refuse, Refusal } from '../refusal.ts'
import { acceptable } from './acceptable.rules.ts'
import { fileTypes, pendingQuota } from './file-type.contract.ts'
import { incomingPrefix, type Files } from './file-store.ts'
import * as store from './evidence.store.ts'
import { finishUpload, reject } from './finish.actions.ts'
import { fulfils, sniffHead } from './sniff.rules.ts'
import { spoolStream, type Spooled } from './spool.ts'
import { discardFiles } from './sweep.store.ts'
import type { FileRow } from './evidence.store.ts'

type NewUpload = {
  readonly name: string
  readonly bytes: number
  readonly type: string
  readonly sha256?: string | undefined
}

/** Says no before the first byte is sent, when the answer is already known. */
export async function beginUpload(ctx: Ctx, upload: NewUpload): Promise<FileRow> {
  const { name, type } = acceptable(upload)
  await store.holdOwner(ctx, ctx.actor.id)
  const pending = await store.pendingOf(ctx, ctx.actor.id)
  if (pending.files >= pendingQuota.files || pending.bytes + upload.bytes > pendingQuota.bytes)
    refuse('file.quota-used-up', { files: pending.files, bytes: pending.bytes })
  const id = newId('fil')
  await store.insertFile(ctx, {
    id,
    owner: ctx.actor.id,
    name,
    bytes: upload.bytes,
    claimedType: type.type,
    claimedSha256: upload.sha256 ?? null,
  })
  return found(await store.findFile(ctx, id), 'file')
}

type Chunk = {
  readonly id: string
  readonly offset: number
  readonly announcedBytes: number | null
  readonly body: Readable
}

/** A minute of silence, or half an hour in one request, ends it; what arrived is kept. */
const patience = { idleMs: 60_000, totalMs: 30 * 60_000 }

/**
 * Takes bytes from `offset` on. Safe under two clicks and two workers: the bytes become a part of their own, and the
 * row, held, decides whose part counts. A connection that breaks off leaves what arrived.
 */
export async function appendContent(ctx: Ctx, files: Files, chunk: Chunk): Promise<FileRow> {
  const file = await ownUpload(ctx, chunk.id)
  if (file.state === 'received') return finishUpload(ctx, files, file.id)
  assertContinues(file, chunk.offset)
  const rest = file.bytes - file.received
  if (chunk.announcedBytes !== null && chunk.announcedBytes > rest) refuse('file.too-many-bytes', { bytes: file.bytes })
  const spooled = await spoolStream(files.spool, chunk.body, { ...patience, maxBytes: rest })
  try {
    if (spooled.overflow) refuse('file.too-many-bytes', { bytes: file.bytes })
    if (spooled.bytes === 0) return file
    const verdict = chunk.offset === 0 ? seenThrough(file, spooled) : null
    if (verdict) return await reject(ctx, files, { file, verdict })
    await keepPart(ctx, files, { file, spooled })
  } finally {
    await rm(spooled.path, { force: true })
  }
  const after = await ownUpload(ctx, chunk.id)
  return after.state === 'received' ? finishUpload(ctx, files, file.id) : after
}

/** Somebody else's upload does not exist. */
async function ownUpload(ctx: Ctx, id: string): Promise<FileRow> {
  const file = await store.findFile(ctx, id)
  const visible = file && file.owner === ctx.actor.id && file.state !== 'discarded'
  return found(visible ? file : null, 'file')
}

function assertContinues(file: FileRow, offset: number): void {
  if (file.state !== 'receiving') refuse('file.upload-over', { state: file.state })
  if (offset !== file.received) refuse('file.wrong-offset', { offset: file.received })
}

/** The first bytes already show most lies; nobody should wait for 200 MB to hear it. */
function seenThrough(file: FileRow, spooled: Spooled): Refusal | null {
  if (spooled.bytes < Math.min(file.bytes, 512)) return null
  const sniffed = sniffHead(spooled.head)
  const claimed = found(
    fileTypes.find(({ type }) => type === file.claimedType),
    'file',
  )
  const maybeOffice = sniffed === 'zip' && claimed.type.includes('openxmlformats')
  if (maybeOffice || fulfils(claimed, sniffed)) return null
  return new Refusal('file.type-mismatch', { name: file.name, claimed: claimed.type, actual: sniffed ?? '?' })
}

async function keepPart(ctx: Ctx, files: Files, { file, spooled }: { file: FileRow; spooled: Spooled }): Promise<void> {
  const key = `${incomingPrefix(file.id)}${newId('prt')}`
  await files.store.put(key, spooled.path)
  try {
    await inTransaction(ctx, async (inner) => {
      const held = found(await store.holdFile(inner, file.id), 'file')
      assertContinues(held, file.received)
      const received = held.received + spooled.bytes
      const complete = received === held.bytes
      await store.insertPart(inner, file.id, { start: held.received, bytes: spooled.bytes, key })
      await store.saveReceived(inner, file.id, received, complete)
      if (complete) await enqueueAll(inner, [finishLater(inner, file.id)])
    })
  } catch (error) {
    await files.store.remove(key)
    throw error
  }
}

/** In case this process dies before it has joined the parts itself. */
const finishLater = (ctx: Ctx, id: string) => ({
  name: 'kernel.finish-upload',
  payload: { file: id },
  key: `finish:${id}`,
  runAt: new Date(ctx.now.getTime() + 2 * 60_000),
})

/** The owner takes back what is attached to nothing; its bytes go with the next sweep. Twice is once. */
export async function discardFile(ctx: Ctx, id: string): Promise<void> {
  const held = await store.holdFile(ctx, id)
  const file = found(held?.owner === ctx.actor.id ? held : null, 'file')
  if (file.subject !== null) refuse('file.attached', { name: file.name })
  if (file.state !== 'discarded') await discardFiles(ctx, [id])
}
