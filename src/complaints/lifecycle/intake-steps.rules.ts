import type { Step } from './step.rules.ts'
import { moveFrom } from './step.rules.ts'

/** Whether and how the platform takes the complaint up. */
export const intakeSteps = {
  acknowledge: {
    by: ['platform'],
    roles: ['agent'],
    moves: { received: 'negotiating' },
    guards: [],
    title: { zh: '受理投诉', en: 'Accept the complaint' },
    consequence: {
      zh: '消费者会收到受理通知，商家的答复时限开始；首次答复的时限继续走。',
      en: "The consumer is told, the merchant's time to answer begins, and the time for the first answer runs on.",
    },
  },
  ask_merchant: {
    by: ['platform'],
    roles: ['agent'],
    moves: { received: 'negotiating', negotiating: 'negotiating' },
    guards: ['merchantKnown'],
    title: { zh: '请商家答复', en: 'Ask the merchant' },
    consequence: {
      zh: '商家会收到您的问题；答复时限从受理起算，到期不答复按未举证处理。',
      en: 'The merchant reads your question. Its time runs from acceptance; silence counts against it.',
    },
  },
  link_order: {
    by: ['platform'],
    roles: ['agent'],
    moves: { received: 'received', needs_info: 'needs_info', negotiating: 'negotiating', evidence: 'evidence' },
    guards: ['orderUnknown'],
    title: { zh: '关联订单', en: 'Link the order' },
    consequence: {
      zh: '投诉归到这笔订单、这家店和下单的消费者，之后不能改。',
      en: 'The complaint belongs to this order, its shop and its buyer from now on.',
    },
  },
  request_info: {
    by: ['platform'],
    roles: ['agent'],
    moves: { received: 'needs_info' },
    guards: [],
    title: { zh: '请消费者补充材料', en: 'Ask for what is missing' },
    consequence: {
      zh: '一次列明所缺材料；办结时限暂停，首次答复的时限照走，七天内不补视为撤回，可以再投诉。',
      en: 'Lists what is missing once. The finish clock stands still, the first answer does not; after seven days the complaint counts as withdrawn and may be filed again.',
    },
  },
  provide_info: {
    by: ['consumer', 'platform'],
    roles: ['agent'],
    moves: { needs_info: 'received' },
    guards: [],
    title: { zh: '补充材料', en: 'Send what was missing' },
    consequence: { zh: '投诉回到专员手里，办结时限继续走。', en: 'It goes back to the agent and the clock runs on.' },
  },
  reject: {
    by: ['platform'],
    roles: ['agent'],
    moves: { received: 'rejected', evidence: 'rejected' },
    guards: [],
    title: { zh: '不予支持，说明理由', en: 'Reject with reasons' },
    consequence: {
      zh: '消费者会看到理由和其他途径，七天内可以申请复核，由另一人处理。',
      en: 'The consumer reads the reasons and the other routes, and may ask somebody else to look again within seven days.',
    },
  },
  appeal_rejection: {
    by: ['consumer'],
    roles: ['consumer'],
    moves: { rejected: 'review' },
    guards: [],
    title: { zh: '申请复核', en: 'Ask for a second look' },
    consequence: {
      zh: '由没有参与过的人复核，七个工作日内答复。',
      en: 'Somebody who took no part decides within seven working days.',
    },
  },
  transfer: {
    by: ['platform'],
    roles: ['agent'],
    moves: { received: 'transferred' },
    guards: [],
    title: { zh: '移交其他机构', en: 'Hand over to another body' },
    consequence: {
      zh: '五个工作日内没有收到确认，投诉自动回到平台。',
      en: 'Unless it is acknowledged within five working days, it comes back to the platform by itself.',
    },
  },
  return_transfer: {
    by: ['platform'],
    roles: ['agent'],
    moves: { transferred: 'received' },
    guards: [],
    title: { zh: '对方退回', en: 'Came back' },
    consequence: { zh: '投诉回到平台继续处理。', en: 'The platform goes on with it.' },
  },
  report_transfer: {
    by: ['platform'],
    roles: ['agent'],
    moves: { transferred: 'closed' },
    guards: [],
    title: { zh: '登记对方的处理结果', en: 'Enter their result' },
    consequence: {
      zh: '投诉按对方的结果办结，双方会收到通知。',
      en: 'It ends with their result; both sides are told.',
    },
  },
  fast_track: {
    by: ['platform'],
    roles: ['agent'],
    moves: { received: 'evidence' },
    guards: ['fastTrack'],
    title: { zh: '快速通道：直接举证', en: 'Fast track to the evidence' },
    consequence: {
      zh: '涉及安全、未成年人或群体的投诉跳过协商，直接进入举证。',
      en: 'Complaints about safety, minors or many people skip the negotiation.',
    },
  },
  reopen: {
    by: ['consumer', 'merchant', 'platform'],
    roles: ['consumer', 'merchant', 'agent'],
    moves: moveFrom(['closed'], 'evidence'),
    guards: ['reopenLeft', 'reopenInTime'],
    title: { zh: '重新打开', en: 'Reopen' },
    consequence: {
      zh: '有新证据或对方没有履行时，投诉回到举证阶段，办结时限重新开始。',
      en: 'With new evidence, or when the other side did not perform, it goes back to the evidence and the clock begins anew.',
    },
  },
} as const satisfies Record<string, Step>
