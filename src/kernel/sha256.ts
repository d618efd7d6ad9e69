import { createHash } from 'node:crypto'

/** The same text gives the same 64 hex digits everywhere; nothing else is asked of the world. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
