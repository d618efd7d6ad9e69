import type { Step } from './step.rules.ts'

const parties = ['consumer', 'merchant'] as const
/** Upheld or changed, nothing owed, a rejection overturned, sent back. */
const reviewed = ['performing', 'closed', 'received', 'evidence'] as const

/** The ruling and its one review. */
export const rulingSteps = {
  apply_ruling: {
    by: parties,
    roles: parties,
    moves: { mediating: 'mediating', panel_forming: 'panel_forming' },
    guards: ['notApplied'],
    title: { zh: '申请平台裁决', en: 'Ask for the ruling' },
    consequence: {
      zh: '双方都申请的，可以提前开始裁决；不表态的，期满视为同意。',
      en: 'With both sides asking it may begin early; silence until the time is over counts as consent.',
    },
  },
  refuse_ruling: {
    by: parties,
    roles: parties,
    moves: { mediating: 'closed', panel_forming: 'closed' },
    guards: [],
    title: { zh: '不同意平台裁决', en: 'Refuse the ruling' },
    consequence: {
      zh: '投诉以调解未成办结；您仍可以向消协、12315 投诉，或者申请仲裁、提起诉讼。',
      en: 'The complaint ends as not mediated; the consumer association, 12315, arbitration and the courts stay open.',
    },
  },
  challenge: {
    by: parties,
    roles: parties,
    moves: { panel_forming: 'panel_forming' },
    guards: ['notChallenged'],
    title: { zh: '申请裁决员回避', en: 'Challenge the arbitrator' },
    consequence: {
      zh: '重新抽签，每方一次；没有人可以替换时，本阶段时限暂停，最多两个工作日。',
      en: 'Another one is drawn; once for each side. With nobody free the stage stands still, two working days at most.',
    },
  },
  assign_arbitrator: {
    by: ['platform'],
    roles: ['agent', 'admin'],
    moves: { panel_forming: 'deliberating' },
    guards: [],
    title: { zh: '开始裁决', en: 'Begin the ruling' },
    consequence: {
      zh: '双方都申请了裁决的，裁决期限从现在起算。',
      en: 'Where both sides asked for it, the time to rule begins now.',
    },
  },
  award: {
    by: ['platform'],
    roles: ['arbitrator'],
    moves: { deliberating: 'award_issued' },
    guards: ['sits', 'alone', 'counted'],
    title: { zh: '发出裁决', en: 'Issue the ruling' },
    consequence: {
      zh: '双方会看到裁决和理由，七天内各可申请一次复核，期满生效。',
      en: 'Both sides read it with its reasons and may appeal once within seven days; then it takes effect.',
    },
  },
  draft_ruling: {
    by: ['platform'],
    roles: ['arbitrator'],
    moves: { deliberating: 'deliberating', review: 'review' },
    guards: ['seated', 'panel', 'presides'],
    title: { zh: '提出裁决草案', en: 'Propose a draft' },
    consequence: {
      zh: '其他成员在一个工作日内同意或写明不同意见；再提一份，前一份和对它的意见作废。',
      en: 'The other members concur or dissent within one working day; another draft makes this one and what was said of it void.',
    },
  },
  give_opinion: {
    by: ['platform'],
    roles: ['arbitrator'],
    moves: { deliberating: 'deliberating', review: 'review' },
    guards: ['seated', 'panel', 'follows', 'drafted', 'silent'],
    title: { zh: '对草案发表意见', en: 'Concur or dissent' },
    consequence: {
      zh: '不同意的须写明理由，随裁决一起给双方看；多数不同意的，由不同意的成员改任首席、重新起草。',
      en: 'A dissent needs reasons, and both sides read it with the ruling. With most against the draft one of them presides and writes anew.',
    },
  },
  issue_panel: {
    by: ['platform'],
    roles: ['arbitrator'],
    moves: { deliberating: 'award_issued', review: reviewed },
    guards: ['seated', 'panel', 'presides', 'drafted', 'carried'],
    title: { zh: '发出合议裁决', en: 'Issue the ruling of the panel' },
    consequence: {
      zh: '双方会看到裁决、理由和不同意见。',
      en: 'Both sides read the ruling, its reasons and the dissent.',
    },
  },
  leave_seat: {
    by: ['platform'],
    roles: ['arbitrator'],
    moves: { panel_forming: 'panel_forming', deliberating: 'deliberating', review: 'review' },
    guards: ['seated'],
    title: { zh: '回避或退出，请求换人', en: 'I have a tie or cannot go on: give up the seat' },
    consequence: {
      zh: '与一方有利害关系的应当回避。按同一规则抽签更换，一人裁决的这一阶段重新计时，您不再参与这件投诉。',
      en: 'With a tie to a side you have to. The same draw finds another, where one decides the stage begins again, and you take no further part.',
    },
  },
  ask_evidence: {
    by: ['platform'],
    roles: ['arbitrator'],
    moves: { deliberating: 'evidence' },
    guards: ['sits', 'presides', 'counted', 'evidenceAskedOnce'],
    title: { zh: '要求补充证据', en: 'Ask for more evidence' },
    consequence: { zh: '回到举证阶段，限一次。', en: 'Back to the evidence, once only.' },
  },
  appeal: {
    by: parties,
    roles: parties,
    moves: { award_issued: 'review' },
    guards: ['notAppealed'],
    title: { zh: '申请复核裁决', en: 'Appeal against the ruling' },
    consequence: {
      zh: '由没有参与过的裁决员复核，七个工作日内决定；每方一次。',
      en: 'An arbitrator who took no part decides within seven working days; once for each side.',
    },
  },
  decide_review: {
    by: ['platform'],
    roles: ['arbitrator'],
    moves: { review: reviewed },
    guards: ['sits', 'alone'],
    title: { zh: '作出复核决定', en: 'Decide the review' },
    consequence: {
      zh: '维持、变更、撤销或发回；决定是最终的。',
      en: 'Upheld, changed, overturned or sent back; the decision is final.',
    },
  },
} as const satisfies Record<string, Step>
