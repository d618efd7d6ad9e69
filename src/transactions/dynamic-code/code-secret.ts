import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'

/** Marks and digests of codes: the database alone makes none of them. */

const mac = (key: Buffer, parts: readonly string[]): Buffer =>
  createHmac('sha256', key).update(parts.join('\n')).digest()
/** 128 bits are more than anybody guesses in a minute. */
const markOf = (key: Buffer, parts: readonly string[]): string => mac(key, parts).subarray(0, 16).toString('base64url')
const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** `4`, then seventeen digits by lot: some 56 bits. */
export const newDigits = (): string => `4${Array.from({ length: 17 }, () => randomInt(10)).join('')}`
export const digitsMac = (key: Buffer, digits: string): string => mac(key, ['digits', digits]).toString('base64url')
export const deviceMac = (key: Buffer, device: string): string => mac(key, ['device', device]).toString('base64url')

export const qrOf = (key: Buffer, id: string): string => `xb1.${id}.${markOf(key, ['qr', id])}`
export const isOwnQr = (key: Buffer, { id, mark }: { id: string; mark: string }): boolean =>
  same(mark, markOf(key, ['qr', id]))

export const staticPath = (key: Buffer, merchant: string): string =>
  `/pay/${merchant}.${markOf(key, ['static', merchant])}`
export const isOwnStatic = (key: Buffer, { merchant, mark }: { merchant: string; mark: string }): boolean =>
  same(mark, markOf(key, ['static', merchant]))
