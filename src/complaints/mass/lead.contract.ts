import { z } from 'zod'
import { Day, Instant, pageOf, Paged, route } from '../../kernel/route.contract.ts'
import { ClaimState } from './claim.contract.ts'
import { ClusterState, Counted, Days, Shared } from './cluster.contract.ts'

/** What complaints that belong together say about goods: for those who decide on sampling and recall, without a word of who said it. */
const readers = ['inspector', 'agent', 'admin', 'regulator'] as const
const Shop = z.object({ id: z.string(), name: z.string() })

export const MassLead = z.object({
  id: z.string(),
  merchant: Shop,
  shared: Shared,
  state: ClusterState,
  people: z.int(),
  complaints: z.int(),
  safety: z.int(),
  quality: z.int(),
  firstOn: Day,
  lastOn: Day,
  days: Days,
  words: Counted,
  foundAt: Instant,
  /** The mass claim that was opened, and how far it is. */
  claim: z.object({ id: z.string(), title: z.string(), state: ClaimState }).nullable(),
})
export type MassLead = z.infer<typeof MassLead>

export const listMassLeads = route({
  method: 'GET',
  path: '/api/mass-leads',
  summary: { zh: '群体投诉中的质量与安全线索', en: 'Leads on quality and danger from complaints that belong together' },
  who: readers,
  clause: '3.3.1',
  input: Paged,
  output: pageOf(MassLead),
})

export const ProductLeadView = z.object({
  id: z.string(),
  /** The goods, and what makes them the same at every shop. */
  title: z.string().nullable(),
  by: z.enum(['gtin', 'model', 'product']),
  gtin: z.string().nullable(),
  shops: z.array(Shop.extend({ complaints: z.int() })),
  people: z.int(),
  complaints: z.int(),
  safety: z.int(),
  firstOn: Day,
  lastOn: Day,
  words: Counted,
  foundAt: Instant,
})
export type ProductLeadView = z.infer<typeof ProductLeadView>

export const listProductLeads = route({
  method: 'GET',
  path: '/api/mass-leads/products',
  summary: { zh: '多家店铺同一商品的质量线索', en: 'Leads on the same goods at several shops' },
  who: readers,
  clause: '3.3.1',
  input: Paged,
  output: pageOf(ProductLeadView),
})
