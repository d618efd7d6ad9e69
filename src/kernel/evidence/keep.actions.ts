import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { IncomingHttpHeaders } from 'node:http'
import { systemActor, type Ctx } from '../context.ts'
import type { RawReply } from '../http/handle.ts'
import { newId } from '../id.ts'
import { found } from '../refusal.ts'
import { keepContent } from './content.store.ts'
import type { FileView } from './evidence.contract.ts'
import * as store from './evidence.store.ts'
import { cleanKey, contentKey, thumbnailKey } from './file-store.ts'
import { viewOf } from './file-view.rules.ts'
import { openedFiles } from './opened-files.ts'
import { serveKept } from './serve.actions.ts'

/** Files that the program itself makes (a document, an archive), and the bytes of any file for jobs that pack them. */

export type Content = { readonly sha256: string; readonly bytes: number }
export type Made = Content & { readonly name: string; readonly type: string; readonly subject: string }

/** Where a job may write a file before it is kept. Whatever a killed process leaves there is swept within a day. */
export const spoolFolder = (): string => openedFiles().spool

/**
 * Puts a local file where files are kept, under its hash, and takes it away here. Doing it again changes nothing. What no file
 * refers to within the hour is swept.
 */
export async function putContent(ctx: Ctx, path: string): Promise<Content> {
  const content = await measure(createReadStream(path))
  const { store: kept } = openedFiles()
  const key = contentKey(content.sha256)
  if ((await kept.size(key)) !== content.bytes) await kept.put(key, path)
  await keepContent(ctx, { ...content, isPicture: false, width: null, height: null })
  await rm(path, { force: true })
  return content
}

/** In the caller's transaction: the note of a file whose content was put. Nobody owns it; who may see the thing may see it. */
export async function keepMade(ctx: Ctx, made: Made): Promise<FileView> {
  const { sha256, bytes, name, type, subject } = made
  await keepContent(ctx, { sha256, bytes, isPicture: false, width: null, height: null })
  if ((await openedFiles().store.size(contentKey(sha256))) !== bytes) throw new Error(`content ${sha256} is not kept`)
  const id = newId('fil')
  await store.insertMade(ctx, { id, owner: systemActor.id, name, bytes, type, sha256, subject })
  return viewOf(found(await store.findFile(ctx, id), 'file'))
}

export const releaseFiles = (ctx: Ctx, subject: string): Promise<void> => store.releaseSubject(ctx, subject)

export type CopyKind = 'original' | 'clean' | 'thumbnail'
const keyOf = { original: contentKey, clean: cleanKey, thumbnail: thumbnailKey } as const

/** Null when there is no such copy. */
export const copySize = (sha256: string, kind: CopyKind): Promise<number | null> =>
  openedFiles().store.size(keyOf[kind](sha256))
export const readCopy = (sha256: string, kind: CopyKind): Promise<Readable> =>
  openedFiles().store.read(keyOf[kind](sha256))

/** The copy of a picture without its metadata: its own hash and type, or why there is none (yet). */
export async function cleanCopyOf(
  ctx: Ctx,
  id: string,
): Promise<(Content & { readonly type: string }) | 'waiting' | 'none'> {
  const { sha256, picture, cleanType } = found(await store.findFile(ctx, id), 'file')
  if (picture === 'waiting') return 'waiting'
  if (sha256 === null || picture !== 'ready' || cleanType === null) return 'none'
  return { ...(await measure(await readCopy(sha256, 'clean'))), type: cleanType }
}

export const serveMade = (ctx: Ctx, id: string, headers: IncomingHttpHeaders): Promise<RawReply> =>
  serveKept(ctx, openedFiles(), id, headers)

async function measure(stream: Readable): Promise<Content> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of stream) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { sha256: hash.digest('hex'), bytes }
}
