import { z } from 'zod'
import { Id, route } from '../../kernel/route.contract.ts'
import { Amount, CaseView, Reasoned, Remedy } from '../complaint.contract.ts'

/** What is asked for, put right while the case is negotiated: by the consumer, or by an agent as the consumer told. */
export const changeClaim = route({
  method: 'POST',
  path: '/api/complaints/:id/claim',
  summary: { zh: '改正或补充投诉要求', en: 'Put right what a complaint asks for' },
  who: ['consumer', 'agent'],
  clause: '7.1.1',
  audit: 'complaint.claim',
  status: 201,
  input: Id.extend({
    remedies: z.array(Remedy).min(1).max(7),
    /** Up to what was paid for the goods, where the order is known. */
    amountFen: Amount,
    /** Why; of an agent: when and how the consumer asked for it. Both sides read it. */
    text: Reasoned,
    version: z.int().min(1).optional(),
  }),
  output: CaseView,
})
