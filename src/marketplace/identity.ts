import { createHash, hash } from 'node:crypto'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * Our id of a thing the marketplace named: 130 bits of SHA-256 over (source, noun, own id), written like every id of ours.
 * The same name always gives the same id, so nobody must look anything up or wait for anyone (docs/decisions/0030).
 */
export function deriveId(prefix: string, source: string, ...own: readonly string[]): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify([prefix, source, ...own]))
    .digest()
  let text = ''
  let bits = 0
  let held = 0
  for (let i = 0; text.length < 26;) {
    if (held < 5) {
      bits = ((bits & 31) << 8) | (bytes[i] ?? 0)
      held += 8
      i += 1
    }
    held -= 5
    text += alphabet[(bits >> held) & 31] ?? ''
  }
  return `${prefix}_${text}`
}

/** Fingerprint of a content; 128 bits are plenty to tell two versions of one thing apart. */
export const fingerprint = (content: unknown): string =>
  hash('sha256', JSON.stringify(content), 'base64url').slice(0, 22)
