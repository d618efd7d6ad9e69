import { createCipheriv, createDecipheriv } from 'node:crypto'
import { nextNonce } from './nonces.ts'

/**
 * A sealed value: 0x58, version 1, algorithm 1 (AES-256-GCM, NIST SP 800-38D), the number of the key (u32, big endian), nonce (12 bytes),
 * ciphertext, tag (16 bytes). The key is found by its number; nothing is ever tried until something opens.
 */
const magic = 0x58
const layout = 1
const aes256gcm = 1
const headerBytes = 7
const nonceBytes = 12
const tagBytes = 16
export const sealedOverhead = headerBytes + nonceBytes + tagBytes

/** Where a value stands. It is part of the seal: moved to another row, column or table, a value does not open. */
export type Place = { readonly table: string; readonly column: string; readonly row: string }
/** A key that is open, with the number and the owner that every seal is bound to. */
export type SubjectKey = {
  readonly kid: number
  readonly subject: string
  readonly domain: string
  readonly key: Uint8Array
}

/** Something was changed, put elsewhere, or is no sealed value at all. Says where, never what. */
export class SealBroken extends Error {
  constructor({ table, column, row }: Place, why: string) {
    super(`${table}.${column} of ${row}: ${why}`)
    this.name = 'SealBroken'
  }
}

/** Each part with its length before it: no two different places give the same bytes. */
const boundTo = ({ table, column, row }: Place, { subject, domain, kid }: SubjectKey): Buffer =>
  Buffer.from(JSON.stringify([table, column, row, subject, domain, kid]))

/** `padTo` hides the length of short answers ("yes", "no"): the text is filled up to a multiple of so many bytes. */
export function sealText(key: SubjectKey, place: Place, text: string, padTo = 1): Buffer {
  const plain = padded(text, padTo)
  const head = Buffer.alloc(headerBytes)
  head.writeUInt8(magic, 0)
  head.writeUInt8(layout, 1)
  head.writeUInt8(aes256gcm, 2)
  head.writeUInt32BE(key.kid, 3)
  const nonce = nextNonce()
  const cipher = createCipheriv('aes-256-gcm', key.key, nonce)
  cipher.setAAD(Buffer.concat([head, boundTo(place, key)]))
  const sealed = cipher.update(plain)
  cipher.final()
  return Buffer.concat([head, nonce, sealed, cipher.getAuthTag()])
}

/** @throws {SealBroken} when it was not sealed for this place with this key. */
export function openText(key: SubjectKey, place: Place, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  if (kidOf(place, bytes) !== key.kid) throw new SealBroken(place, 'another key sealed it')
  const head = bytes.subarray(0, headerBytes)
  const decipher = createDecipheriv('aes-256-gcm', key.key, bytes.subarray(headerBytes, headerBytes + nonceBytes), {
    authTagLength: tagBytes,
  })
  decipher.setAAD(Buffer.concat([head, boundTo(place, key)]))
  decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes))
  const plain = decipher.update(bytes.subarray(headerBytes + nonceBytes, bytes.length - tagBytes))
  try {
    decipher.final()
  } catch {
    throw new SealBroken(place, 'it was changed, or sealed for another place')
  }
  return unpadded(plain)
}

/** The number of the key that sealed it. @throws {SealBroken} when it is no sealed value. */
export function kidOf(place: Place, sealed: Uint8Array): number {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  if (bytes.length < sealedOverhead + 1 || bytes[0] !== magic) throw new SealBroken(place, 'it is no sealed value')
  if (bytes[1] !== layout || bytes[2] !== aes256gcm) throw new SealBroken(place, 'it was sealed by another version')
  return bytes.readUInt32BE(3)
}

/** 0x80 and zeros after the text (ISO/IEC 7816-4): always there, so that what is filled up and what is not need no mark. */
function padded(text: string, padTo: number): Buffer {
  const plain = Buffer.from(text, 'utf8')
  const bytes = Buffer.alloc(Math.ceil((plain.length + 1) / padTo) * padTo)
  plain.copy(bytes)
  bytes[plain.length] = 0x80
  return bytes
}
function unpadded(bytes: Buffer): string {
  return bytes.subarray(0, bytes.lastIndexOf(0x80)).toString('utf8')
}
