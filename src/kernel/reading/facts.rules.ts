/** Reads of personal data: by whom, for which purpose, which fields, by which rule; never what was read. */
export const readingFacts = {
  'personal.read': { zh: '查看个人信息原文', en: 'Personal data read in the open', inner: true },
  'personal.read-refused': { zh: '查看个人信息被拒绝', en: 'A read of personal data was refused', inner: true },
  'readings.listed': { zh: '查阅个人信息查看记录', en: 'The register of reads was looked at', inner: true },
  'readings.exported': { zh: '导出个人信息查看记录', en: 'The register of reads was exported', inner: true },
} as const
