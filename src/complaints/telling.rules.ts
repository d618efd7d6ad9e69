import type { Outcome } from './complaint.contract.ts'

/** Which of our facts somebody is told about. */
export const newsKinds = [
  'complaint.filed',
  'complaint.acknowledged',
  'complaint.responded',
  'complaint.merchant-asked',
  'complaint.merchant-answered',
  'complaint.counter-offered',
  'complaint.offer-refused',
  'complaint.assigned',
  'complaint.merchant-silent',
  'complaint.info-requested',
  'complaint.rejected',
  'complaint.conceded',
  'complaint.offer-accepted',
  'complaint.part-accepted',
  'agreement.reached',
  'ruling.issued',
  'ruling.corrected',
  'review.decided',
  'complaint.parted',
  'complaint.performance-proven',
  'complaint.performance-disputed',
  'complaint.stage-entered',
  'complaint.stage-lapsed',
  'complaint.went-to-law',
  'complaint.came-back-from-law',
  'complaint.legal-result-entered',
  'complaint.closed',
] as const

/** What the file says where nobody spoke: bilingual, because it is stored as it was said. */
const closing: Partial<Readonly<Record<Outcome, string>>> = {
  closed_unconfirmed:
    '消费者在期限内没有确认商家的答复，投诉按「未确认」结束，不计入满意。\nThe consumer did not confirm the answer in time. The complaint ends as unconfirmed and is not counted as satisfied.',
  deemed_withdrawn:
    '期限内没有收到补充材料，投诉视为撤回。材料齐备后可以再次投诉。\nWhat was missing did not arrive in time; the complaint counts as withdrawn and may be filed again.',
  rejected:
    '申请复核的期限已过，不予支持的决定生效。您仍可以向消协、市场监管部门投诉，或者提起诉讼。\nThe time to ask for a second look is over. You may still turn to the consumer association, the market regulator or a court.',
  performed:
    '履行凭证已提交，期限内没有异议，按已履行办结。\nProof was filed and nobody disputed it in time; the complaint ends as performed.',
  unperformed:
    '期限内没有执行到位，按「未履行」结束：欠款已登记，您可以凭案卷向法院起诉。\nIt was not enforced in time and ends as not performed: the debt is on record, and the file is ready for a court.',
}
export const lapseWords = {
  question:
    '平台受理了这件投诉，请您说明情况并提出处理方案。\nThe platform has accepted this complaint. Please say what happened and make an offer.',
  closing,
} as const
