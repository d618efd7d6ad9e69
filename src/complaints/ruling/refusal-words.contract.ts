import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const rulingRefusals = declareRefusals({
  'ruling.of-others': {
    status: 409,
    zh: '这件投诉抽签分给了另一位裁决员。',
    en: 'Another arbitrator was drawn for this complaint.',
  },
  'ruling.not-both-applied': {
    status: 409,
    zh: '双方都申请裁决后才能提前开始；否则到指定期满时自动开始。',
    en: 'It begins early only when both sides have asked for it; otherwise when the time to appoint is over.',
  },
  'ruling.challenged-already': {
    status: 409,
    zh: '每一方可以申请一次回避，您已经用过。',
    en: 'Each side may challenge once; you have.',
  },
  'ruling.appealed-already': {
    status: 409,
    zh: '每一方可以申请一次复核，您已经用过。',
    en: 'Each side may appeal once; you have.',
  },
  'ruling.more-than-asked': {
    status: 422,
    zh: '裁决金额不能超过消费者要求的金额。',
    en: 'A ruling cannot grant more than was asked for.',
  },
  'ruling.nothing-to-pay': {
    status: 422,
    zh: '不支持诉求时金额应为 0。',
    en: 'Where the claim is not upheld the amount must be 0.',
  },
  'ruling.partly-is-less': {
    status: 422,
    zh: '部分支持的金额应少于要求的金额。',
    en: 'Upheld in part means less than was asked for.',
  },
  'ruling.rule-unknown': {
    status: 422,
    zh: '规则库里今天没有生效的规则 {rule}。',
    en: 'No rule {rule} is in force today.',
  },
  'ruling.review-not-so': {
    status: 422,
    zh: '这件复核不能这样决定：不予支持的只能维持、撤销或发回，裁决的只能维持、变更或发回；发回限一次。',
    en: 'This review cannot be decided so: a rejection is upheld, overturned or sent back, a ruling upheld, changed or sent back; sent back once.',
  },
  'complaint.evidence-asked-already': {
    status: 409,
    zh: '裁决阶段只能要求补充一次证据。',
    en: 'More evidence can be asked for once only.',
  },
})
