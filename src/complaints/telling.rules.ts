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
  'complaint.closed',
] as const
export type NewsKind = (typeof newsKinds)[number]

/** What the file says where nobody spoke: bilingual, because it is stored as it was said. */
export const lapseWords = {
  question:
    '平台受理了这件投诉，请您说明情况并提出处理方案。\nThe platform has accepted this complaint. Please say what happened and make an offer.',
  unconfirmed:
    '消费者在期限内没有确认商家的答复，投诉按「未确认」结束，不计入满意。\nThe consumer did not confirm the answer in time. The complaint ends as unconfirmed and is not counted as satisfied.',
} as const
