import type { Side } from '../complaint.contract.ts'
import type { Obligation } from '../performance/obligation.store.ts'
import { sha256 } from '../../kernel/sha256.ts'
import type { Part, Room, Term } from './mediation.contract.ts'

/** Which rooms a side is in: its own private talk and the joint room; the mediator is in all. */
export const roomsOf = (side: Side): readonly Room[] =>
  side === 'platform' ? ['joint', 'consumer', 'merchant'] : ['joint', side]

export type Draft = {
  readonly receipt: string
  readonly version: number
  readonly terms: readonly Term[]
  readonly text: string
  /** The part of the claims that it settles; absent or null where it settles everything. */
  readonly settles?: Part | null
}

/**
 * What both sides sign, the same bytes for everybody: fixed order of fields, one line each, no time and no names in it.
 * The receipt number says which complaint, the version which proposal.
 */
export function documentOf({ receipt, version, terms, text, settles }: Draft): string {
  const lines = terms.map(({ by, remedy, amountFen, dueOn, note, lineId }, place) =>
    [
      String(place + 1),
      by,
      remedy,
      String(amountFen),
      dueOn,
      JSON.stringify(note),
      ...(lineId ? [JSON.stringify(lineId)] : []),
    ].join('\t'),
  )
  const part = settles ? [`part\t${settles.remedies.toSorted().join(',')}\t${settles.amountFen}`] : []
  // Only where some are named, so that what was signed before has the text that it had.
  if (settles && settles.lineIds.length > 0) part.push(`lines\t${JSON.stringify(settles.lineIds.toSorted())}`)
  return ['xiaobao/agreement/1', receipt, `v${version}`, ...part, ...lines, JSON.stringify(text), ''].join('\n')
}
export const hashOf = (document: string): string => sha256(document)

/** What the merchant pays by the terms; the complaint's outcome. */
export const owedFen = (terms: readonly Term[]): number =>
  terms.filter(({ by }) => by === 'merchant').reduce((sum, { amountFen }) => sum + amountFen, 0)

/** Why somebody may not take it, or null. Whoever has a tie to the matter does not mediate it. */
export function whyNotMediator({ free, tied }: { readonly free: boolean; readonly tied: boolean }): string | null {
  if (!free) return 'mediation.taken'
  return tied ? 'mediation.conflict' : null
}

export type Open = { readonly state: string; readonly hash: string; readonly expiresAt: Date }
/** Why it cannot be signed, or null. */
export function whyNotSign(proposal: Open, hash: string, now: Date): string | null {
  if (proposal.state !== 'open') return 'mediation.proposal-over'
  if (now >= proposal.expiresAt) return 'mediation.proposal-expired'
  return proposal.hash === hash ? null : 'mediation.other-document'
}

export type TermProblem = { readonly field: string; readonly code: 'mediation.due-passed' | 'mediation.too-much' }
/** Days to come only, and no more money than the law's largest multiple of what is in dispute would allow by mistake. */
export function termProblem(terms: readonly Term[], today: string, mostFen: number): TermProblem | null {
  const past = terms.findIndex(({ dueOn }) => dueOn < today)
  if (past >= 0) return { field: `terms.${past}.dueOn`, code: 'mediation.due-passed' }
  const dear = terms.findIndex(({ amountFen }) => amountFen > mostFen)
  return dear < 0 ? null : { field: `terms.${dear}.amountFen`, code: 'mediation.too-much' }
}

/** What the two sides owe each other by the terms that they signed. */
export const obligationsIn = (terms: readonly Term[]): readonly Obligation[] =>
  terms.map(({ by, remedy, amountFen, dueOn, lineId }) => ({
    basis: 'agreement',
    debtor: by,
    remedy,
    amountFen,
    dueOn,
    dated: true,
    lineId: lineId ?? null,
  }))
