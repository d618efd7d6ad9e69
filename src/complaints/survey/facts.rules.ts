/** On the survey itself, not on the complaint: whoever handled the case does not learn from its timeline who answered. No marks, no words. */
export const surveyFacts = {
  'survey.asked': { zh: '发出满意度回访', en: 'The consumer was asked about the outcome', inner: true },
  'survey.answered': { zh: '消费者评价', en: 'The consumer answered the survey', inner: true },
  'survey.skipped': { zh: '消费者选择不评价', en: 'The consumer skipped the survey', inner: true },
  'survey.consent-withdrawn': {
    zh: '撤回公开文字的同意',
    en: 'The consent to publish the words was withdrawn',
    inner: true,
  },
  'survey.call-back-due': { zh: '低满意度，等待回电', en: 'An unhappy answer waits for a call back', inner: true },
  'survey.called-back': { zh: '登记已回电', en: 'A call back was noted', inner: true },
  'survey.exported': { zh: '导出评价', en: 'Answers were exported', inner: true },
} as const
