import { proveConsistency, proveInclusion, readLog } from '../../../src/kernel/proof/proof.contract.ts'
import { call } from '../api/call.ts'

/** What the file says; the same file that people keep checks here, so that both can only say the same. */
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
export type Why = 'no-receipt' | 'other-key' | 'not-signed' | 'not-in-the-tree' | 'offline'
type Short = { readonly index: number; readonly leaf: string; readonly size: number; readonly root: string }
type Answer = {
  readonly leaf: string
  readonly path: readonly string[]
  readonly consistency: readonly string[]
  readonly checkpoint: string
}
type Verifier = {
  checkReceipt(text: string, keys?: readonly string[]): Checked
  readShort(text: string): Short | null
  checkShort(short: Short, answer: Answer, key: string): 'good' | 'not-signed' | 'not-in-the-tree'
}

export const verifierPath = '/xiaobao-verify.js'
const loadVerifier = (): Promise<Verifier> => import(/* @vite-ignore */ verifierPath)

export type Result = Checked | { readonly ok: true; readonly short: Short }

/** A receipt is checked here; only what stands in a code needs the log itself. */
export async function check(text: string, keys: readonly string[]): Promise<Result> {
  const verifier = await loadVerifier()
  const short = verifier.readShort(text.trim().replace(/^.*#/, ''))
  return short ? checkCode(verifier, short) : verifier.checkReceipt(text, keys)
}

async function checkCode(verifier: Verifier, short: Short): Promise<Result> {
  try {
    const [log, inside] = await Promise.all([call(readLog, {}), call(proveInclusion, { index: short.index })])
    const grown = await call(proveConsistency, { from: short.size })
    // Signed anew between the two questions: asked again, they answer of one tree.
    const proved = grown.checkpoint === inside.checkpoint ? inside : await call(proveInclusion, { index: short.index })
    const answer = { leaf: proved.leaf, path: proved.path, consistency: grown.path, checkpoint: proved.checkpoint }
    const said = verifier.checkShort(short, answer, log.keys[0] ?? '')
    return said === 'good' ? { ok: true, short } : { ok: false, why: said }
  } catch {
    return { ok: false, why: 'offline' }
  }
}
