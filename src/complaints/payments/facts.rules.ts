/** What payments and recoveries record: ids, ways and amounts, never words. */
export const paymentFacts = {
  'payment.asked': { zh: '申请先行赔付', en: 'An advance was asked for', inner: true },
  'payment.declined': { zh: '先行赔付未获同意', en: 'An advance was declined', inner: true },
  'payment.ordered': { zh: '付款已发起', en: 'A payment is on its way' },
  'payment.done': { zh: '付款完成', en: 'A payment was made' },
  'payment.refused': { zh: '付款未成功', en: 'A payment was not made' },
  'payment.troubled': { zh: '付款没有回报', en: 'Nobody knows yet whether a payment was made', inner: true },
  'payment.contradicted': { zh: '付款结果与登记的不符', en: 'A payment ended otherwise than was entered', inner: true },
  'complaint.enforced-late': { zh: '期满后执行到位', en: 'Enforced after its time' },
  'recovery.asked': { zh: '申请核销', en: 'A write-off was asked for' },
  'recovery.declined': { zh: '核销未获同意', en: 'A write-off was declined' },
  'recovery.ordered': { zh: '发起追偿', en: 'A recovery is on its way' },
  'recovery.done': { zh: '追偿到账', en: 'A recovery was made' },
  'recovery.refused': { zh: '追偿未成功', en: 'A recovery was not made' },
  'recovery.troubled': { zh: '追偿没有回报', en: 'Nobody knows yet whether a recovery was made' },
} as const
