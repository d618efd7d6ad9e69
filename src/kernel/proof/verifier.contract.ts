/** What xiaobao-verify.js says to whoever loads it: the page, and people who kept it. */
export type Verifier = {
  checkReceipt(text: string, keys?: readonly string[]): Checked
  readShort(text: string): Short | null
  checkShort(short: Short, answer: LogAnswer, key: string): 'good' | 'not-signed' | 'not-in-the-tree'
  /** What the key signed, or null. */
  signedCheckpoint(note: string, key: string): { readonly size: number } | null
}

/** `key`: whether it was given by whoever checks, or only the receipt itself names it, which proves nothing about who signed. */
export type Checked =
  | { readonly ok: false; readonly why: Why }
  | {
      readonly ok: true
      readonly key: 'known' | 'named-by-receipt'
      readonly origin: string
      readonly size: number
      readonly index: number
      readonly fact: Readonly<Record<string, unknown>>
    }
/** Each is one sentence on the page and in the terminal. */
export type Why = 'no-receipt' | 'other-key' | 'not-signed' | 'not-in-the-tree'

/** What stands in a QR code: number, hash of the fact, size and root of the tree at that time. */
export type Short = { readonly index: number; readonly leaf: string; readonly size: number; readonly root: string }

/** What the log answers today about what a QR code said then. */
export type LogAnswer = {
  readonly leaf: string
  readonly path: readonly string[]
  readonly consistency: readonly string[]
  readonly checkpoint: string
}
