/** That drafts were asked for, and that a reply began as one: for those who handle a case, never for its sides. */
export const assistantFacts = {
  'assistant.asked': { zh: '请助手起草', en: 'A draft was asked of the assistant', inner: true },
  'assistant.discarded': { zh: '丢弃助手草稿', en: 'A draft of the assistant was thrown away', inner: true },
} as const
