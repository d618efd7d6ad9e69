import type { Side } from '../complaint.contract.ts'
import type { Remedy, State, StepName } from './aftersales.contract.ts'
import type { Situation, Target } from './fork.rules.ts'
import { steps, type Step } from './step-table.rules.ts'

export type ActiveState = Exclude<State, 'closed'>

export type Timer = {
  /** The clock rule; of a repair another one than of an exchange. */
  readonly clock: (remedy: Remedy) => string
  readonly to: Target
  /** The one who lets it run out has left the consumer with nothing: the complaint is made without being asked for. */
  readonly complains?: true
}
const clock = (rule: string) => () => rule

/** What time does: every state but closed has exactly one timer, and its end has a consequence. */
export const timers: Readonly<Record<ActiveState, Timer>> = {
  requested: { clock: clock('aftersales.merchant-answer'), to: 'silence' },
  awaiting_address: { clock: clock('aftersales.return-address'), to: 'unanswered' },
  countered: { clock: clock('aftersales.consumer-decides'), to: 'closed' },
  refused: { clock: clock('aftersales.complaint-window'), to: 'closed' },
  unanswered: { clock: clock('aftersales.complaint-window'), to: 'closed' },
  awaiting_return: { clock: clock('aftersales.send-back'), to: 'closed' },
  returning: { clock: clock('aftersales.receive'), to: 'goods' },
  inspecting: { clock: clock('aftersales.inspect'), to: 'goods' },
  disputed: { clock: clock('aftersales.dispute-answer'), to: 'closed', complains: true },
  refunding: { clock: clock('aftersales.refund'), to: 'closed', complains: true },
  fulfilling: {
    clock: (remedy) => (remedy === 'repair' ? 'aftersales.repair' : 'aftersales.send-out'),
    to: 'closed',
    complains: true,
  },
  delivering: { clock: clock('aftersales.confirm'), to: 'closed' },
}

/** Who has to act next. */
const waiting: Readonly<Record<State, Side | null>> = {
  requested: 'merchant',
  awaiting_address: 'merchant',
  countered: 'consumer',
  refused: 'consumer',
  unanswered: 'consumer',
  awaiting_return: 'consumer',
  returning: 'merchant',
  inspecting: 'merchant',
  disputed: 'consumer',
  refunding: 'platform',
  fulfilling: 'merchant',
  delivering: 'consumer',
  closed: null,
}
export const waitsFor = (state: State): Side | null => waiting[state]

/** A guard says why not, as the code of a refusal; null when there is nothing against it. */
const merchantsTurn: readonly State[] = ['requested', 'awaiting_address', 'returning', 'inspecting', 'fulfilling']
const guards: Readonly<Record<NonNullable<Step['guard']>, (situation: Situation) => string | null>> = {
  othersHadTheirTime: ({ state, refundBlocked }) =>
    merchantsTurn.includes(state)
      ? 'aftersales.merchant-has-time'
      : state === 'refunding' && !refundBlocked
        ? 'aftersales.refund-under-way'
        : null,
  postageStated: ({ postageOpen }) => (postageOpen ? null : 'aftersales.no-postage'),
  somethingOffered: ({ offer }) => (offer === null ? 'aftersales.nothing-offered' : null),
}

/** The code of the refusal, or null when the step may be taken. The order of reasons is: whose, when, what else. */
export function whyNot(name: StepName, situation: Situation, side: Side): string | null {
  const step = steps[name]
  if (!step.by.includes(side)) return 'aftersales.step-of-others'
  if (situation.state === 'closed') return 'aftersales.already-closed'
  if (!step.moves[situation.state]) return 'aftersales.step-not-now'
  return step.guard === undefined ? null : guards[step.guard](situation)
}
