import type { Complaint } from '../../complaint.rules.ts'
import { stateTable } from '../../lifecycle/states.rules.ts'

export type Merged = { readonly complaintId: string; readonly leaderId: string }

/**
 * Why one complaint may not go with another; null when it may. Whoever leads follows nobody and whoever follows leads nobody, so that no
 * chain and no circle can come about however many are merged.
 */
export function whyNotMerge(
  { one, into, samePerson }: { readonly one: Complaint; readonly into: Complaint; readonly samePerson: boolean },
  merged: readonly Merged[],
): string | null {
  if (one.id === into.id) return 'desk.merge-itself'
  if (!samePerson) return 'desk.merge-other-person'
  if (one.state === 'closed' || into.state === 'closed') return 'desk.merge-closed'
  if (stateTable[one.state].finished) return 'desk.merge-decided'
  if (merged.some(({ complaintId }) => complaintId === one.id)) return 'desk.merged-already'
  if (merged.some(({ complaintId }) => complaintId === into.id)) return 'desk.merge-leader-follows'
  return merged.some(({ leaderId }) => leaderId === one.id) ? 'desk.merge-leads-others' : null
}
