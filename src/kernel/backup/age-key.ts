import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto'
import { fromBech32, toBech32 } from './bech32.ts'
import { openOne, sealOne } from './chacha.ts'

/**
 * Keys of age (https://age-encryption.org/v1, X25519): a recipient `age1…` is what is sealed for, an identity `AGE-SECRET-KEY-1…` opens it.
 * The plain `age` program makes them and opens what is sealed here.
 */
export type Recipient = { readonly text: string; readonly raw: Buffer }
export type Identity = { readonly recipient: Recipient; readonly key: KeyObject }
/** The file key, sealed for one recipient: a line of the header and the line under it. */
export type Stanza = { readonly share: Buffer; readonly body: Buffer }

const recipientPrefix = 'age'
const identityPrefix = 'age-secret-key-'
const privateHead = Buffer.from('302e020100300506032b656e04220420', 'hex')
const publicHead = Buffer.from('302a300506032b656e032100', 'hex')
const keyBytes = 32

const publicKey = (raw: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([publicHead, raw]), format: 'der', type: 'spki' })
const rawOf = (key: KeyObject): Buffer =>
  (key.type === 'private' ? createPublicKey(key) : key)
    .export({ format: 'der', type: 'spki' })
    .subarray(publicHead.length)

/** Null when it is no recipient, or mistyped. */
export function readRecipient(text: string): Recipient | null {
  const read = fromBech32(text)
  if (read?.prefix !== recipientPrefix || read.bytes.length !== keyBytes) return null
  return { text: text.toLowerCase(), raw: read.bytes }
}

export function newIdentity(): { readonly identity: string; readonly recipient: string } {
  const { privateKey } = generateKeyPairSync('x25519')
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(privateHead.length)
  return {
    identity: toBech32(identityPrefix, seed).toUpperCase(),
    recipient: toBech32(recipientPrefix, rawOf(privateKey)),
  }
}

/** The identities of a key file as age writes it: one on a line, lines with # are words. Null when a line is neither. */
export function readIdentities(file: string): readonly Identity[] | null {
  const lines = file.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'))
  const read = lines.map((line) => identityOf(line.trim()))
  return read.length === 0 || read.includes(null) ? null : read.filter((one) => one !== null)
}

function identityOf(text: string): Identity | null {
  const read = fromBech32(text)
  if (read?.prefix !== identityPrefix || read.bytes.length !== keyBytes) return null
  const key = createPrivateKey({ key: Buffer.concat([privateHead, read.bytes]), format: 'der', type: 'pkcs8' })
  const raw = rawOf(key)
  return { key, recipient: { raw, text: toBech32(recipientPrefix, raw) } }
}

export function wrapFor({ raw }: Recipient, fileKey: Uint8Array): Stanza {
  const { privateKey } = generateKeyPairSync('x25519')
  const share = rawOf(privateKey)
  return { share, body: sealOne(wrappingKey(privateKey, raw, { share, raw }), fileKey) }
}

/** Null when it was sealed for somebody else. */
export function unwrapWith({ key, recipient }: Identity, { share, body }: Stanza): Buffer | null {
  return openOne(wrappingKey(key, share, { share, raw: recipient.raw }), body)
}

function wrappingKey(own: KeyObject, other: Uint8Array, { share, raw }: { share: Buffer; raw: Buffer }): Buffer {
  // A share of small order, which would give the same secret to everybody, makes OpenSSL throw.
  const secret = diffieHellman({ privateKey: own, publicKey: publicKey(other) })
  return Buffer.from(hkdfSync('sha256', secret, Buffer.concat([share, raw]), 'age-encryption.org/v1/X25519', keyBytes))
}
