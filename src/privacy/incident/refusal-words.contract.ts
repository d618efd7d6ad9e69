import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const whyWords = {
  closed: { zh: '事件已经关闭', en: 'the incident is closed' },
  done: { zh: '已经完成', en: 'it is done already' },
  'nobody-counted': { zh: '还没有算出受影响的人', en: 'nobody is on the list of those affected yet' },
  'not-contained': { zh: '还没有确认止损', en: 'it is not contained yet' },
  'not-investigated': { zh: '还没有查清原因', en: 'the cause is not found yet' },
  'grade-first': { zh: '还没有分级', en: 'it is not graded yet' },
  'duties-open': { zh: '还有义务没有完成', en: 'there are open duties' },
  unsigned: { zh: '有理由书等待另一人签署', en: 'an argument waits for another person to sign' },
  'lessons-open': { zh: '还有改进项没有完成', en: 'there are lessons that nobody finished' },
} as const

export const incidentRefusals = declareRefusals({
  'incident.not-now': { status: 409, zh: '现在还不能这样做：{zh}。', en: 'This cannot be done now: {en}.' },
  'incident.found-in-future': {
    status: 422,
    zh: '发现时间不能晚于现在。',
    en: 'An incident cannot have been found later than now.',
  },
  'incident.found-after-opened': {
    status: 422,
    zh: '发现时间不能晚于登记时间。',
    en: 'An incident cannot have been found after it was opened.',
  },
  'incident.submitted-when': {
    status: 422,
    zh: '提交时间应在发现之后、现在之前。',
    en: 'It was submitted after it was found, and not later than now.',
  },
  'incident.report-order': {
    status: 409,
    zh: '先登记首次报告，之后登记补充或总结报告。',
    en: 'The first report comes first and once; supplements and the closing report follow.',
  },
  'incident.argued-already': {
    status: 409,
    zh: '已有一份理由在等另一人签署。',
    en: 'An argument waits for another person already.',
  },
  'incident.own-argument': {
    status: 403,
    zh: '自己提出的理由要由另一人签署。',
    en: 'Your own argument has to be signed by somebody else.',
  },
  'incident.signed-already': { status: 409, zh: '这份理由已经有人答复。', en: 'This argument was answered already.' },
  'incident.nothing-to-do': {
    status: 422,
    zh: '请至少选一项措施，或者说明已经止住。',
    en: 'Choose a measure, or say that it has stopped.',
  },
})
