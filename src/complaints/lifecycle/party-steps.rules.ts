import { withdrawable } from '../withdrawal/withdrawal.rules.ts'
import { activeStates } from './states.rules.ts'
import { moveFrom, stayIn, type Step } from './step.rules.ts'

/** What consumer and merchant do with each other, and what everybody may do at any time. */
const beforeDecision = [
  'received',
  'needs_info',
  'transferred',
  'negotiating',
  'awaiting_consumer',
  'evidence',
  'testing',
  'mediating',
  'panel_forming',
  'deliberating',
] as const

export const partySteps = {
  respond: {
    by: ['platform'],
    roles: ['agent'],
    moves: { ...stayIn(activeStates), received: 'negotiating' },
    guards: [],
    title: { zh: '答复消费者', en: 'Answer the consumer' },
    consequence: {
      zh: '内容发给消费者；第一次有实质内容的答复会停下「首次回应」时限。',
      en: 'The consumer reads it; the first answer of substance stops the clock of the first answer.',
    },
  },
  answer: {
    by: ['merchant'],
    roles: ['merchant'],
    moves: { negotiating: 'awaiting_consumer', awaiting_consumer: 'awaiting_consumer' },
    guards: [],
    title: { zh: '提交答复', en: 'Send the answer' },
    consequence: {
      zh: '消费者会看到您的答复和方案，由消费者决定是否接受；考虑期间可以改成更好的方案。',
      en: 'The consumer reads your answer and offer, and decides whether to accept it; meanwhile you may make a better offer.',
    },
  },
  concede: {
    by: ['merchant'],
    roles: ['merchant'],
    // Up to the ruling: what is settled needs no decision.
    moves: moveFrom(
      ['negotiating', 'awaiting_consumer', 'evidence', 'mediating', 'panel_forming', 'deliberating'],
      'performing',
    ),
    guards: ['notDemanded'],
    title: { zh: '同意全部要求', en: 'Agree to everything asked' },
    consequence: {
      zh: '按消费者的全部要求和解，履行期开始；协商、调解或裁决到此为止。',
      en: 'The matter is settled as the consumer asked and the time to perform begins; negotiation, mediation or ruling end here.',
    },
  },
  accept_offer: {
    by: ['consumer'],
    roles: ['consumer'],
    // An answer without terms leaves nothing to perform; an offer for some lines of the order leaves the others open.
    moves: { awaiting_consumer: ['performing', 'closed', 'negotiating'] },
    guards: ['offerStands'],
    title: { zh: '接受商家的答复', en: "Accept the merchant's answer" },
    consequence: {
      zh: '双方和解；商家按方案履行，您确认收到后办结。方案只针对部分商品的，其余商品继续协商。',
      en: 'You have settled. The merchant does what it offered, and you confirm when it is done. Where the offer is for some of the items, the others go on being negotiated.',
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
    moves: { awaiting_consumer: 'evidence' },
    guards: [],
    title: { zh: '不接受，请平台介入', en: 'Refuse, and ask the platform in' },
    consequence: {
      zh: '平台介入：双方举证，然后调解，不成则由平台裁决。',
      en: 'The platform steps in: evidence from both sides, then mediation, then a ruling if need be.',
    },
  },
  escalate: {
    by: ['consumer'],
    roles: ['consumer'],
    moves: { negotiating: 'evidence' },
    guards: ['refusedOnce'],
    title: { zh: '不再等商家，请平台介入', en: 'Wait no longer, ask the platform in' },
    consequence: {
      zh: '协商结束，平台介入，双方举证。',
      en: 'The negotiation ends; the platform steps in and both sides bring their evidence.',
    },
  },
  add_statement: {
    by: ['consumer', 'merchant', 'platform'],
    roles: ['consumer', 'merchant', 'agent', 'mediator', 'arbitrator'],
    moves: stayIn(activeStates),
    guards: [],
    title: { zh: '补充说明', en: 'Add a statement' },
    consequence: { zh: '记入案卷；时限照走。', en: 'It joins the file; the clocks run on.' },
  },
  add_evidence: {
    by: ['consumer', 'merchant', 'platform'],
    roles: ['consumer', 'merchant', 'agent'],
    moves: stayIn(activeStates),
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
    moves: stayIn(activeStates),
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
    moves: moveFrom(['awaiting_consumer', 'evidence', 'mediating'], 'closed'),
    guards: [],
    title: { zh: '双方已解决，办结', en: 'Close as solved' },
    consequence: {
      zh: '双方会收到处理结果和理由；所有时限停止。消费者不认可的，可以重新打开。',
      en: 'Both sides get the result with its reasons and every clock stops. A consumer who disagrees may reopen it.',
    },
  },
  withdraw: {
    by: ['consumer'],
    roles: ['consumer'],
    moves: moveFrom(beforeDecision, 'closed'),
    guards: [],
    title: { zh: '撤回投诉', en: 'Withdraw the complaint' },
    consequence: {
      zh: '投诉结束，记录保留；同一问题以后仍可再次投诉。',
      en: 'The complaint ends and stays on record; you may complain about the same matter again.',
    },
  },
  ask_withdrawal: {
    by: ['consumer'],
    roles: ['consumer'],
    moves: stayIn(withdrawable),
    guards: ['noWithdrawal'],
    title: { zh: '请商家同意撤回', en: 'Ask the shop to let you withdraw' },
    consequence: {
      zh: '裁决或协议作出后，撤回要商家同意。商家同意前一切照旧；不同意或者到期不答复的，照原来的履行。',
      en: 'After a ruling or a settlement it takes the consent of the shop. Until then, and without it, everything stays as it was decided or agreed.',
    },
  },
  answer_withdrawal: {
    by: ['merchant'],
    roles: ['merchant'],
    moves: Object.fromEntries(withdrawable.map((state) => [state, [state, 'closed'] as const])),
    guards: ['withdrawalAsked'],
    title: { zh: '答复撤回请求', en: 'Answer the request to withdraw' },
    consequence: {
      zh: '同意的，投诉以撤回结束，没有履行的不再履行；不同意的，照原来的裁决或协议履行。',
      en: 'If you consent the complaint ends as withdrawn and what is open is owed no longer; if not, everything stays as it was decided or agreed.',
    },
  },
} as const satisfies Record<string, Step>
