/** What entering by hand records. */
export const enterFacts = {
  'complaint.filed-by-phone': { zh: '来电登记', en: 'Entered from a call' },
  'complaint.referred': { zh: '监管部门转办', en: 'Referred by an authority' },
  'complaint.call-back-promised': { zh: '约定回电', en: 'A call back was promised' },
} as const
