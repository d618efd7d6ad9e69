import type { z } from 'zod'
import type { ClockStage } from '../kernel/rulebook/rulebook.contract.ts'
import type { Role } from '../kernel/role.contract.ts'
import type { Side, State, StepName } from './complaint.contract.ts'

type Stage = z.infer<typeof ClockStage>
type Words = { readonly zh: string; readonly en: string }

/** What the lifecycle has to know of a complaint to say what may happen next. */
export type Situation = {
  readonly state: State
  /** The merchant was asked and its time to answer still runs. */
  readonly questionOpen: boolean
  readonly offerRounds: number
  readonly mostOfferRounds: number
}

/** A guard says why not, as the code of a refusal; null when there is nothing against it. */
const guards = {
  noQuestionOpen: ({ questionOpen }: Situation) => (questionOpen ? 'complaint.merchant-has-time' : null),
  questionOpen: ({ questionOpen }: Situation) => (questionOpen ? null : 'complaint.no-question-open'),
  roundsLeft: ({ offerRounds, mostOfferRounds }: Situation) =>
    offerRounds < mostOfferRounds ? null : 'complaint.no-rounds-left',
} as const satisfies Record<string, (situation: Situation) => string | null>

export type Step = {
  /** The sides whose step it is, and the roles that may take it for the platform. */
  readonly by: readonly Side[]
  readonly roles: readonly Role[]
  /** From which state to which: a state that is missing here does not know the step. */
  readonly moves: Partial<Readonly<Record<State, State>>>
  readonly guards: readonly (keyof typeof guards)[]
  readonly title: Words
  readonly consequence: Words
}

const stays = { received: 'received', negotiating: 'negotiating', awaiting_consumer: 'awaiting_consumer' } as const
const parties: readonly Role[] = ['consumer', 'merchant', 'agent']

/**
 * The lifecycle as one table: the server's checks, the `steps` of the API with their reasons, the buttons and the table in the
 * README all come from it. Names are those of the whole lifecycle (README), so that mediation and ruling are added, not rebuilt.
 */
