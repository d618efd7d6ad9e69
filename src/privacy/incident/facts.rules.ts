import type { FactWords } from '../../kernel/capability.ts'

export const incidentFacts: Readonly<Record<string, FactWords>> = {
  'incident.opened': { zh: '登记事件', en: 'Incident opened' },
  'incident.opened-late': { zh: '登记迟于发现', en: 'Opened late after it was found' },
  'incident.found-corrected': { zh: '更正发现时间', en: 'The time it was found was corrected' },
  'incident.contained': { zh: '已经止损', en: 'Contained' },
  'incident.graded': { zh: '研判分级', en: 'Graded' },
  'incident.confirmed': { zh: '确认为个人信息事件', en: 'Confirmed as an incident' },
  'incident.reported': { zh: '已向主管部门报告', en: 'Reported to the authority' },
  'incident.argued': { zh: '提出误报理由', en: 'Argued that it was a false alarm' },
  'incident.signed': { zh: '另一人签署理由', en: 'Another person answered the argument' },
  'incident.closed': { zh: '关闭事件', en: 'Incident closed' },
}
