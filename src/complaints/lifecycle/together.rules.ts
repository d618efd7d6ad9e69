import type { State } from '../complaint.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import { moveFrom, type Words } from './step.rules.ts'

/**
 * What a mass claim moves in the case of a member: nobody's button, like silence. `answer`: the merchant answered once for all, and instead of
 * bargaining case by case the facts come next. `settle`: this member agreed to the common offer. `find`: the common finding, with the same week
 * to appeal as any ruling. What another body has, or what has its own result, stays where it is.
 */
const undecided = [
  'received',
  'needs_info',
  'negotiating',
  'awaiting_consumer',
  'evidence',
  'testing',
  'mediating',
  'panel_forming',
  'deliberating',
] as const
export const together = {
  answer: moveFrom(['negotiating'], 'evidence'),
  settle: moveFrom(undecided, 'performing'),
  find: moveFrom(undecided, 'award_issued'),
} as const satisfies Record<string, Partial<Readonly<Record<State, State>>>>
export type Together = keyof typeof together

export const togetherWords: Readonly<Record<Together, Words>> = {
  answer: { zh: '商家统一答复', en: 'The merchant answered once for all' },
  settle: { zh: '接受统一和解方案', en: 'Settled by the common offer' },
  find: { zh: '适用共同认定', en: 'The common finding applies' },
}

/** The complaint after it, or null where it does not move it. */
export function moveTogether(what: Together, complaint: Complaint): Complaint | null {
  const moves: Partial<Readonly<Record<State, State>>> = together[what]
  const state = moves[complaint.state]
  return state === undefined ? null : { ...complaint, state, version: complaint.version + 1 }
}
