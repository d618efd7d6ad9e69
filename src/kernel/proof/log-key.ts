import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { joined, noteText, readNote, type Note } from './checkpoint.rules.ts'
import { sha256 } from './tree.ts'

/** Ed25519 (RFC 8032) under a name, as C2SP signed notes use it. */
const ed25519 = 1
// What stands before 32 bytes of key in PKCS#8 and SPKI (RFC 8410).
const privateHead = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicHead = Buffer.from('302a300506032b6570032100', 'hex')

export type LogKey = {
  readonly name: string
  /** `name+hash+base64`: what others keep to check signatures with. */
  readonly verifier: string
  signed(text: string): string
}

/** `seed`: 32 bytes, never shown. `name`: no spaces, no plus sign. */
export function logKeyOf(name: string, seed: Uint8Array): LogKey {
  const { keyHash, verifier, sign: signature } = signerOf(name, seed, ed25519)
  return {
    name,
    verifier,
    signed: (text) => noteText({ text, signatures: [{ name, keyHash, signature: signature(text) }] }),
  }
}

/** A key under a name, for one way of signing (C2SP: a byte that stands before the public key). */
export function signerOf(name: string, seed: Uint8Array, way: number) {
  const key = createPrivateKey({ key: Buffer.concat([privateHead, seed]), format: 'der', type: 'pkcs8' })
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(publicHead.length)
  const keyHash = keyHashOf(name, raw, way)
  return {
    keyHash,
    verifier: `${name}+${keyHash.toString('hex')}+${Buffer.concat([Buffer.of(way), raw]).toString('base64')}`,
    sign: (text: string): Buffer => sign(null, Buffer.from(text), key),
  }
}

/** The note when somebody who is known by one of these verifiers signed exactly this text; null otherwise. */
export function verifiedNote(note: string, verifiers: readonly string[]): Note | null {
  const read = readNote(note)
  if (!read) return null
  const known = verifiers.flatMap((verifier) => verifierOf(verifier, ed25519) ?? [])
  const signed = read.signatures.some(({ name, keyHash, signature }) =>
    known.some((one) => one.name === name && one.keyHash.equals(keyHash) && one.signed(read.text, signature)),
  )
  return signed ? read : null
}

/** Who is known by `name+hash+base64`, for one way of signing; null when it is none. */
export function verifierOf(text: string, way: number) {
  const [, name, hash, key] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? []
  const bytes = Buffer.from(key ?? '', 'base64')
  if (!name || bytes.length !== 33 || bytes[0] !== way) return null
  const raw = bytes.subarray(1)
  const keyHash = keyHashOf(name, raw, way)
  if (keyHash.toString('hex') !== hash) return null
  const spki = { key: Buffer.concat([publicHead, raw]), format: 'der', type: 'spki' } as const
  const signed = (said: string, signature: Uint8Array): boolean => verify(null, Buffer.from(said), spki, signature)
  return { name, keyHash, signed }
}

const keyHashOf = (name: string, raw: Uint8Array, way: number): Buffer =>
  sha256(joined(Buffer.from(`${name}\n`), Uint8Array.of(way), raw)).subarray(0, 4)
