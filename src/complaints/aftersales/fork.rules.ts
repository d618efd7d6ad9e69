import type { Outcome, Remedy, State } from './aftersales.contract.ts'

/** What the lifecycle has to know of a request to say what may happen next. */
export type Situation = {
  readonly state: State
  /** What is being done about it. */
  readonly remedy: Remedy
  readonly hasAddress: boolean
  /** What silence of the merchant means: the rule's default, or that the consumer may complain. */
  readonly onSilence: 'approve' | 'complaint'
  /** The marketplace refused the refund, could not be reached, or did not answer in time. */
  readonly refundBlocked: boolean
  /** What the merchant offers in a counter-offer or a dispute. */
  readonly offer: { readonly remedy: Remedy; readonly amountFen: number } | null
  /** The consumer stated return postage, and the merchant has not contested it. */
  readonly postageOpen: boolean
}

/** Where a step leads when that depends on what is being done. Each says all the states that it can lead to. */
const approved = ({ remedy, hasAddress }: Pick<Situation, 'remedy' | 'hasAddress'>): State =>
  remedy === 'refund-only' ? 'refunding' : hasAddress ? 'awaiting_return' : 'awaiting_address'
export const forks = {
  approval: { to: ['awaiting_return', 'awaiting_address', 'refunding'], lead: approved },
  counter: {
    to: ['awaiting_return', 'awaiting_address', 'refunding'],
    lead: (situation) => approved({ ...situation, remedy: situation.offer?.remedy ?? situation.remedy }),
  },
  silence: {
    to: ['awaiting_return', 'awaiting_address', 'refunding', 'unanswered'],
    lead: (situation) => (situation.onSilence === 'approve' ? approved(situation) : 'unanswered'),
  },
  goods: {
    to: ['refunding', 'fulfilling'],
    lead: ({ remedy }) => (remedy === 'return' ? 'refunding' : 'fulfilling'),
  },
  dispute: {
    to: ['refunding', 'fulfilling'],
    lead: ({ offer }) => (offer !== null && offer.amountFen > 0 ? 'refunding' : 'fulfilling'),
  },
} as const satisfies Record<string, { to: readonly State[]; lead: (situation: Situation) => State }>
export type Fork = keyof typeof forks
export type Target = State | Fork

const isFork = (target: Target): target is Fork => Object.hasOwn(forks, target)
export const targetsOf = (target: Target): readonly State[] => (isFork(target) ? forks[target].to : [target])
export const leadsTo = (target: Target, situation: Situation): State =>
  isFork(target) ? forks[target].lead(situation) : target

/** The outcome of a request whose goods went out, or whose time ran out on the consumer. */
export const doneAs = (remedy: Remedy): Outcome =>
  remedy === 'exchange' ? 'exchanged' : remedy === 'repair' ? 'repaired' : 'given-back'
