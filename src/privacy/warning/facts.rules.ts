/** Signals: ids and numbers only. */
export const warningFacts = {
  'signal.raised': { zh: '异常访问预警', en: 'An alarm of abnormal access', inner: true },
  'signal.escalated': { zh: '预警升为严重', en: 'An alarm became critical', inner: true },
  'signal.triaged': { zh: '处置预警', en: 'An alarm was judged', inner: true },
  'signal.change-asked': { zh: '申请停用或启用信号', en: 'A switch of a signal was asked for', inner: true },
  'signal.changed': { zh: '停用或启用信号', en: 'A signal was switched', inner: true },
  'signal.change-declined': { zh: '不同意停用或启用信号', en: 'A switch of a signal was declined', inner: true },
} as const
