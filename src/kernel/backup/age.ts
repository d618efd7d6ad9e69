import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { PlainError } from '../log/safe-error.ts'
import { unwrapWith, wrapFor, type Identity, type Recipient, type Stanza } from './age-key.ts'
import { openOne, sealOne, tagBytes } from './chacha.ts'

/**
 * age v1 (https://age-encryption.org/v1): a header with the file key sealed for each recipient, then chunks of 64 KiB, each with its tag and its
 * number, the last one marked. So a byte that was changed, a chunk that is missing or moved, and an end that was cut off are all found.
 */
const firstLine = 'age-encryption.org/v1\n'
const chunkBytes = 64 * 1024
const nonceBytes = 16
const fileKeyBytes = 16
const mostHeader = 64 * 1024

export class BackupBroken extends PlainError {
  override readonly name = 'PlainError'
}
const broken = (why: string): never => {
  throw new BackupBroken(why)
}

type Bytes = AsyncIterable<Uint8Array>

export const newFileKey = (): Buffer => randomBytes(fileKeyBytes)

export async function* encryptAge(plain: Bytes, recipients: readonly Recipient[], fileKey = newFileKey()) {
  yield headerOf(fileKey, recipients)
  const nonce = randomBytes(nonceBytes)
  yield nonce
  const key = payloadKey(fileKey, nonce)
  let counter = 0
  let waiting: Buffer | null = null
  for await (const chunk of inChunks(plain, chunkBytes)) {
    if (waiting) yield sealOne(key, waiting, chunkNonce(counter++, false))
    waiting = chunk
  }
  yield sealOne(key, waiting ?? Buffer.alloc(0), chunkNonce(counter, true))
}

/** With whose identity, or with the file key itself where it was kept. */
export type Opener = readonly Identity[] | { readonly fileKey: Uint8Array }

/** @throws {BackupBroken} when it is none, was changed or cut, or is for others. What was given before that is not to be kept. */
export async function* decryptAge(sealed: Bytes, opener: Opener): AsyncGenerator<Buffer> {
  const reader = new Reader(sealed)
  try {
    yield* chunksOf(reader, opener)
  } finally {
    await reader.close()
  }
}

async function* chunksOf(reader: Reader, opener: Opener): AsyncGenerator<Buffer> {
  const fileKey = await readHeader(reader, opener)
  const nonce = await reader.take(nonceBytes)
  const key = payloadKey(fileKey, nonce.length === nonceBytes ? nonce : broken('the archive was cut off'))
  for (let counter = 0; ; counter += 1) {
    const chunk = await reader.take(chunkBytes + tagBytes)
    const last = await reader.atEnd()
    const plain = openOne(key, chunk, chunkNonce(counter, last))
    if (!plain) return broken('the archive was changed or cut off')
    if (last && plain.length === 0 && counter > 0) return broken('the archive was changed')
    yield plain
    if (last) return
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replaceAll('=', '')

function headerOf(fileKey: Uint8Array, recipients: readonly Recipient[]): Buffer {
  const stanzas = recipients.map((recipient) => wrapFor(recipient, fileKey))
  const lines = stanzas.map(({ share, body }) => `-> X25519 ${base64(share)}\n${base64(body)}\n`)
  const signed = `${firstLine}${lines.join('')}---`
  return Buffer.from(`${signed} ${base64(headerMac(fileKey, signed))}\n`)
}

async function readHeader(reader: Reader, opener: Opener): Promise<Uint8Array> {
  const text = await reader.header()
  const [, signed = '', mac = ''] = /^(age-encryption\.org\/v1\n[^]*\n---) ([A-Za-z0-9+/]{43})\n$/.exec(text) ?? []
  if (signed === '') return broken('it is no archive of age, or its head was changed')
  const fileKey = 'fileKey' in opener ? opener.fileKey : unwrapped(stanzasIn(signed), opener)
  if (!fileKey) return broken('the key is not one of those that this backup was made for')
  const wanted = headerMac(fileKey, signed)
  if (!timingSafeEqual(wanted, Buffer.from(mac, 'base64'))) return broken('the head of the archive was changed')
  return fileKey
}

function stanzasIn(signed: string): Stanza[] {
  const found = signed.matchAll(/^-> X25519 ([A-Za-z0-9+/]{43})\n([A-Za-z0-9+/]{43})$/gm)
  return [...found].map(([, share = '', body = '']) => ({
    share: Buffer.from(share, 'base64'),
    body: Buffer.from(body, 'base64'),
  }))
}

function unwrapped(stanzas: readonly Stanza[], identities: readonly Identity[]): Buffer | null {
  for (const identity of identities)
    for (const stanza of stanzas) {
      const fileKey = unwrapWith(identity, stanza)
      if (fileKey?.length === fileKeyBytes) return fileKey
    }
  return null
}

const derive = (fileKey: Uint8Array, salt: Uint8Array, info: string): Buffer =>
  Buffer.from(hkdfSync('sha256', fileKey, salt, info, 32))
const payloadKey = (fileKey: Uint8Array, nonce: Uint8Array): Buffer => derive(fileKey, nonce, 'payload')
const headerMac = (fileKey: Uint8Array, signed: string): Buffer =>
  createHmac('sha256', derive(fileKey, Buffer.alloc(0), 'header'))
    .update(signed)
    .digest()

function chunkNonce(counter: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(counter, 5, 6)
  nonce.writeUInt8(last ? 1 : 0, 11)
  return nonce
}

/** Pieces of exactly this many bytes; the last one is what is left. None of nothing. */
export async function* inChunks(bytes: Bytes, size: number): AsyncGenerator<Buffer> {
  const reader = new Reader(bytes)
  try {
    for (let chunk = await reader.take(size); chunk.length > 0; chunk = await reader.take(size)) yield chunk
  } finally {
    await reader.close()
  }
}

/** Bytes of a stream, asked for by number. */
export class Reader {
  readonly #source: AsyncIterator<Uint8Array>
  #held: Buffer[] = []
  #length = 0
  constructor(source: Bytes) {
    this.#source = source[Symbol.asyncIterator]()
  }

  async #more(): Promise<boolean> {
    const next = await this.#source.next()
    if (next.done) return false
    const bytes = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength)
    this.#held.push(bytes)
    this.#length += bytes.length
    return true
  }

  /** Fewer at the end. */
  async take(size: number): Promise<Buffer> {
    while (this.#length < size && (await this.#more()));
    const all = this.#held.length === 1 ? (this.#held[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#held)
    const taken = all.subarray(0, size)
    this.#held = all.length > size ? [all.subarray(size)] : []
    this.#length = all.length - taken.length
    return taken
  }

  async atEnd(): Promise<boolean> {
    while (this.#length === 0) if (!(await this.#more())) return true
    return false
  }

  /** Up to the line that ends the head of an age file. */
  async header(): Promise<string> {
    for (let size = 512; ; size *= 2) {
      const text = (await this.peek(size)).toString('latin1')
      const mark = text.indexOf('\n--- ')
      const end = mark < 0 ? -1 : text.indexOf('\n', mark + 1)
      if (end >= 0) return (await this.take(end + 1)).toString('latin1')
      if (text.length < size || size > mostHeader) return broken('it is no archive of age, or its head was changed')
    }
  }

  async peek(size: number): Promise<Buffer> {
    const taken = await this.take(size)
    if (taken.length > 0) {
      this.#held.unshift(taken)
      this.#length += taken.length
    }
    return taken
  }

  /** So that whoever reads only a part lets go of the rest. */
  async close(): Promise<void> {
    await this.#source.return?.()
  }
}
