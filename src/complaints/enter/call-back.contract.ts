import { z } from 'zod'
import { Id, Instant, Paged, pageOf, route } from '../../kernel/route.contract.ts'
import { CategoryCode, State, textOf } from '../complaint.contract.ts'
import { Caller } from './caller.contract.ts'

/** Calls that somebody was promised: on the desk of every agent until one of them has called. */

export const CallBackRow = z.object({
  id: z.string(),
  complaint: z.string(),
  receipt: z.string(),
  state: State,
  category: CategoryCode,
  dueAt: Instant,
  /** Masked; the number is opened in the case. */
  caller: Caller,
  promisedBy: z.string().nullable(),
  doneAt: Instant.nullable(),
  reached: z.boolean().nullable(),
})
export type CallBackRow = z.infer<typeof CallBackRow>

export const listCallBacks = route({
  method: 'GET',
  path: '/api/call-backs',
  summary: { zh: '约定的回电，最近到期的在前', en: 'Calls that were promised, soonest first' },
  who: ['agent', 'admin'],
  clause: '7.2.1',
  /** `complaint`: those of one case, done ones too. */
  input: Paged.extend({ complaint: z.string().max(60).optional() }),
  output: pageOf(CallBackRow),
})

export const promiseCallBack = route({
  method: 'POST',
  path: '/api/complaints/:id/call-backs',
  summary: { zh: '约定回电时间', en: 'Promise a call back' },
  who: ['agent'],
  clause: '7.2.1',
  audit: 'complaint.promise-call',
  status: 201,
  input: Id.extend({ dueAt: Instant }),
  output: CallBackRow,
})

export const noteCall = route({
  method: 'POST',
  path: '/api/call-backs/:id/call',
  summary: { zh: '登记已经回电', en: 'Note that the call was made' },
  who: ['agent'],
  clause: '7.2.1',
  audit: 'complaint.call-back',
  status: 201,
  input: Id.extend({
    reached: z.boolean(),
    /** What was said, for colleagues; an answer of substance is given in the case. */
    note: textOf(2, 1000),
    /** Nobody answered: when somebody tries again. */
    againAt: Instant.optional(),
  }),
  output: CallBackRow,
})
