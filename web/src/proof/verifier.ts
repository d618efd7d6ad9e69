import { proveConsistency, proveInclusion, readLog } from '../../../src/kernel/proof/proof.contract.ts'
import type { Checked, Short, Verifier } from '../../../src/kernel/proof/verifier.contract.ts'
import { call, type Call } from '../api/call.ts'
import { asProblem } from '../api/problem.ts'

export const verifierPath = '/xiaobao-verify.js'
/** The same file that people keep checks here, so that both can only say the same. */
export const loadVerifier = (): Promise<Verifier> => import(/* @vite-ignore */ verifierPath)

export type Result =
  Checked | { readonly ok: true; readonly short: Short } | { readonly ok: false; readonly why: 'offline' }

/** A receipt is checked here; only what stands in a code needs the log itself. */
export async function check(text: string, keys: readonly string[]): Promise<Result> {
  const verifier = await loadVerifier()
  const short = verifier.readShort(text.trim().replace(/^.*#/, ''))
  return short ? checkCode(verifier, short, call) : verifier.checkReceipt(text, keys)
}

export async function checkCode(verifier: Verifier, short: Short, ask: Call): Promise<Result> {
  try {
    const [log, inside] = await Promise.all([ask(readLog, {}), ask(proveInclusion, { index: short.index })])
    const key = log.keys[0] ?? ''
    const now = verifier.signedCheckpoint(inside.checkpoint, key)
    if (!now) return { ok: false, why: 'not-signed' }
    // Up to the tree of that checkpoint: between two questions the log may have been signed anew.
    const grown = await ask(proveConsistency, { from: short.size, to: now.size })
    const said = verifier.checkShort(short, { ...inside, consistency: grown.path }, key)
    return said === 'good' ? { ok: true, short } : { ok: false, why: said }
  } catch (error) {
    // A log that ends before the number, or before the tree of the code, was cut off: no network brings it back.
    return { ok: false, why: asProblem(error).code.startsWith('proof.') ? 'not-in-the-tree' : 'offline' }
  }
}
