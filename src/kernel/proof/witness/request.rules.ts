import { unbase64, type Checkpoint } from '../checkpoint.rules.ts'
import { sha256 } from '../tree.ts'
import { continues } from '../verify.rules.ts'

/** C2SP tlog-witness, `add-checkpoint`: how far the witness had signed, the proof from there, and the signed checkpoint. */
export type Request = { readonly old: number; readonly path: readonly Uint8Array[]; readonly note: string }
const mostHashes = 63

export const requestText = ({ old, path, note }: Request): string =>
  `old ${old}\n${path.map((hash) => `${Buffer.from(hash).toString('base64')}\n`).join('')}\n${note}`

/** Null when it is none. */
export function readRequest(body: string): Request | null {
  const cut = body.indexOf('\n\n')
  const [first = '', ...lines] = body.slice(0, Math.max(cut, 0)).split('\n')
  const old = /^old (0|[1-9]\d{0,15})$/.exec(first)?.[1]
  const path = lines.map(unbase64)
  if (old === undefined || lines.length > mostHashes) return null
  return path.every((hash) => hash?.length === 32)
    ? { old: Number(old), path: path.flatMap((hash) => hash ?? []), note: body.slice(cut + 2) }
    : null
}

export type Seen = { readonly size: number; readonly root: Uint8Array }
/**
 * `old`: it goes on from another size than the one that was signed here last. `split`: two trees of one size, so one of them was shown to
 * somebody else. `unproved`: it does not continue what was signed here.
 */
export type Judged = 'signed' | 'malformed' | 'old' | 'split' | 'unproved'

/** What a witness says to a checkpoint whose signature is good. It signs what continues the last one it signed, and nothing else, ever. */
export function judge({ old, path }: Request, checkpoint: Checkpoint, seen: Seen | null): Judged {
  const { size, root } = checkpoint
  if (old > size) return 'malformed'
  if (old !== (seen?.size ?? 0)) return 'old'
  if (seen && old === size) return Buffer.from(seen.root).equals(root) && path.length === 0 ? 'signed' : 'split'
  if (old === 0) return path.length === 0 ? 'signed' : 'malformed'
  const proof = { oldSize: old, oldRoot: seen?.root ?? Buffer.alloc(0), newSize: size, newRoot: root, path }
  return continues(sha256, proof) ? 'signed' : 'unproved'
}
