import { z } from 'zod'
import { Id, Instant, route } from '../../kernel/route.contract.ts'
import { Amount, Currency, FileIds, Reader, Remedy, textOf, Words } from '../complaint.contract.ts'

/** Money for the consumer of a case: who pays, how much, and what became of it. */

export const ways = ['merchant', 'deposit', 'advance'] as const
export const Way = z.enum(ways)
export type Way = z.infer<typeof Way>
export const PaymentState = z.enum(['asked', 'ordered', 'done', 'refused', 'declined'])
export type PaymentState = z.infer<typeof PaymentState>
export const Trouble = z.enum(['failed', 'timed-out'])
export type Trouble = z.infer<typeof Trouble>
const Note = textOf(0, 1000)

export const PaymentView = z.object({
  id: z.string(),
  obligation: z.string(),
  way: Way,
  amountFen: z.int(),
  ground: z.object({ title: Words, article: z.string().nullable() }).nullable(),
  state: PaymentState,
  byHand: z.boolean(),
  trouble: Trouble.nullable(),
  /** For staff: what was said when it was asked for or entered. */
  note: z.string(),
  askedAt: Instant,
  decidedAt: Instant.nullable(),
  doneAt: Instant.nullable(),
  /** Whether the reader may say yes or no to it, send it again, or enter what became of it. */
  mayDecide: z.boolean(),
  mayEnd: z.boolean(),
})
export type PaymentView = z.infer<typeof PaymentView>

export const OwedView = z.object({
  id: z.string(),
  basis: z.enum(['settlement', 'agreement', 'ruling', 'legal']),
  debtor: z.enum(['merchant', 'consumer', 'platform']),
  remedy: Remedy,
  amountFen: z.int(),
  dueOn: z.string(),
  /** The item of the order that it is for; null where it is for all of it. */
  line: z.string().nullable(),
  state: z.string(),
  paidFen: z.int(),
  underWayFen: z.int(),
  leftFen: z.int(),
  /** What the reader may do about this one, now. */
  may: z.object({ prove: z.boolean(), confirm: z.boolean(), dispute: z.boolean() }),
  /** Its day is over or it is disputed: the platform may see to it. */
  broken: z.boolean(),
  payments: z.array(PaymentView),
})
export const WayView = z.object({
  way: Way,
  allowed: z.boolean(),
  /** Why not, where it is not. */
  reason: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
})
export const PaymentsView = z.object({
  id: z.string(),
  receipt: z.string(),
  viewer: Reader,
  currency: Currency,
  owed: z.array(OwedView),
  /** Paid for what a later decision replaced. */
  earlier: z.array(PaymentView),
  /** The ways that are the reader's, now. */
  ways: z.array(WayView),
  /** For staff: what the deposit holds, as far as the marketplace said, and how what is left may be paid. */
  deposit: z.object({ availableFen: z.int(), heardAt: Instant }).nullable(),
  proposal: z.object({ deposit: z.int(), advance: z.int() }).nullable(),
  grounds: z.array(z.object({ code: z.string(), title: Words, summary: Words, article: z.string().nullable() })),
  /** Above it a second person decides on an advance; fen. */
  advanceAloneFen: z.int(),
})
export type PaymentsView = z.infer<typeof PaymentsView>

export const readPayments = route({
  method: 'GET',
  path: '/api/complaints/:id/payments',
  summary: { zh: '查看应付、已付和赔付进度', en: 'What is owed, paid and on its way' },
  who: ['consumer', 'merchant', 'agent', 'mediator', 'arbitrator', 'governance-officer', 'admin'],
  clause: '7.1.3',
  input: Id,
  output: PaymentsView,
})

export const orderPayment = route({
  method: 'POST',
  path: '/api/complaints/:id/payments',
  summary: {
    zh: '付款：商家退款、保证金赔付或平台先行赔付',
    en: 'Pay: by the shop, from its deposit, or by the platform first',
  },
  who: ['merchant', 'agent', 'admin'],
  clause: '7.1.3',
  audit: 'payment.order',
  status: 201,
  input: Id.extend({
    obligation: z.string().min(1).max(60),
    way: Way,
    amountFen: Amount.min(1),
    /** For an advance: its ground. */
    ground: z.string().min(1).max(60).optional(),
    /** Paid outside already: it is entered with its proof, and no command goes out. */
    byHand: z.boolean().default(false),
    note: Note.default(''),
    files: FileIds.default([]),
  }),
  output: PaymentsView,
})

const Payment = Id.extend({ payment: z.string().min(1).max(60) })
export const decidePayment = route({
  method: 'POST',
  path: '/api/complaints/:id/payments/:payment/decision',
  summary: { zh: '复核先行赔付', en: 'Decide on an advance, as a second person' },
  who: ['governance-officer', 'admin'],
  clause: '7.1.3',
  audit: 'payment.decide',
  status: 201,
  input: Payment.extend({ approved: z.boolean(), note: Note.default('') }),
  output: PaymentsView,
})

export const endPayment = route({
  method: 'POST',
  path: '/api/complaints/:id/payments/:payment/result',
  summary: {
    zh: '登记商城没有回报的付款结果',
    en: 'Enter what became of a payment that the marketplace is silent about',
  },
  who: ['agent', 'admin'],
  clause: '7.1.3',
  audit: 'payment.end',
  status: 201,
  input: Payment.extend({ done: z.boolean(), note: textOf(4, 1000), files: FileIds.default([]) }),
  output: PaymentsView,
})
