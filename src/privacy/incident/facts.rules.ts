import type { FactWords } from '../../kernel/capability.ts'

export const incidentFacts: Readonly<Record<string, FactWords>> = {
  'incident.opened': { zh: '登记事件', en: 'Incident opened' },
  'incident.opened-late': { zh: '登记迟于发现', en: 'Opened late after it was found' },
  'incident.found-corrected': { zh: '更正发现时间', en: 'The time it was found was corrected' },
  'incident.contained': { zh: '已经止损', en: 'Contained' },
  'incident.graded': { zh: '研判分级', en: 'Graded' },
  'incident.confirmed': { zh: '确认为个人信息事件', en: 'Confirmed as an incident' },
  'incident.closed': { zh: '关闭事件', en: 'Incident closed' },
}
