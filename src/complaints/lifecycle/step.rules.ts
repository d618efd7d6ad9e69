import type { Role } from '../../kernel/role.contract.ts'
import type { Side, State } from '../complaint.contract.ts'
import type { OwingPart } from '../performance/stand.rules.ts'

export type Words = { readonly zh: string; readonly en: string }

/** What the lifecycle has to know of a complaint to say what may happen next. */
export type Situation = {
  readonly state: State
  readonly merchantKnown: boolean
  readonly orderKnown: boolean
  readonly offerRounds: number
  /** An offer is on the table. */
  readonly offered: boolean
  readonly mostOfferRounds: number
  /** Somebody may be hurt, is a minor or one of many: negotiation may be left out. */
  readonly fastTrack: boolean
  /** Something is demanded by law beside the ordinary claim. */
  readonly demanded: boolean
  readonly obligated: boolean
  readonly proven: boolean
  readonly evidenceAsked: number
  readonly reopened: number
  readonly mostReopened: number
  readonly reopenOver: boolean
}

/** More time that a side asks for: what the reader, and the other side, have done about it. */
export type ExtensionPart = {
  /** The reader's side has asked already; each may once. */
  readonly used: boolean
  readonly asked: boolean
  readonly runs: boolean
  /** What is asked for or runs is the other side's. */
  readonly ofOther: boolean
  readonly answered: boolean
  /** The other side has spoken, or its time to do so is over. */
  readonly heard: boolean
}
export const noExtension: ExtensionPart = {
  used: false,
  asked: false,
  runs: false,
  ofOther: false,
  answered: false,
  heard: false,
}

/** What the reader has done about the ruling already, and the seat in it that is the reader's. */
export type RulingPart = {
  readonly done: readonly ('application' | 'challenge' | 'appeal')[]
  /** `anyone`: nobody could be drawn, and whoever of the arbitrators takes it has it; `tied`: but not this one, who took part. */
  readonly seat: 'presiding' | 'member' | 'anyone' | 'tied' | 'none'
  readonly panel: boolean
  /** A draft lies before the panel. */
  readonly drafted: boolean
  readonly spoken: boolean
  /** More than half stand by the draft, and everybody who sits was heard. */
  readonly carried: boolean
  /** A lay panel still votes. */
  readonly voting: boolean
  readonly extension: ExtensionPart
  /** The reader sits or sat in the case as an arbitrator, and has another role beside it. */
  readonly sat: boolean
  /** The shop is asked to consent to a withdrawal. */
  readonly withdrawalAsked: boolean
}
export const noPart: RulingPart = {
  done: [],
  seat: 'anyone',
  panel: false,
  drafted: false,
  spoken: false,
  carried: false,
  voting: false,
  extension: noExtension,
  withdrawalAsked: false,
  sat: false,
}

