import { createCipheriv, createDecipheriv } from 'node:crypto'

export const tagBytes = 16
const way = 'chacha20-poly1305'
const noNonce = Buffer.alloc(12)

/** ChaCha20-Poly1305 (RFC 8439): ciphertext and tag. A key is used once, or with another nonce each time. */
export function sealOne(key: Uint8Array, plain: Uint8Array, nonce: Uint8Array = noNonce): Buffer {
  const cipher = createCipheriv(way, key, nonce, { authTagLength: tagBytes })
  const sealed = cipher.update(plain)
  cipher.final()
  return Buffer.concat([sealed, cipher.getAuthTag()])
}

/** Null when it was changed, cut, or sealed with another key. */
export function openOne(key: Uint8Array, sealed: Uint8Array, nonce: Uint8Array = noNonce): Buffer | null {
  const end = sealed.length - tagBytes
  if (end < 0) return null
  const decipher = createDecipheriv(way, key, nonce, { authTagLength: tagBytes })
  decipher.setAuthTag(sealed.subarray(end))
  const plain = decipher.update(sealed.subarray(0, end))
  try {
    decipher.final()
  } catch {
    return null
  }
  return plain
}
