import { z } from 'zod'
import { AfterSalesRequest } from '../../kernel/rulebook/aftersales-rule.contract.ts'
import { Empty, Id, Instant, Paged, pageOf, route } from '../../kernel/route.contract.ts'
import { textOf } from '../complaint.contract.ts'
import { RequestRow, State } from './aftersales.contract.ts'
import { Address } from './step.contract.ts'

export const tabs = ['waiting-merchant', 'open', 'due-today', 'overdue', 'refunding', 'closed'] as const
export const Tab = z.enum(tabs)
export type Tab = z.infer<typeof Tab>
/** Tabs are counted up to this; beyond it a page says `999+`. */
export const countLimit = 1000
const readers = ['agent', 'mediator', 'arbitrator', 'admin', 'merchant'] as const

/** Staff see every request; a merchant sees those of its own shop through the same list. */
export const listRequests = route({
  method: 'GET',
  path: '/api/aftersales/requests',
  summary: { zh: '售后申请列表', en: 'After-sales requests' },
  who: readers,
  clause: '2.3.2',
  input: Paged.extend({
    tab: Tab.default('open'),
    request: AfterSalesRequest.optional(),
    state: State.optional(),
    merchant: z.string().max(60).optional(),
    /** A request number (hyphens and case do not matter) or the beginning of an order number. */
    text: textOf(0, 80).optional(),
  }),
  output: pageOf(RequestRow),
})

export const countRequests = route({
  method: 'GET',
  path: '/api/aftersales/counts',
  summary: { zh: '各页签的售后申请数量（最多数到 1000）', en: 'How many requests each tab holds (counted up to 1000)' },
  who: readers,
  clause: '2.3.2',
  input: Empty,
  output: z.object({ counts: z.record(Tab, z.int()), limit: z.int() }),
})

export const readShop = route({
  method: 'GET',
  path: '/api/aftersales/shop',
  summary: { zh: '我的店铺的常用退货地址', en: "The shop's standing return address" },
  who: ['merchant'],
  clause: '2.3.2',
  input: Empty,
  output: z.object({ returnAddress: z.string().nullable(), changedAt: Instant.nullable() }),
})

export const saveShop = route({
  method: 'PUT',
  path: '/api/aftersales/shop',
  summary: { zh: '设置常用退货地址', en: "Set the shop's standing return address" },
  who: ['merchant'],
  clause: '2.3.2',
  audit: 'aftersales.shop',
  input: z.strictObject({ returnAddress: Address }),
  output: z.object({ returnAddress: z.string().nullable(), changedAt: Instant.nullable() }),
})

/** The way back from a complaint to the request it came from. */
export const requestOfComplaint = route({
  method: 'GET',
  path: '/api/complaints/:id/aftersales',
  summary: { zh: '这件投诉由哪件售后申请转来', en: 'The after-sales request that a complaint came from' },
  who: ['consumer', 'merchant', 'agent', 'mediator', 'arbitrator', 'admin'],
  clause: '2.3.2',
  input: Id,
  output: z.object({ request: RequestRow.nullable() }),
})
