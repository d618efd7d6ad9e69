import type { Readable } from 'node:stream'
import type { ByteRange } from './serve.rules.ts'

/**
 * Where bytes are kept: a folder or S3. Keys are made by us (`content/ab/cd/…`), never from what people send.
 * `put` is all or nothing and durable when it returns; the same key is only ever put with the same bytes.
 */
export type FileStore = {
  /** Keeps the local file under the key. The local file may be moved away by it. */
  put(key: string, file: string): Promise<void>
  putBytes(key: string, bytes: Buffer): Promise<void>
  /** Null when nothing is kept there. */
  size(key: string): Promise<number | null>
  read(key: string, range?: ByteRange | null): Promise<Readable>
  remove(key: string): Promise<void>
  /** Everything under `incoming/<id>/`. */
  removeAll(prefix: string): Promise<void>
  /** The keys under a prefix that ends with a slash, in no order. */
  list(prefix: string): AsyncIterable<string>
  /** Throws, with the reason in words, when the place cannot be used. Called once at start. */
  check(): Promise<void>
}

/** A file store, and the local folder in which uploads are received and joined before they go there. */
export type Files = { readonly store: FileStore; readonly spool: string }

const spread = (sha256: string): string => `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
export const contentKey = (sha256: string): string => `content/${spread(sha256)}`
export const thumbnailKey = (sha256: string): string => `derived/${spread(sha256)}/thumbnail`
export const cleanKey = (sha256: string): string => `derived/${spread(sha256)}/clean`
export const incomingPrefix = (file: string): string => `incoming/${file}/`
