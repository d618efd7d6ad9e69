import { z } from 'zod'
import { Bilingual, NodeRule, ViolationRule } from '../../kernel/rulebook/rulebook.contract.ts'
import { Day, route } from '../../kernel/route.contract.ts'

/** A violation as the catalogue had it on a day; the rule page has its examples and its other versions. */
export const CatalogueEntry = ViolationRule.pick({
  id: true,
  title: true,
  definition: true,
  level: true,
  evidence: true,
  points: true,
  windowMonths: true,
  expires: true,
  from: true,
}).extend({ law: z.object({ title: Bilingual, article: z.string() }).nullable() })
export type CatalogueEntry = z.infer<typeof CatalogueEntry>
export const NodeView = NodeRule.pick({ id: true, points: true, measures: true })
export type NodeView = z.infer<typeof NodeView>

export const readCatalogue = route({
  method: 'GET',
  path: '/api/penalties/catalogue',
  summary: { zh: '违规目录与记分节点', en: 'The catalogue of violations and the nodes of points' },
  who: ['anyone'],
  clause: '9.3.1',
  input: z.strictObject({ onDay: Day.optional() }),
  output: z.object({ onDay: Day, violations: z.array(CatalogueEntry), nodes: z.array(NodeView) }),
})
