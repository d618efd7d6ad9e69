import { extendable } from '../pauses/extension.rules.ts'
import { stayIn, type Step } from './step.rules.ts'

const parties = ['consumer', 'merchant'] as const
const deciders = ['agent', 'mediator', 'arbitrator'] as const
const meanwhile = stayIn(extendable)

/** More time that a side asks for: the stage stays, its clock and the promise stand still (pauses.yaml). */
export const pauseSteps = {
  ask_extension: {
    by: parties,
    roles: parties,
    moves: meanwhile,
    guards: ['extensionLeft', 'noExtension'],
    title: { zh: '申请延期', en: 'Ask for more time' },
    consequence: {
      zh: '每方一次。先听对方意见，再由平台决定；决定之前时限照走。',
      en: 'Once for each side. The other side is heard, then the platform decides; until then the clocks run on.',
    },
  },
  answer_extension: {
    by: parties,
    roles: parties,
    moves: meanwhile,
    guards: ['extensionOfOther', 'extensionSilent'],
    title: { zh: '对延期申请发表意见', en: 'Comment on the request for more time' },
    consequence: {
      zh: '平台决定时会看您的意见；期满不表态，平台按申请理由决定。',
      en: 'The platform reads it before it decides. After the time to comment it decides without you.',
    },
  },
  decide_extension: {
    by: ['platform'],
    roles: deciders,
    moves: meanwhile,
    guards: ['extensionAsked', 'extensionHeard'],
    title: { zh: '决定延期申请', en: 'Decide the request for more time' },
    consequence: {
      zh: '同意的，本阶段和办结时限暂停，双方会看到新的日期；法定期限不停。',
      en: 'If granted, the clock of the stage and the promise stand still and both sides see the new dates. Limits of the law run on.',
    },
  },
  end_extension: {
    by: ['platform'],
    roles: deciders,
    moves: meanwhile,
    guards: ['extensionRuns'],
    title: { zh: '提前结束延期', en: 'End the extension early' },
    consequence: {
      zh: '时限从现在继续走，双方会收到通知。',
      en: 'The clocks go on from now, and both sides are told.',
    },
  },
} as const satisfies Record<string, Step>
