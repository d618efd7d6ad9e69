import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import { nextNonce } from './nonces.ts'

/** What wraps the keys of the domains. Only this leaves the place where the root key itself is kept. */
export type RootKey = {
  /** Names the key without telling it; stands beside everything that it wrapped. */
  readonly id: string
  /** `bound` is part of the seal: what was wrapped for one domain key does not open as another. */
  wrap(key: Uint8Array, bound: string): Promise<Buffer>
  unwrap(wrapped: Uint8Array, bound: string): Promise<Buffer>
}

export class WrongRootKey extends Error {
  override readonly name = 'WrongRootKey'
}

/** A root key that is in this process, from a file, a passphrase or cards. 32 bytes. */
export function localRootKey(secret: Uint8Array): RootKey {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'xiaobao vault root', 32))
  const id = Buffer.from(hkdfSync('sha256', secret, '', 'xiaobao vault root name', 8)).toString('hex')
  return {
    id,
    wrap: async (plain, bound) => wrapKey(key, plain, bound),
    unwrap: async (wrapped, bound) => {
      const opened = unwrapKey(key, wrapped, bound)
      if (!opened) throw new WrongRootKey(`root key ${id} did not wrap ${bound}`)
      return opened
    },
  }
}

const nonceBytes = 12
const tagBytes = 16

/** nonce, ciphertext, tag. */
export function wrapKey(by: Uint8Array, plain: Uint8Array, bound: string): Buffer {
  const nonce = nextNonce()
  const cipher = createCipheriv('aes-256-gcm', by, nonce)
  cipher.setAAD(Buffer.from(bound, 'utf8'))
  const sealed = cipher.update(plain)
  cipher.final()
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()])
}

/** Null when it was changed, or wrapped by another key or for something else. */
export function unwrapKey(by: Uint8Array, wrapped: Uint8Array, bound: string): Buffer | null {
  const bytes = Buffer.from(wrapped.buffer, wrapped.byteOffset, wrapped.byteLength)
  if (bytes.length <= nonceBytes + tagBytes) return null
  const decipher = createDecipheriv('aes-256-gcm', by, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(bound, 'utf8'))
  decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes))
  const plain = decipher.update(bytes.subarray(nonceBytes, bytes.length - tagBytes))
  try {
    decipher.final()
  } catch {
    return null
  }
  return plain
}