/** A guard says why not, as the code of a refusal; null when there is nothing against it. */
export const guards = {
  merchantKnown: ({ merchantKnown }) => (merchantKnown ? null : 'complaint.merchant-unknown'),
  orderUnknown: ({ orderKnown }) => (orderKnown ? 'complaint.order-known' : null),
  roundsLeft: ({ offerRounds, mostOfferRounds }) => (offerRounds < mostOfferRounds ? null : 'complaint.no-rounds-left'),
  /** After a counter-offer only an offer can be accepted; before one, an answer may be enough for the consumer. */
  offerStands: ({ offered, offerRounds }) => (offered || offerRounds === 0 ? null : 'complaint.no-offer'),
  refusedOnce: ({ offerRounds }) => (offerRounds > 0 ? null : 'complaint.merchant-has-time'),
  fastTrack: ({ fastTrack }) => (fastTrack ? null : 'complaint.not-urgent-enough'),
  notDemanded: ({ demanded }) => (demanded ? 'demand.answer-instead' : null),
  owed: ({ obligated }) => (obligated ? null : 'complaint.nothing-owed'),
  /** Who owes, or is about to, does not stop the enforcement by itself: an agent enters it with the paper. */
  notToEscape: ({ state }, _, __, side) =>
    side === 'merchant' && ['award_issued', 'review', 'performing', 'enforcing'].includes(state)
      ? 'complaint.law-by-agent'
      : null,
  owes: (_, __, { prove }) => (prove ? null : 'performance.nothing-to-show'),
  isOwed: (_, __, { confirm }) => (confirm ? null : 'performance.nothing-to-confirm'),
  broken: (_, __, { dispute }) => (dispute ? null : 'performance.not-due-yet'),
  evidenceAskedOnce: ({ evidenceAsked }) => (evidenceAsked > 0 ? 'complaint.evidence-asked-already' : null),
  reopenLeft: ({ reopened, mostReopened }) => (reopened < mostReopened ? null : 'complaint.reopened-enough'),
  reopenInTime: ({ reopenOver }) => (reopenOver ? 'complaint.reopen-too-late' : null),
  notApplied: (_, { done }) => (done.includes('application') ? 'ruling.applied-already' : null),
  notChallenged: (_, { done }) => (done.includes('challenge') ? 'ruling.challenged-already' : null),
  notAppealed: (_, { done }) => (done.includes('appeal') ? 'ruling.appealed-already' : null),
  sits: (_, { seat }) => (seat === 'none' ? 'ruling.of-others' : seat === 'tied' ? 'ruling.tied' : null),
  seated: (_, { seat }) => (seat === 'presiding' || seat === 'member' ? null : 'ruling.of-others'),
  presides: (_, { seat }) => (seat === 'member' ? 'ruling.presiding-does' : null),
  follows: (_, { seat }) => (seat === 'presiding' ? 'ruling.members-do' : null),
  alone: (_, { panel }) => (panel ? 'ruling.panel-decides' : null),
  panel: (_, { panel }) => (panel ? null : 'ruling.sits-alone'),
  drafted: (_, { drafted }) => (drafted ? null : 'ruling.no-draft'),
  silent: (_, { spoken }) => (spoken ? 'ruling.spoken-already' : null),
  counted: (_, { voting }) => (voting ? 'jury.still-votes' : null),
  extensionLeft: (_, { extension }) => (extension.used ? 'pause.asked-before' : null),
  noExtension: (_, { extension }) => (extension.asked || extension.runs ? 'pause.another-open' : null),
  extensionOfOther: (_, { extension }) =>
    extension.ofOther ? null : extension.asked || extension.runs ? 'pause.own-request' : 'pause.nothing-asked',
  extensionSilent: (_, { extension }) => (extension.answered ? 'pause.answered-already' : null),
  extensionAsked: (_, { extension }) => (extension.asked ? null : 'pause.nothing-asked'),
  extensionHeard: (_, { extension }) => (extension.heard ? null : 'pause.other-side-first'),
  extensionRuns: (_, { extension }) => (extension.runs ? null : 'pause.none-runs'),
  noWithdrawal: (_, { withdrawalAsked }) => (withdrawalAsked ? 'withdrawal.asked-already' : null),
  withdrawalAsked: (_, { withdrawalAsked }) => (withdrawalAsked ? null : 'withdrawal.nothing-asked'),
  carried: (_, { carried }) => (carried ? null : 'ruling.not-carried'),
} as const satisfies Record<
  string,
  (situation: Situation, part: RulingPart, owing: OwingPart, side: Side) => string | null
>

export type Target = State | readonly State[]
export const targetsOf = (target: Target | undefined): readonly State[] =>
  target === undefined ? [] : typeof target === 'string' ? [target] : target

export type Step = {
  /** The sides whose step it is, and the roles that may take it for the platform. */
  readonly by: readonly Side[]
  readonly roles: readonly Role[]
  /**
   * From which state to which: a state that is missing here does not know the step. Of several the case decides (what a review finds, what was
   * offered, where a court found it): the action chooses, and `finish` refuses what the table does not draw.
   */
  readonly moves: Partial<Readonly<Record<State, Target>>>
  readonly guards: readonly (keyof typeof guards)[]
  readonly title: Words
  readonly consequence: Words
}

/** A step that leaves the complaint where it is, in these states. */
export const stayIn = (states: readonly State[]): Partial<Record<State, State>> =>
  Object.fromEntries(states.map((state) => [state, state]))
export const moveFrom = <T extends Target>(states: readonly State[], to: T): Partial<Record<State, T>> =>
  Object.fromEntries(states.map((state) => [state, to]))
