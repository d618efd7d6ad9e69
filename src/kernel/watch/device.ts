import { createHash } from 'node:crypto'

/** What a browser calls itself, so that another one is noticed; nothing can be read from it. */
export const deviceDigest = (userAgent: string): string =>
  createHash('sha256').update(userAgent.slice(0, 200)).digest('hex').slice(0, 12)
