import { z } from 'zod'
import { Day, Id, Instant, Paged, pageOf, route } from '../kernel/route.contract.ts'
import { Currency, OrderStatus } from './noun.contract.ts'

const readers = [
  'consumer',
  'merchant',
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

const Named = z.object({ id: z.string(), name: z.string().nullable() })
export const OrderRow = z.object({
  id: z.string(),
  /** The marketplace's order number, which people know. */
  number: z.string(),
  status: OrderStatus,
  placedAt: Instant,
  /** What was paid for the whole order, freight included. */
  totalFen: z.int(),
  refundedFen: z.int(),
  currency: Currency,
  title: z.string(),
  lineCount: z.int(),
  merchant: Named.nullable(),
  /** Shown to staff; the name with its middle hidden. */
  consumer: Named.nullable(),
})
export type OrderRow = z.infer<typeof OrderRow>

export const listOrders = route({
  method: 'GET',
  path: '/api/orders',
  summary: {
    zh: '订单（消费者看自己的，商家看本店的，平台看全部）',
    en: 'Orders: consumers see their own, merchants their shop’s, staff all',
  },
  who: readers,
  scope: 'marketplace.read',
  clause: '7.1.1',
  input: Paged.extend({
    status: OrderStatus.optional(),
    merchant: z.string().max(60).optional(),
    consumer: z.string().max(60).optional(),
    /** The beginning of an order number; for a consumer also words of a title. */
    text: z.string().trim().max(80).optional(),
    from: Day.optional(),
    to: Day.optional(),
  }),
  output: pageOf(OrderRow),
})

export const OrderLine = z.object({
  id: z.string(),
  title: z.string(),
  productId: z.string().nullable(),
  merchantId: z.string().nullable(),
  quantity: z.int(),
  unitPriceFen: z.int(),
  amountFen: z.int(),
  shippingFen: z.int(),
})
export const OrderDetail = OrderRow.extend({
  source: z.string(),
  paidAt: Instant.nullable(),
  shippedAt: Instant.nullable(),
  deliveredAt: Instant.nullable(),
  promisedAt: Instant.nullable(),
  shippingFen: z.int(),
  region: z.string().nullable(),
  lines: z.array(OrderLine),
  payments: z.array(
    z.object({
      id: z.string(),
      method: z.string(),
      state: z.enum(['pending', 'paid', 'failed', 'cancelled']),
      amountFen: z.int(),
      instalments: z.int().nullable(),
      paidAt: Instant.nullable(),
    }),
  ),
  refunds: z.array(
    z.object({
      id: z.string(),
      lineId: z.string().nullable(),
      state: z.enum(['requested', 'done', 'refused']),
      quantity: z.int().nullable(),
      amountFen: z.int(),
      reason: z.string().nullable(),
      refundedAt: Instant.nullable(),
    }),
  ),
  shipments: z.array(
    z.object({
      id: z.string(),
      carrier: z.string().nullable(),
      trackingNo: z.string().nullable(),
      state: z.enum(['packing', 'shipped', 'delivered', 'returned', 'lost']),
      shippedAt: Instant.nullable(),
      deliveredAt: Instant.nullable(),
    }),
  ),
  reviews: z.array(
    z.object({
      id: z.string(),
      score: z.int(),
      title: z.string().nullable(),
      text: z.string().nullable(),
      writtenAt: Instant,
      reply: z.string().nullable(),
      repliedAt: Instant.nullable(),
    }),
  ),
  /** Whether the caller may complain about it: only its consumer may. */
  mayComplain: z.boolean(),
  /** Other shops have a part in this order: the caller, one of them, sees the own lines and their sums only. */
  ownPartOnly: z.boolean(),
})
export type OrderDetail = z.infer<typeof OrderDetail>

export const readOrder = route({
  method: 'GET',
  path: '/api/orders/:id',
  summary: { zh: '订单详情', en: 'One order' },
  who: readers,
  scope: 'marketplace.read',
  clause: '7.1.1',
  input: Id,
  output: OrderDetail,
})
