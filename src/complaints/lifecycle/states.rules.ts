import type { Side, State } from '../complaint.contract.ts'
import { states } from '../complaint.contract.ts'

/**
 * What holds while a complaint is in a state: the clock that runs out on silence and where that leads, the pause that begins with it,
 * and whether the platform has done its part. Together with the steps this is the lifecycle; README draws it.
 */
export type StateRow = {
  /** The clock of the stage; `{profile}` stands for platform, social or regulator. Null when nothing is left to happen. */
  readonly clock: string | null
  /** Where silence leads. The first is the rule; the others when the case says so (see `lapse`). */
  readonly silence: readonly State[]
  /** The reason for which other clocks stand still here (pauses.yaml says which). */
  readonly pause: 'needs-info' | 'testing' | 'legal-route' | null
  readonly waitsFor: Side | null
  /** The platform has decided, settled or handed over: the finish clock has nothing left to measure. */
  readonly finished: boolean
}

const row = (
  clock: string,
  silence: readonly State[],
  waitsFor: Side | null,
  part: Partial<StateRow> = {},
): StateRow => ({
  clock,
  silence,
  waitsFor,
  pause: null,
  finished: false,
  ...part,
})

export const stateTable: Readonly<Record<State, StateRow>> = {
  received: row('complaint.respond.{profile}', ['negotiating'], 'platform'),
  needs_info: row('complaint.needs-info', ['closed'], 'consumer', { pause: 'needs-info' }),
  rejected: row('complaint.rejection-appeal', ['closed'], 'consumer', { finished: true }),
  transferred: row('complaint.transfer', ['received'], 'platform'),
  negotiating: row('complaint.merchant-reply.{profile}', ['evidence'], 'merchant'),
  awaiting_consumer: row('complaint.consumer-answer', ['closed'], 'consumer'),
  evidence: row('complaint.evidence.{profile}', ['mediating'], 'platform'),
  testing: row('complaint.testing', ['evidence'], 'platform', { pause: 'testing' }),
  mediating: row('complaint.mediation.{profile}', ['panel_forming'], 'platform'),
  panel_forming: row('complaint.panel.{profile}', ['deliberating'], 'platform'),
  deliberating: row('complaint.ruling.{profile}', ['award_issued'], 'platform'),
  award_issued: row('complaint.appeal', ['performing', 'closed'], null, { finished: true }),
  review: row('complaint.review', ['performing', 'closed'], 'platform', { finished: true }),
  performing: row('complaint.performance', ['enforcing', 'closed'], 'merchant', { finished: true }),
  enforcing: row('complaint.enforcement', ['closed'], 'platform', { finished: true }),
  legal_route: row('complaint.legal-check', ['legal_route'], null, { pause: 'legal-route' }),
  closed: { clock: null, silence: [], pause: null, waitsFor: null, finished: true },
}

export const activeStates: readonly State[] = states.filter((state) => state !== 'closed')
/** The stages that the outer promise has to hold, in order: an inner clock leaves room for those that come after it. */
export const stageOrder = ['received', 'negotiating', 'evidence', 'mediating', 'panel_forming', 'deliberating'] as const
export type Stage = (typeof stageOrder)[number]
export const isStage = (state: State): state is Stage => stageOrder.some((stage) => stage === state)

/** A second look at a complaint that comes back to the desk: the first answer may long have been given. */
export const acceptAgain = 'complaint.accept-again'
export const clockRuleOf = (state: State, profile: string): string | null =>
  stateTable[state].clock?.replace('{profile}', profile) ?? null
/** The state whose timer counts by this rule; null for promises and limits beside the stages. */
export const stateOfRule = (rule: string, profile: string): State | null =>
  rule === acceptAgain ? 'received' : (states.find((state) => clockRuleOf(state, profile) === rule) ?? null)
