import { z } from 'zod'
import { Purpose } from '../../kernel/reading/reading-rule.contract.ts'
import { route } from '../../kernel/route.contract.ts'
import { textOf } from '../complaint.contract.ts'
import { FoundCase, FoundOrder } from './caller.contract.ts'

/** What somebody who says the end of their number is asked for: this or the other, and why they are looked for. */
export const searchByLastFour = route({
  method: 'POST',
  path: '/api/complaint-callers/last-four',
  summary: {
    zh: '按手机尾号和姓氏（或订单号）查来电人',
    en: 'Find a caller by the last four digits and a surname or an order number',
  },
  who: ['agent'],
  clause: '7.2.1',
  audit: 'complaint.caller-search-last-four',
  perMinute: 10,
  input: z.strictObject({
    lastFour: z.string().regex(/^\d{4}$/),
    /** As it is written, or how the name begins. */
    surname: textOf(1, 20).optional(),
    orderNumber: textOf(4, 60).optional(),
    purpose: Purpose,
  }),
  output: z.object({ cases: z.array(FoundCase), orders: z.array(FoundOrder), more: z.boolean() }),
})
