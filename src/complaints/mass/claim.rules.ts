import type { Actor } from '../../kernel/context.ts'
import { readers } from '../complaint.rules.ts'
import { claimSteps, type ClaimState, type ClaimStep, type Counts } from './claim.contract.ts'
import type { MembershipStep, MemberState } from './member.contract.ts'

export type Viewer = 'platform' | 'merchant' | 'regulator'
/** Who may look at a mass claim at all; for everybody else it does not exist. */
export function viewerOf(
  actor: Pick<Actor, 'roles' | 'merchantId'>,
  claim: { readonly merchantId: string },
): Viewer | null {
  if (actor.merchantId !== null && actor.merchantId === claim.merchantId) return 'merchant'
  if (actor.roles.some((role) => readers.includes(role))) return 'platform'
  return actor.roles.includes('regulator') ? 'regulator' : null
}

export type Situation = {
  readonly state: ClaimState
  readonly counts: Counts
  /** The merchant has answered, or its time is over. */
  readonly heard: boolean
  readonly motions: number
  readonly candidates: number
  /** Whether the reader was drawn to decide; nobody: whoever of the arbitrators has no tie takes it. */
  readonly seat: 'mine' | 'others' | 'nobody'
}

type Row = {
  readonly of: Viewer
  readonly roles: readonly ('agent' | 'mediator' | 'arbitrator' | 'admin')[]
  readonly in: readonly ClaimState[]
  readonly guard?: (situation: Situation) => string | null
}
const alive = ['gathering', 'found', 'carrying', 'carried'] as const
const somebody = ({ counts }: Situation): string | null => (counts.joined > 0 ? null : 'mass.nobody-joined')
const untouched = ({ motions }: Situation): string | null => (motions > 0 ? 'mass.motions-there' : null)

const drawn = ({ seat }: Situation): string | null => (seat === 'others' ? 'mass.of-others' : null)

/** What may be done with a mass claim, by whom, while it is where; the buttons and the checks come from this table. */
const steps: Readonly<Record<ClaimStep, Row>> = {
  add: { of: 'platform', roles: ['agent'], in: alive },
  elect: {
    of: 'platform',
    roles: ['agent', 'mediator'],
    in: ['gathering'],
    guard: ({ candidates }) => (candidates > 0 ? null : 'mass.no-candidates'),
  },
  answer: { of: 'merchant', roles: [], in: ['gathering'] },
  offer: { of: 'merchant', roles: [], in: ['gathering'], guard: somebody },
  draft: {
    of: 'platform',
    roles: ['arbitrator'],
    in: ['gathering'],
    guard: (situation) => somebody(situation) ?? drawn(situation),
  },
  find: {
    of: 'platform',
    roles: ['arbitrator'],
    in: ['gathering'],
    guard: (situation) =>
      somebody(situation) ?? drawn(situation) ?? (situation.heard ? null : 'mass.merchant-not-heard'),
  },
  carry: {
    of: 'platform',
    // It decides nothing any more: any arbitrator may start it, so that a claim does not hang on who is away.
    roles: ['arbitrator'],
    in: ['found', 'carried'],
    guard: ({ state, counts }) => (state === 'carried' && counts.skipped === 0 ? 'mass.all-done' : null),
  },
  recuse: {
    of: 'platform',
    roles: ['arbitrator'],
    in: ['gathering'],
    guard: ({ seat }) => (seat === 'mine' ? null : 'mass.of-others'),
  },
  announce: { of: 'platform', roles: ['agent', 'admin'], in: [...alive, 'closed'] },
  merge: { of: 'platform', roles: ['agent'], in: ['gathering'], guard: untouched },
  split: { of: 'platform', roles: ['agent'], in: ['gathering'], guard: untouched },
  close: { of: 'platform', roles: ['agent', 'mediator', 'arbitrator'], in: ['gathering', 'carried'] },
}

type Asking = { readonly viewer: Viewer; readonly actor: Pick<Actor, 'roles'> }
/** Whether this reader could ever take it. */
const mayEver = (step: ClaimStep, { viewer, actor }: Asking): boolean =>
  steps[step].of === viewer && (viewer !== 'platform' || steps[step].roles.some((role) => actor.roles.includes(role)))

/** The code of the refusal, or null when it may be done. */
export function whyNot(step: ClaimStep, situation: Situation, asking: Asking): string | null {
  if (!mayEver(step, asking)) return 'mass.step-of-others'
  const row = steps[step]
  if (!row.in.includes(situation.state))
    return situation.state === 'closed' || situation.state === 'merged' ? 'mass.over' : 'mass.step-not-now'
  return row.guard?.(situation) ?? null
}

export const stepsFor = (situation: Situation, asking: Asking) =>
  claimSteps.filter((step) => mayEver(step, asking)).map((step) => ({ step, code: whyNot(step, situation, asking) }))

export type Membership = {
  readonly claim: ClaimState
  readonly state: MemberState
  readonly result: 'done' | 'skipped' | null
  readonly represents: boolean
  /** The case has its result or is over. */
  readonly decided: boolean
}
const isOpenTo = (state: ClaimState): boolean => alive.some((one) => one === state)

/** The same for the consumer of a case; null when it may be done. */
export function memberWhyNot(
  step: MembershipStep,
  { claim, state, result, represents, decided }: Membership,
): string | null {
  if (!isOpenTo(claim)) return 'mass.over'
  switch (step) {
    case 'join':
      if (state === 'joined') return 'mass.joined-already'
      return decided ? 'mass.case-decided' : null
    case 'decline':
      return state === 'invited' ? null : 'mass.not-invited'
    case 'leave':
      if (state !== 'joined') return 'mass.not-joined'
      return result === 'done' ? 'mass.case-decided' : null
    case 'stand':
    case 'vote':
      if (state !== 'joined') return 'mass.not-joined'
      return claim === 'gathering' ? null : 'mass.step-not-now'
    case 'tell-affected':
      if (state !== 'joined') return 'mass.not-joined'
      return result === 'done' ? 'mass.case-decided' : null
    case 'withdraw-motion':
      if (!represents) return 'mass.not-representative'
      return claim === 'gathering' ? null : 'mass.step-not-now'
  }
}

/** Nobody who represents anybody is chosen without a vote; at most so many. */
export const elected = <T extends { readonly votes: number }>(candidates: readonly T[], most: number): readonly T[] =>
  candidates.filter(({ votes }) => votes > 0).slice(0, most)

/** What looks like a number of a person: no notice may carry one. */
export const personalPattern = /(?<!\d)1[3-9]\d{9}(?!\d)|[\w.+-]+@[\w-]+\.\w+|(?<!\d)\d{17}[\dXx](?!\d)|XB-\d{8}-|cmp_/
