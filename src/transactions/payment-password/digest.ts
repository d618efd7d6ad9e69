import { createHash, randomBytes } from 'node:crypto'

export type Payment = {
  readonly transaction: string
  readonly payee: string
  readonly amountFen: number
  readonly currency: string
}
/** Of exactly this payment. The nonce keeps two payments of the same data apart. */
export const digestOf = ({ transaction, payee, amountFen, currency }: Payment, nonce: string): string =>
  createHash('sha256')
    .update(JSON.stringify([transaction, payee, amountFen, currency, nonce]))
    .digest('base64url')
export const newNonce = (): string => randomBytes(16).toString('base64url')
