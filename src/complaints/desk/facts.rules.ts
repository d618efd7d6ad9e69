/** What colleagues do together: for those who handle complaints, never for the sides. */
export const deskFacts = {
  'complaint.tagged': { zh: '贴上标签', en: 'A tag was put on', inner: true },
  'complaint.untagged': { zh: '摘下标签', en: 'A tag was taken off', inner: true },
  'complaint-tag.saved': { zh: '修改标签清单', en: 'The list of tags was changed', inner: true },
} as const
