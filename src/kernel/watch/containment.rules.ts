import type { Proof } from '../access/step-up/step-up.rules.ts'
import type { AnyRoute } from '../route.contract.ts'
import type { Measure } from './watch.contract.ts'

export type Standing = { readonly measure: Measure; readonly beganAt: Date }
/** How the session was proved; null for a key, which proves itself with every call. */
export type Proved = Proof | null

/** The refusal that a call under these measures meets; null when it may go on. */
export function whyHeld(route: AnyRoute, standing: readonly Standing[], proof: Proved): string | null {
  if (route.evenHeld) return null
  const under = (measure: Measure): Standing | undefined => standing.find((one) => one.measure === measure)
  if (under('frozen')) return 'access.frozen'
  if (under('no-exports') && isExport(route)) return 'access.exports-held'
  if (under('no-reads') && isRead(route)) return 'reading.held'
  const asked = under('step-up')
  // Reading a page is left alone: what can do damage waits for the proof.
  if (asked && proof && proof.provedAt <= asked.beganAt && (route.method !== 'GET' || isExport(route)))
    return 'access.prove-again'
  return null
}

/** A file of many rows that leaves the house. The archive of one thing (the file of a case, one's own copy) is that thing, and no list. */
export const isExport = ({ rawReply, path }: AnyRoute): boolean =>
  rawReply !== undefined &&
  (rawReply.startsWith('text/csv') || (rawReply === 'application/zip' && !path.includes('/:')))
/** Personal data in the open (src/kernel/reading). */
export const isRead = ({ audit }: AnyRoute): boolean => audit === 'personal.read'
