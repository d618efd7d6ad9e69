export const bodyFacts = {
  'body.written': { zh: '更新受理机构', en: 'A body of the directory was entered or changed' },
  'body.imported': { zh: '导入受理机构名录', en: 'A table of bodies was imported' },
} as const
