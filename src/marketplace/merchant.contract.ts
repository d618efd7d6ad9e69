import { z } from 'zod'
import { Id, Instant, Paged, pageOf, route } from '../kernel/route.contract.ts'
import { Currency } from './noun.contract.ts'

const staff = [
  'agent',
  'mediator',
  'arbitrator',
  'inspector',
  'price-analyst',
  'risk-analyst',
  'governance-officer',
  'admin',
  'machine',
] as const

export const MerchantRow = z.object({
  id: z.string(),
  externalId: z.string(),
  source: z.string(),
  name: z.string(),
  state: z.enum(['open', 'suspended', 'closed']),
  category: z.string().nullable(),
  region: z.string().nullable(),
  openedOn: z.string().nullable(),
})
export const listMerchants = route({
  method: 'GET',
  path: '/api/merchants',
  summary: { zh: '商家', en: 'Merchants' },
  who: staff,
  scope: 'marketplace.read',
  clause: '9.1.1',
  input: Paged.extend({
    text: z.string().trim().max(80).optional(),
    state: z.enum(['open', 'suspended', 'closed']).optional(),
  }),
  output: pageOf(MerchantRow),
})
export const MerchantDetail = MerchantRow.extend({
  serviceEmail: z.string().nullable(),
  servicePhone: z.string().nullable(),
  /** What the consumer-protection deposit held when the marketplace last said so. */
  depositFen: z.int().nullable(),
  heardAt: Instant,
  /** Of the orders placed in the last 30 days. */
  recent: z.object({ orders: z.int(), refundedOrders: z.int(), reviews: z.int(), averageScore: z.number().nullable() }),
  listings: z.int(),
})
export const readMerchant = route({
  method: 'GET',
  path: '/api/merchants/:id',
  summary: { zh: '商家详情', en: 'One merchant' },
  who: [...staff, 'merchant'],
  scope: 'marketplace.read',
  clause: '9.1.1',
  input: Id,
  output: MerchantDetail,
})
export const ProductRow = z.object({
  id: z.string(),
  externalId: z.string(),
  name: z.string(),
  category: z.string().nullable(),
  brand: z.string().nullable(),
  gtin: z.string().nullable(),
  /** The cheapest offer on sale. */
  priceFen: z.int().nullable(),
  currency: Currency.nullable(),
  offers: z.int(),
})
export const listProducts = route({
  method: 'GET',
  path: '/api/products',
  summary: { zh: '商品（商家看本店在售）', en: 'Products; merchants see what their shop sells' },
  who: [...staff, 'merchant'],
  scope: 'marketplace.read',
  clause: '3.1.2',
  input: Paged.extend({
    text: z.string().trim().max(80).optional(),
    category: z.string().max(200).optional(),
    merchant: z.string().max(60).optional(),
  }),
  output: pageOf(ProductRow),
})
