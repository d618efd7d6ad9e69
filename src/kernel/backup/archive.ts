import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { FileStore } from '../evidence/file-store.ts'
import { BackupBroken, decryptAge, encryptAge, Reader, type Opener } from './age.ts'
import type { Recipient } from './age-key.ts'
import type { Manifest, Part } from './manifest.ts'
import { packTar, unpackTar, type Entry } from './tar.ts'

export type Making = {
  readonly store: FileStore
  /** A folder on this machine for one part at a time. */
  readonly spool: string
  readonly recipients: readonly Recipient[]
  readonly fileKey: Buffer
  readonly madeAt: Date
  readonly nameOf: (number: number) => string
}
/** Below what every S3 takes in one piece, and small enough for any spool. */
const partBytes = 256 * 1024 * 1024
const writeBytes = 1024 * 1024

/** Entries as tar, gzip, age, in parts that are put one after the other; nothing of it is ever whole on this machine. */
export async function makeArchive(entries: AsyncIterable<Entry>, making: Making): Promise<Manifest['archive']> {
  const packed = Readable.from(packTar(entries, making.madeAt), { objectMode: false })
  const zipped = packed.pipe(createGzip({ level: 6 }))
  // A pipe hands no errors on.
  packed.once('error', (error) => zipped.destroy(error))
  const reader = new Reader(encryptAge(zipped, making.recipients, making.fileKey))
  const parts: Part[] = []
  try {
    while (!(await reader.atEnd()))
      parts.push(await putPart(reader, { ...making, name: making.nameOf(parts.length + 1) }))
  } finally {
    await reader.close()
    packed.destroy()
  }
  return { bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0), parts }
}

type Putting = Pick<Making, 'store' | 'spool'> & { readonly name: string }
async function putPart(reader: Reader, { store, spool, name }: Putting): Promise<Part> {
  await mkdir(spool, { recursive: true, mode: 0o700 })
  const draft = join(spool, `part-${process.pid}`)
  const hash = createHash('sha256')
  let bytes = 0
  const pieces = async function* () {
    while (bytes < partBytes) {
      const piece = await reader.take(Math.min(writeBytes, partBytes - bytes))
      if (piece.length === 0) return
      hash.update(piece)
      bytes += piece.length
      yield piece
    }
  }
  try {
    await pipeline(Readable.from(pieces()), createWriteStream(draft, { mode: 0o600 }))
    await store.put(name, draft)
  } finally {
    await rm(draft, { force: true })
  }
  return { name, bytes, sha256: hash.digest('hex') }
}

/** The entries of an archive. Whatever is made of them is kept only when the last one came: an end that was cut off shows at the end. */
export async function* readArchive(store: FileStore, { archive }: Manifest, opener: Opener): AsyncGenerator<Entry> {
  const plain = Readable.from(decryptAge(partsOf(store, archive.parts), opener))
  const unzipped = plain.pipe(createGunzip())
  plain.once('error', (error) => unzipped.destroy(error))
  try {
    yield* unpackTar(unzipped)
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^(Z_|ERR_STREAM_PREMATURE)/.test(String(error.code)))
      throw new BackupBroken('the archive does not unpack', { cause: error })
    throw error
  } finally {
    plain.destroy()
    unzipped.destroy()
  }
}

async function* partsOf(store: FileStore, parts: readonly Part[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield* readWhole(store, part)
}

/** Bytes of the place, compared with what was put there. */
export async function* readWhole(store: FileStore, { name, bytes, sha256 }: Part): AsyncGenerator<Buffer> {
  if ((await store.size(name)) !== bytes) throw new BackupBroken(`${name} is missing or was cut off`)
  const hash = createHash('sha256')
  for await (const chunk of await store.read(name)) {
    hash.update(chunk)
    yield chunk
  }
  if (hash.digest('hex') !== sha256) throw new BackupBroken(`${name} was changed`)
}
