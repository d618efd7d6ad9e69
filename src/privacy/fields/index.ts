import { declareRefusals } from '../../kernel/refusal.contract.ts'
import { hasRole } from '../../kernel/context.ts'
import type { Part } from '../../kernel/part.ts'
import { fieldRoutes } from './fields.routes.ts'

/** The register of fields, the data map, the record of processing and the public list of what is collected: README.md. */
export const fieldsPart: Part = {
  routes: fieldRoutes,
  refusals: declareRefusals({
    'privacy-map.changed': {
      status: 409,
      zh: '数据地图刚刚变了，没有确认。请重新看一遍再确认。',
      en: 'The map has changed meanwhile; nothing was confirmed. Look at it again.',
    },
  }),
  facts: { 'privacy.map-checked': { zh: '核对数据地图', en: 'The data map was checked' } },
  subjects: { pmc: async ({ actor }) => hasRole(actor, 'privacy-officer', 'governance-officer', 'admin', 'regulator') },
}
