import { z } from 'zod'
import { FileView } from '../../kernel/evidence/evidence.contract.ts'
import { Empty, Id, Instant, pageOf, Paged, route } from '../../kernel/route.contract.ts'
import { FileIds, Reasoned } from '../complaint.contract.ts'

/** Force majeure (7.3.1): a supervisor lets the service clocks of a region, a shop or one complaint stand still, with proof on file. */

export const Scope = z.enum(['region', 'merchant', 'case'])
export type Scope = z.infer<typeof Scope>

const supervisors = ['governance-officer', 'admin'] as const

export const OrderView = z.object({
  id: z.string(),
  scope: Scope,
  scopeId: z.string(),
  /** The province, the shop or the receipt number. */
  name: z.string(),
  reason: z.string(),
  from: Instant,
  until: Instant,
  orderedBy: z.string(),
  orderedAt: Instant,
  endedAt: Instant.nullable(),
  endReason: z.string(),
  state: z.enum(['planned', 'running', 'over', 'lifted']),
  /** Complaints whose clocks it held, and those it still holds. */
  cases: z.int(),
  holding: z.int(),
  files: z.array(FileView),
})
export type OrderView = z.infer<typeof OrderView>

export const listOrders = route({
  method: 'GET',
  path: '/api/force-majeure',
  summary: { zh: '查看不可抗力暂停', en: 'See the orders for force majeure' },
  who: [...supervisors, 'agent'],
  clause: '7.3.1',
  input: Empty.extend(Paged.shape),
  output: pageOf(OrderView),
})

export const orderForceMajeure = route({
  method: 'POST',
  path: '/api/force-majeure',
  summary: { zh: '批准不可抗力暂停', en: 'Order a standstill for force majeure' },
  who: supervisors,
  clause: '7.3.1',
  audit: 'complaint.force-majeure',
  status: 201,
  input: z.strictObject({
    scope: Scope,
    /** The two digits of a province, the id of a shop, or the receipt number of a complaint. */
    scopeId: z.string().trim().min(2).max(60),
    text: Reasoned,
    /** Absent: from now. Never in the past: what ran then has run. */
    from: Instant.optional(),
    until: Instant,
    files: FileIds.min(1),
  }),
  output: OrderView,
})

export const liftForceMajeure = route({
  method: 'POST',
  path: '/api/force-majeure/:id/lifting',
  summary: { zh: '提前解除不可抗力暂停', en: 'Lift an order for force majeure' },
  who: supervisors,
  clause: '7.3.1',
  audit: 'complaint.force-majeure-lift',
  status: 201,
  input: Id.extend({ text: Reasoned }),
  output: OrderView,
})
