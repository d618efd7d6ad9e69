import type { BodyKind } from './body.contract.ts'

export const kindWords = {
  hotline: { zh: '政务热线', en: 'Government hotline' },
  'market-supervision': { zh: '市场监管部门', en: 'Market regulator' },
  'consumer-association': { zh: '消费者协会', en: 'Consumer association' },
  court: { zh: '法院', en: 'Court' },
  arbitration: { zh: '仲裁委员会', en: 'Arbitration commission' },
  'legal-aid': { zh: '法律服务', en: 'Legal services' },
  industry: { zh: '行业主管与行业组织', en: 'Sector regulator or association' },
} as const satisfies Record<BodyKind, { zh: string; en: string }>
