import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Ctx } from '../context.ts'
import { cleanKey, contentKey, thumbnailKey } from '../evidence/file-store.ts'
import { encryptAge } from './age.ts'
import * as store from './backup.store.ts'
import type { Backups, Place } from './backups.ts'
import { fileName } from './manifest.ts'

const atOnce = 500

export type FilesDone = { count: number; bytes: number; missing: number; added: number }

/** Every file that the database names at this instant, a few at a time. */
export async function* namedFiles(ctx: Ctx): AsyncGenerator<readonly string[]> {
  for (let after = ''; ;) {
    const rows = await store.contentsAfter(ctx, after, atOnce)
    const last = rows.at(-1)
    if (!last) return
    yield rows.flatMap(({ sha256, picture, clean }) => [
      contentKey(sha256),
      ...(picture === 'ready' ? [thumbnailKey(sha256)] : []),
      ...(picture === 'ready' && clean ? [cleanKey(sha256)] : []),
    ])
    after = last.sha256
  }
}

/** Puts what is not yet in the place there, each file sealed by itself: what a killed backup put, the next one finds. */
export async function keepFiles(ctx: Ctx, backups: Backups, place: Place, keys: readonly string[]) {
  const known = new Map((await store.keptFiles(ctx, keys)).map((file) => [file.key, file]))
  const missing: string[] = []
  let added = 0
  for (const key of keys.filter((one) => !known.has(one))) {
    const kept = await keepFile(backups, place, key)
    if (kept === null) missing.push(key)
    else {
      await store.saveFile(ctx, kept)
      known.set(key, kept)
      added += 1
    }
  }
  return { files: [...known.values()], missing, added }
}

/** Null when the file store does not have it. */
async function keepFile({ files, spool, secret }: Backups, place: Place, key: string): Promise<store.KeptFile | null> {
  if ((await files.store.size(key)) === null) return null
  await mkdir(spool, { recursive: true, mode: 0o700 })
  const draft = join(spool, `file-${process.pid}`)
  const plain = measured(await files.store.read(key))
  const sealed = measured(encryptAge(plain.bytes, place.recipients))
  const name = fileName(secret, key)
  try {
    await pipeline(Readable.from(sealed.bytes), createWriteStream(draft, { mode: 0o600 }))
    await place.store.put(name, draft)
  } finally {
    await rm(draft, { force: true })
  }
  const { bytes, sha256 } = plain.done()
  const outside = sealed.done()
  return { name, key, bytes, sha256, sealed_bytes: outside.bytes, sealed_sha256: outside.sha256 }
}

function measured(source: AsyncIterable<Uint8Array>) {
  const hash = createHash('sha256')
  let length = 0
  const bytes = (async function* () {
    for await (const chunk of source) {
      hash.update(chunk)
      length += chunk.length
      yield chunk
    }
  })()
  return { bytes, done: () => ({ bytes: length, sha256: hash.digest('hex') }) }
}
