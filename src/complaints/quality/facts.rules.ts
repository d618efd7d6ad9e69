/** On the round and the review, never on the complaint: a review does not change a case, and its sides do not read of it. */
export const qualityFacts = {
  'quality.drawn': { zh: '抽样质检', en: 'Closed complaints were drawn for review', inner: true },
  'quality.added': { zh: '手工加入质检', en: 'A complaint was added for review by hand', inner: true },
  'quality.assigned': { zh: '指定质检人', en: 'A reviewer was named', inner: true },
  'quality.reviewed': { zh: '提交质检结果', en: 'A review was filed', inner: true },
  'quality.answered': { zh: '被质检人回应', en: 'The reviewed person answered', inner: true },
  'quality.objected': { zh: '被质检人提出异议', en: 'The reviewed person objected', inner: true },
  'quality.decided': { zh: '对异议作出决定', en: 'The objection was decided', inner: true },
  'quality.calibrated': { zh: '请第二人独立质检', en: 'A second, independent review was asked for', inner: true },
  'quality.task-done': { zh: '改进任务完成', en: 'A task for improvement was done', inner: true },
  'quality.exported': { zh: '导出质检结果', en: 'Reviews were exported', inner: true },
} as const
