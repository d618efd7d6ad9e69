import { createHmac } from 'node:crypto'
import type { Known } from './contact.rules.ts'

/** Everything secret is made from the installation's secret when it is needed, so that the database alone gives none of it away. */

const mac = (key: Buffer, parts: readonly string[]): Buffer =>
  createHmac('sha256', key).update(parts.join('\n')).digest()

/** Six digits that belong to this sending and this contact. */
export function codeOf(key: Buffer, { id, kind, address }: Known & { readonly id: string }): string {
  return String(mac(key, ['code', id, kind, address]).readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

/** 256 bits; the right code gives the same proof again. */
export const proofOf = (key: Buffer, codeId: string): string =>
  `gp_${mac(key, ['proof', codeId]).toString('base64url')}`

export const linkOf = (key: Buffer, complaintId: string, version: number): string =>
  `gt_${mac(key, ['link', complaintId, String(version)]).toString('base64url')}`

export const chatLinkOf = (key: Buffer, chatId: string): string =>
  `gc_${mac(key, ['chat', chatId]).toString('base64url')}`

/** To count by, without knowing whom. */
export const contactKeyOf = (key: Buffer, { kind, address }: Known): string =>
  mac(key, ['contact', kind, address]).toString('hex')
export const networkKeyOf = (key: Buffer, network: string): string => mac(key, ['network', network]).toString('hex')
