/** What the platform's file gives whoever goes on to a body. */
export const given = [
  {
    what: 'dossier',
    words: {
      zh: '案卷 PDF：订单、双方的陈述、证据清单和处理经过，按时间排好。',
      en: 'The dossier as a PDF: the order, what both sides said, the list of evidence and what was done, in order of time.',
    },
  },
  {
    what: 'evidence',
    words: {
      zh: '证据包 ZIP：证据原件和校验值，可以刻盘或直接上传。',
      en: 'The archive as a ZIP: the evidence as it was submitted, with checksums, for a disc or an upload.',
    },
  },
  {
    what: 'check',
    words: {
      zh: '核对页：收到案卷的人可以自己确认它由本平台制作、没有改动。',
      en: 'The page for checking: whoever receives the dossier can see for himself that it was made here and is unchanged.',
    },
  },
] as const
