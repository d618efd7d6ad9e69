import { randomFillSync } from 'node:crypto'

const nonceBytes = 12
const pool = Buffer.alloc(4096 * nonceBytes)
let used = pool.length

/** 96 random bits, never given twice: drawn 4,096 at a time, because one call of the generator costs more than the sealing. */
export function nextNonce(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const nonce = Buffer.from(pool.subarray(used, used + nonceBytes))
  used += nonceBytes
  return nonce
}
