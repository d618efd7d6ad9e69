/**
 * What a log says of itself at one moment, as text: origin, number of facts, root (C2SP tlog-checkpoint), an empty line, and signatures
 * (C2SP signed-note). Anybody can keep it; two of them that contradict each other prove that the log was changed.
 */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Uint8Array }
export type Signature = {
  readonly name: string
  /** Four bytes that name the key, and the signature itself. */
  readonly keyHash: Uint8Array
  readonly signature: Uint8Array
}
export type Note = { readonly text: string; readonly signatures: readonly Signature[] }

const dash = '\u2014 '
/** A longer one is nobody's checkpoint; read from outside, it ends here. */
const longest = 64 * 1024
const mostSignatures = 100

export const checkpointText = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${base64(root)}\n`

export const noteText = ({ text, signatures }: Note): string => `${text}\n${signatures.map(signatureLine).join('')}`

export const signatureLine = ({ name, keyHash, signature }: Signature): string =>
  `${dash}${name} ${base64(joined(keyHash, signature))}\n`

/** Null when it is no signed note. The text is what was signed, to the byte. */
export function readNote(note: string): Note | null {
  if (note.length > longest || /[^\P{Cc}\n]/u.test(note) || !note.endsWith('\n')) return null
  const cut = note.lastIndexOf('\n\n')
  if (cut < 0) return null
  const text = note.slice(0, cut + 1)
  const lines = note.slice(cut + 2, -1).split('\n')
  if (lines.length > mostSignatures) return null
  const signatures = lines.map(readSignature)
  return signatures.every((one) => one !== null) ? { text, signatures } : null
}

export function readSignature(line: string): Signature | null {
  const parts = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u.exec(line)
  const bytes = unbase64(parts?.[2] ?? '')
  if (!parts?.[1] || !bytes || bytes.length < 5) return null
  return { name: parts[1], keyHash: bytes.slice(0, 4), signature: bytes.slice(4) }
}

/** Null when the text is no checkpoint. Lines after the root belong to whoever wrote them and change nothing. */
export function readCheckpoint(text: string): Checkpoint | null {
  const [origin = '', size = '', root = '', ...rest] = text.split('\n')
  const bytes = unbase64(root)
  const counted = /^(?:0|[1-9]\d{0,15})$/.test(size) ? Number(size) : Number.NaN
  if (origin === '' || !Number.isSafeInteger(counted) || bytes?.length !== 32 || rest.length === 0) return null
  return { origin, size: counted, root: bytes }
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}
const base64 = (bytes: Uint8Array): string => btoa(String.fromCodePoint(...bytes))
/** One way to write each value: padding and unused bits as the standard says. */
export function unbase64(text: string): Uint8Array | null {
  if (text === '' || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null
  const bytes = Uint8Array.from(atob(text), (one) => one.codePointAt(0) ?? 0)
  return base64(bytes) === text ? bytes : null
}
