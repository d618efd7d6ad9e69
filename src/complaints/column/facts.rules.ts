export const columnFacts = {
  'column.offered': { zh: '同意公开到投诉专栏', en: 'A complaint was offered for the column' },
  'column.published': { zh: '在投诉专栏公开', en: 'A complaint was published in the column' },
  'column.refused': { zh: '没有在专栏公开', en: 'A complaint was not published, or taken down' },
  'column.withdrawn': { zh: '撤回公开', en: 'The consent to publish was withdrawn' },
  'column.replied': { zh: '商家公开答复', en: 'The shop replied in the column' },
  'column.reply-published': { zh: '公开商家答复', en: 'A reply was published' },
  'column.reply-refused': { zh: '没有公开商家答复', en: 'A reply was not published' },
  'column.flagged': {
    zh: '读者反映专栏内容有问题',
    en: 'A reader says that something is wrong with a posting',
    inner: true,
  },
  'complaint.from-column': { zh: '由专栏里的一条投诉而来', en: 'Began at a posting of the column', inner: true },
} as const
