/** What the agreement on a test leaves in the story: ids, sums and who pays; what is asked and found stands in its table. */
export const expertFacts = {
  'complaint.test-proposed': { zh: '提议共同鉴定', en: 'A joint test was proposed' },
  'complaint.test-answered': { zh: '对共同鉴定表态', en: 'A side answered the proposal of a test' },
} as const
