import { Readable } from 'node:stream'
import type { MaySee } from '../capability.ts'
import { hasRole, isStaff, type Actor, type Ctx } from '../context.ts'
import type { RawReply } from '../http/handle.ts'
import { found, refuse } from '../refusal.ts'
import * as store from './evidence.store.ts'
import type { FileRow } from './evidence.store.ts'
import { cleanKey, contentKey, thumbnailKey, type Files } from './file-store.ts'
import { fileTypes } from './file-type.contract.ts'
import { serve, type Conditions, type Copy } from './serve.rules.ts'

export type Reader = { readonly files: Files; readonly maySee: MaySee }

/** The uploader sees a file; once it is attached, so does whoever may see the thing. For everybody else it does not exist. */
export async function visibleFile(ctx: Ctx, maySee: MaySee, id: string): Promise<FileRow> {
  const file = await store.findFile(ctx, id)
  if (!file || file.state === 'discarded') return refuse('not-found', { noun: 'file' })
  if (file.owner === ctx.actor.id) return file
  const visible = file.subject !== null && (await maySee(ctx, file.subject))
  return found(visible ? file : null, 'file')
}

export async function serveContent(
  ctx: Ctx,
  { files, maySee }: Reader,
  id: string,
  conditions: Conditions,
): Promise<RawReply> {
  const file = await visibleFile(ctx, maySee, id)
  const { sha256, type, bytes, name } = file
  if (sha256 === null || type === null) return refuse('not-found', { noun: 'file' })
  const original = { name, type, bytes, tag: sha256 }
  if (seesOriginal(ctx.actor, file)) return send(files, contentKey(sha256), original, conditions)
  const key = cleanKey(sha256)
  if (file.picture === 'waiting') refuse('file.copy-not-ready', { name })
  if (file.picture === 'failed' || file.cleanType === null) refuse('file.copy-impossible', { name })
  return send(
    files,
    key,
    await copyAt(files, key, { name: renamed(name, file.cleanType), type: file.cleanType, tag: `${sha256}-clean` }),
    conditions,
  )
}

/** A file as it is kept, for a caller that has decided already that this reader may have it. */
export async function serveKept(ctx: Ctx, files: Files, id: string, conditions: Conditions): Promise<RawReply> {
  const { sha256, type, bytes, name } = found(await store.findFile(ctx, id), 'file')
  if (sha256 === null || type === null) return refuse('not-found', { noun: 'file' })
  return send(files, contentKey(sha256), { name, type, bytes, tag: sha256 }, conditions)
}

export async function serveThumbnail(
  ctx: Ctx,
  { files, maySee }: Reader,
  id: string,
  conditions: Conditions,
): Promise<RawReply> {
  const file = await visibleFile(ctx, maySee, id)
  if (file.sha256 === null || file.picture !== 'ready') return refuse('not-found', { noun: 'thumbnail' })
  const key = thumbnailKey(file.sha256)
  const copy = { name: renamed(file.name, 'image/webp'), type: 'image/webp', tag: `${file.sha256}-thumbnail` }
  return send(files, key, await copyAt(files, key, copy), conditions)
}

/**
 * A photo tells where and with which device it was taken. The uploader, the platform's own people and the regulator get
 * it as it came; the other side of a dispute gets the copy without.
 */
function seesOriginal(actor: Actor, file: FileRow): boolean {
  return file.picture === 'none' || file.owner === actor.id || isStaff(actor) || hasRole(actor, 'regulator')
}

async function copyAt({ store: from }: Files, key: string, copy: Omit<Copy, 'bytes'>): Promise<Copy> {
  return { ...copy, bytes: found(await from.size(key), 'file') }
}

async function send({ store: from }: Files, key: string, copy: Copy, conditions: Conditions): Promise<RawReply> {
  const { status, range, headers } = serve(copy, conditions)
  const body = status === 304 || status === 416 ? '' : await from.read(key, range)
  if (body instanceof Readable) body.on('error', () => {})
  return { body, type: copy.type, headers: { ...headers, status: String(status) } }
}

/** `photo.heic.png` would lie: the copy's own extension replaces the original's. */
function renamed(name: string, type: string): string {
  const extension = fileTypes.find((known) => known.type === type)?.extensions[0] ?? 'bin'
  return `${name.replace(/\.[A-Za-z0-9]{1,10}$/, '')}.${extension}`
}