export const steps: Readonly<Record<StepName, Step>> = {
  acknowledge: {
    by: ['platform'],
    roles: ['agent'],
    moves: { received: 'negotiating' },
    guards: [],
    title: { zh: '受理投诉', en: 'Accept the complaint' },
    consequence: {
      zh: '消费者会收到受理通知；首次答复的时限继续走。',
      en: 'The consumer is told that it is accepted; the time for the first answer runs on.',
    },
  },
  respond: {
    by: ['platform'],
    roles: ['agent'],
    moves: { received: 'negotiating', negotiating: 'negotiating', awaiting_consumer: 'awaiting_consumer' },
    guards: [],
    title: { zh: '答复消费者', en: 'Answer the consumer' },
    consequence: {
      zh: '内容发给消费者；第一次有实质内容的答复会停下「首次回应」时限。',
      en: 'The consumer reads it; the first answer of substance stops the clock of the first answer.',
    },
  },
  ask_merchant: {
    by: ['platform'],
    roles: ['agent'],
    moves: { received: 'negotiating', negotiating: 'negotiating' },
    guards: ['noQuestionOpen'],
    title: { zh: '请商家答复', en: 'Ask the merchant' },
    consequence: {
      zh: '商家会收到通知，答复时限开始；不答复按未举证处理。',
      en: 'The merchant is told and its time to answer begins; silence counts against it.',
    },
  },
  answer: {
    by: ['merchant'],
    roles: ['merchant'],
    moves: { negotiating: 'awaiting_consumer' },
    guards: ['questionOpen'],
    title: { zh: '提交答复', en: 'Send the answer' },
    consequence: {
      zh: '消费者会看到您的答复和方案，由消费者决定是否接受。',
      en: 'The consumer reads your answer and offer, and decides whether to accept it.',
    },
  },
  accept_offer: {
    by: ['consumer'],
    roles: ['consumer'],
    moves: { awaiting_consumer: 'closed' },
    guards: [],
    title: { zh: '接受商家的答复', en: "Accept the merchant's answer" },
    consequence: {
      zh: '投诉按双方和解办结。',
      en: 'The complaint ends as settled between you and the merchant.',
    },
  },
  counter_offer: {
    by: ['consumer'],
    roles: ['consumer'],
    moves: { awaiting_consumer: 'negotiating' },
    guards: ['roundsLeft'],
    title: { zh: '提出我的方案', en: 'Make a counter-offer' },
    consequence: {
      zh: '商家会看到您的方案，并重新开始答复时限。',
      en: 'The merchant reads it and its time to answer begins again.',
    },
  },
  refuse_offer: {
    by: ['consumer'],
    roles: ['consumer'],
    moves: { awaiting_consumer: 'negotiating' },
    guards: [],
    title: { zh: '不接受，请平台处理', en: 'Refuse, and ask the platform in' },
    consequence: {
      zh: '投诉回到平台专员手里，由专员继续处理。',
      en: 'The complaint goes back to the agent, who takes it from there.',
    },
  },
  add_statement: {
    by: ['consumer', 'merchant', 'platform'],
    roles: parties,
    moves: stays,
    guards: [],
    title: { zh: '补充说明', en: 'Add a statement' },
    consequence: { zh: '记入案卷；时限照走。', en: 'It joins the file; the clocks run on.' },
  },
  add_evidence: {
    by: ['consumer', 'merchant', 'platform'],
    roles: parties,
    moves: stays,
    guards: [],
    title: { zh: '补充证据', en: 'Add evidence' },
    consequence: {
      zh: '双方和平台都能看到；提交后不能撤换。',
      en: 'Both sides and the platform see it; it cannot be replaced afterwards.',
    },
  },
  assign: {
    by: ['platform'],
    roles: ['agent', 'admin'],
    moves: stays,
    guards: [],
    title: { zh: '分派经办人', en: 'Assign' },
    consequence: {
      zh: '由经办人负责到办结，并收到到期提醒。',
      en: 'That person answers for it and gets the reminders.',
    },
  },
  close: {
    by: ['platform'],
    roles: ['agent'],
    moves: { negotiating: 'closed', awaiting_consumer: 'closed' },
    guards: ['noQuestionOpen'],
    title: { zh: '办结投诉', en: 'Close the complaint' },
    consequence: {
      zh: '双方会收到处理结果和理由；所有时限停止。',
      en: 'Both sides get the result with its reasons; every clock stops.',
    },
  },
  withdraw: {
    by: ['consumer'],
    roles: ['consumer'],
    moves: { received: 'closed', negotiating: 'closed', awaiting_consumer: 'closed' },
    guards: [],
    title: { zh: '撤回投诉', en: 'Withdraw the complaint' },
    consequence: {
      zh: '投诉结束，记录保留；同一问题以后仍可再次投诉。',
      en: 'The complaint ends and stays on record; you may complain about the same matter again.',
    },
  },
}

/**
 * What time does. `stage` is the clock whose end starts it. Every state but closed has one; beside them runs the finish clock,
 * whose end is a breach and a reassignment, not a move.
 */
export const timers = {
  auto_acknowledge: { stage: 'respond', moves: { received: 'negotiating' } },
  merchant_silent: { stage: 'merchant-reply', moves: { negotiating: 'negotiating' } },
  consumer_silent: { stage: 'duty', moves: { awaiting_consumer: 'closed' } },
} as const satisfies Record<string, { stage: Stage; moves: Partial<Record<State, State>> }>
export type TimerName = keyof typeof timers

/** Who has to act next. */
export function waitsFor({ state, questionOpen }: Situation): Side | null {
  if (state === 'closed') return null
  if (state === 'awaiting_consumer') return 'consumer'
  return questionOpen ? 'merchant' : 'platform'
}

export type Standing = { readonly side: Side; readonly roles: readonly Role[] }
export const mayEver = (step: Step, { side, roles }: Standing): boolean =>
  step.by.includes(side) && (side !== 'platform' || roles.some((role) => step.roles.includes(role)))

/** The code of the refusal, or null when the step may be taken. The order of reasons is: whose, when, what else. */
export function whyNot(name: StepName, situation: Situation, standing: Standing): string | null {
  const step = steps[name]
  if (!mayEver(step, standing)) return 'complaint.step-of-others'
  if (situation.state === 'closed') return 'complaint.already-closed'
  if (!step.moves[situation.state]) return 'complaint.step-not-now'
  return step.guards.map((guard) => guards[guard](situation)).find((reason) => reason !== null) ?? null
}
