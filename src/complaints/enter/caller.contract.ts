import { z } from 'zod'
import { Instant, route } from '../../kernel/route.contract.ts'
import { CategoryCode, Currency, State, textOf } from '../complaint.contract.ts'

/** Who is on the line: found by number, address or order, and shown masked until somebody opens them. */

/** Masked in lists: `王**`, `138****5678`, `w***@example.cn`. */
export const Caller = z.object({
  name: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  handle: z.string().nullable(),
})
export type Caller = z.infer<typeof Caller>

export const FoundCase = z.object({
  id: z.string(),
  receipt: z.string(),
  state: State,
  category: CategoryCode,
  channel: z.string(),
  receivedAt: Instant,
  orderNumber: z.string().nullable(),
  caller: Caller,
})
export type FoundCase = z.infer<typeof FoundCase>

export const FoundOrder = z.object({
  id: z.string(),
  number: z.string(),
  placedAt: Instant,
  paidFen: z.int(),
  currency: Currency,
  shop: z.string().nullable(),
  /** Masked: what the caller says is compared with it. */
  buyer: z.string().nullable(),
  lines: z.array(z.object({ id: z.string(), title: z.string(), amountFen: z.int() })),
})
export type FoundOrder = z.infer<typeof FoundOrder>

/** At most so many of each are shown; who looks for one person finds few. */
export const mostFound = 20
export const findCallers = route({
  method: 'GET',
  path: '/api/complaint-callers',
  summary: { zh: '按电话、邮箱或订单号查来电人', en: 'Find a caller by telephone, e-mail or order number' },
  who: ['agent'],
  clause: '7.2.1',
  audit: 'complaint.caller-search',
  perMinute: 60,
  input: z.strictObject({ text: textOf(4, 80) }),
  output: z.object({ cases: z.array(FoundCase), orders: z.array(FoundOrder), more: z.boolean() }),
})
