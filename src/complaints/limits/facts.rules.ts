/** What is known of other places: kinds and days only. */
export const limitFacts = {
  'complaint.milestone-entered': { zh: '登记平台之外的办理节点', en: 'Something that happened elsewhere was entered' },
  'complaint.milestone-withdrawn': {
    zh: '撤销登记错误的节点',
    en: 'What was entered by mistake was taken back',
  },
} as const
