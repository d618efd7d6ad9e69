import { joined, readCheckpoint, readNote, unbase64, type Checkpoint } from './checkpoint.rules.ts'
import { ed25519Signed } from './ed25519.rules.ts'
import { sha256 } from './sha2.rules.ts'
import type { Checked, LogAnswer, Short } from './verifier.contract.ts'
import { continues, includes, leafInput } from './verify.rules.ts'

/*
 * Checks a receipt with nothing but its text and the key of the log. From this file `npm run generate` makes web/public/xiaobao-verify.js, which anybody can
 * keep and run, in Node or in a browser, long after this platform.
 */

export function checkReceipt(text: string, keys: readonly string[] = []): Checked {
  const receipt = readReceipt(text)
  if (!receipt) return { ok: false, why: 'no-receipt' }
  if (keys.length > 0 && !keys.includes(receipt.key)) return { ok: false, why: 'other-key' }
  const checkpoint = signedCheckpoint(receipt.checkpoint, receipt.key)
  if (!checkpoint) return { ok: false, why: 'not-signed' }
  const leaf = sha256(leafInput(new TextEncoder().encode(receipt.content)))
  const { size, root, origin } = checkpoint
  const { index, path } = receipt
  if (!includes(sha256, { leaf, index, size, path, root })) return { ok: false, why: 'not-in-the-tree' }
  const key = keys.length > 0 ? 'known' : 'named-by-receipt'
  return { ok: true, key, origin, size, index, fact: receipt.fact }
}

/** What the key signed, or null. */
export function signedCheckpoint(note: string, key: string): Checkpoint | null {
  const read = readNote(note)
  const [, name, hash, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(key) ?? []
  const bytes = encoded === undefined ? null : unbase64(encoded)
  if (!read || !name || bytes?.length !== 33 || bytes[0] !== 1) return null
  const text = new TextEncoder().encode(read.text)
  const named = sha256(joined(new TextEncoder().encode(`${name}\n`), bytes)).slice(0, 4)
  if (Array.from(named, (byte) => byte.toString(16).padStart(2, '0')).join('') !== hash) return null
  const signed = read.signatures.some(
    (one) =>
      one.name === name &&
      named.every((byte, at) => byte === one.keyHash[at]) &&
      ed25519Signed(bytes.slice(1), text, one.signature),
  )
  const checkpoint = signed ? readCheckpoint(read.text) : null
  return checkpoint?.origin === name ? checkpoint : null
}

/** Two checkpoints of one log, the proof between them, as `GET /api/log/consistency` gives it. */
export function checkConsistency(before: Checkpoint, now: Checkpoint, path: readonly string[]): boolean {
  const hashes = hashesOf(path)
  const proof = { oldSize: before.size, oldRoot: before.root, newSize: now.size, newRoot: now.root }
  return hashes !== null && before.origin === now.origin && continues(sha256, { ...proof, path: hashes })
}

/** `12.<hash>.400.<root>`, as behind the mark of the address of `/verify`. Null when it is none. */
export function readShort(text: string): Short | null {
  const [, index, leaf, size, root] = /^(\d{1,15})\.([\w-]{43})\.(\d{1,15})\.([\w-]{43})$/.exec(text) ?? []
  if (index === undefined || leaf === undefined || size === undefined || root === undefined) return null
  return { index: Number(index), leaf: standard(leaf), size: Number(size), root: standard(root) }
}
const standard = (text: string): string => `${text.replaceAll('-', '+').replaceAll('_', '/')}=`

/** What a QR code said then, against what the log answers today: still the same number, in a tree that only grew. */
export function checkShort(short: Short, answer: LogAnswer, key: string): 'good' | 'not-signed' | 'not-in-the-tree' {
  const now = signedCheckpoint(answer.checkpoint, key)
  if (!now) return 'not-signed'
  const [leaf, root, ...path] = hashesOf([short.leaf, short.root, ...answer.path]) ?? []
  if (!leaf || !root || answer.leaf !== short.leaf) return 'not-in-the-tree'
  const inside = includes(sha256, { leaf, index: short.index, size: now.size, path, root: now.root })
  const grew = checkConsistency({ origin: now.origin, size: short.size, root }, now, answer.consistency)
  return inside && grew && short.index < short.size ? 'good' : 'not-in-the-tree'
}

function readReceipt(text: string) {
  const read = parsed(text)
  // What the page downloads holds the receipt and what is said about it.
  const one = isRecord(read) && isRecord(read['receipt']) ? read['receipt'] : read
  if (!isRecord(one) || one['format'] !== 'xiaobao-receipt/1' || !Array.isArray(one['path'])) return null
  const { content, index, checkpoint, key } = one
  if (typeof content !== 'string' || typeof index !== 'number') return null
  if (typeof checkpoint !== 'string' || typeof key !== 'string') return null
  const fact = parsed(content)
  const path = one['path'].length > 60 ? null : hashesOf(one['path'])
  return isRecord(fact) && path ? { content, index, checkpoint, key, fact, path } : null
}
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Null when one of them is none. */
function hashesOf(texts: readonly unknown[]): Uint8Array[] | null {
  const read = texts.map((text) => (typeof text === 'string' ? unbase64(text) : null))
  return read.every((hash) => hash !== null) ? read : null
}
