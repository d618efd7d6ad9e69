/** What the legal route leaves in the story: which document, with what result; its words and numbers stand in its table. */
export const legalFacts = {
  'complaint.legal-result-reported': { zh: '一方提交了法律文书', en: 'A side reported a result' },
  'complaint.legal-report-refused': { zh: '提交的法律文书没有采纳', en: 'A reported result was not taken over' },
  'complaint.legal-results-imported': { zh: '批量登记法律文书', en: 'Results were imported from a file' },
} as const
