/** What entering by hand records; what only colleagues need to know is theirs. */
export const enterFacts = {
  'complaint.filed-by-phone': { zh: '来电登记', en: 'Entered from a call' },
  'complaint.referred': { zh: '监管部门转办', en: 'Referred by an authority' },
  'complaint.call-back-promised': { zh: '约定回电', en: 'A call back was promised', inner: true },
  'complaint.called-back': { zh: '已回电', en: 'Called back', inner: true },
  'complaint.caller-opened': { zh: '查看联系方式', en: 'How to reach the caller was looked up', inner: true },
  'complaint.status-reported': { zh: '已向转办单位回报', en: 'The authority was told how it stands' },
  'complaint.transfers-imported': { zh: '批量导入转办件', en: 'Transfers were imported from a file' },
  'complaint.captured': { zh: '登记社交媒体投诉', en: 'Captured from social media' },
  'complaint.identity-verified': { zh: '发帖人身份已核实', en: 'The poster was verified', inner: true },
  'caller.searched-by-last-four': {
    zh: '按手机尾号查来电人',
    en: 'A caller was looked for by last digits',
    inner: true,
  },
} as const
