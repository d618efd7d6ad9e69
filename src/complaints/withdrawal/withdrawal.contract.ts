import { z } from 'zod'
import { Id, Instant, route } from '../../kernel/route.contract.ts'
import { ClockView } from '../../kernel/clock/clock.contract.ts'
import { CaseView, Reasoned, Text } from '../complaint.contract.ts'

/** To withdraw after a ruling or a settlement takes the shop's consent (7.1.3): asked, answered, or refused by silence. */

const Versioned = Id.extend({ version: z.int().min(1).optional() })

export const askWithdrawal = route({
  method: 'POST',
  path: '/api/complaints/:id/withdrawal-request',
  summary: { zh: '请商家同意撤回', en: 'Ask the shop to consent to a withdrawal' },
  who: ['consumer'],
  clause: '7.1.3',
  audit: 'complaint.ask-withdrawal',
  status: 201,
  /** `free`: nobody made it a condition of anything. */
  input: Versioned.extend({ text: Reasoned, free: z.literal(true) }),
  output: CaseView,
})
export const answerWithdrawal = route({
  method: 'POST',
  path: '/api/complaints/:id/withdrawal-answer',
  summary: { zh: '答复撤回请求', en: 'Consent to the withdrawal, or not' },
  who: ['merchant'],
  clause: '7.1.3',
  audit: 'complaint.answer-withdrawal',
  status: 201,
  input: Versioned.extend({ agrees: z.boolean(), text: Text.optional() }),
  output: CaseView,
})

export const WithdrawalView = z.object({
  id: z.string(),
  state: z.enum(['asked', 'agreed', 'refused', 'silent', 'lapsed']),
  reason: z.string(),
  askedAt: Instant,
  answer: z.string().nullable(),
  answeredAt: Instant.nullable(),
})
export type WithdrawalView = z.infer<typeof WithdrawalView>
export const readWithdrawals = route({
  method: 'GET',
  path: '/api/complaints/:id/withdrawal-requests',
  summary: { zh: '裁决后的撤回请求', en: 'Requests to withdraw after a ruling' },
  who: ['consumer', 'merchant', 'agent', 'mediator', 'arbitrator', 'admin'],
  clause: '7.1.3',
  input: Id,
  output: z.object({
    requests: z.array(WithdrawalView),
    /** Until when the shop is waited for. */
    clock: ClockView.nullable(),
  }),
})
