import { z } from 'zod'
import { Id, Instant, Paged, pageOf, route } from '../../kernel/route.contract.ts'
import { Amount, Currency, textOf } from '../complaint.contract.ts'
import { PaymentState, Trouble } from './payment.contract.ts'

/** What the platform paid for shops, and how it gets it back (E-commerce Law art. 58, Consumer Law art. 44). */

export const RecoveryWay = z.enum(['deposit', 'transfer', 'write-off'])
export type RecoveryWay = z.infer<typeof RecoveryWay>
export const Account = z.enum(['merchant', 'deposit', 'platform', 'written-off', 'consumer'])

export const DebtRow = z.object({
  merchant: z.object({ id: z.string(), name: z.string() }),
  currency: Currency,
  advancedFen: z.int(),
  backFen: z.int(),
  owedFen: z.int(),
  /** The first advance. */
  since: Instant,
})
export type DebtRow = z.infer<typeof DebtRow>
const keepers = ['governance-officer', 'admin'] as const

export const listDebts = route({
  method: 'GET',
  path: '/api/recourse',
  summary: {
    zh: '平台先行赔付后待追偿的商家（商家看自己的）',
    en: 'Shops that owe the platform what it paid first; a shop sees itself',
  },
  who: [...keepers, 'merchant'],
  clause: '7.1.3',
  input: Paged.extend({ all: z.boolean().default(false) }),
  output: pageOf(DebtRow).extend({ waiting: z.int() }),
})

export const RecoveryView = z.object({
  id: z.string(),
  way: RecoveryWay,
  amountFen: z.int(),
  currency: Currency,
  state: PaymentState,
  trouble: Trouble.nullable(),
  note: z.string(),
  askedAt: Instant,
  doneAt: Instant.nullable(),
  mayDecide: z.boolean(),
})
export const JournalRow = z.object({
  id: z.string(),
  at: Instant,
  from: Account,
  to: Account,
  amountFen: z.int(),
  currency: Currency,
  complaint: z.object({ id: z.string(), receipt: z.string() }).nullable(),
})
export const DebtView = z.object({
  id: z.string(),
  name: z.string(),
  debts: z.array(DebtRow),
  deposit: z.object({ availableFen: z.int(), heardAt: Instant }).nullable(),
  recoveries: z.array(RecoveryView),
  journal: z.array(JournalRow),
  next: z.string().nullable(),
  mayRecover: z.boolean(),
})
export type DebtView = z.infer<typeof DebtView>

export const readDebt = route({
  method: 'GET',
  path: '/api/recourse/:id',
  summary: { zh: '一家商家的赔付台账', en: 'The journal of one shop' },
  who: [...keepers, 'merchant'],
  clause: '7.1.3',
  input: Id.extend(Paged.shape),
  output: DebtView,
})
export const orderRecovery = route({
  method: 'POST',
  path: '/api/recourse/:id/recoveries',
  summary: {
    zh: '向商家追偿：划扣保证金、登记还款或申请核销',
    en: 'Recover: from the deposit, by a transfer that came in, or ask to write it off',
  },
  who: keepers,
  clause: '7.1.3',
  audit: 'recovery.order',
  status: 201,
  input: Id.extend({
    way: RecoveryWay,
    amountFen: Amount.min(1),
    currency: Currency.default('CNY'),
    note: textOf(4, 1000),
  }),
  output: DebtView,
})
export const decideRecovery = route({
  method: 'POST',
  path: '/api/recourse/:id/recoveries/:recovery/decision',
  summary: { zh: '复核核销', en: 'Decide on a write-off, as a second person' },
  who: keepers,
  clause: '7.1.3',
  audit: 'recovery.decide',
  status: 201,
  input: Id.extend({ recovery: z.string().min(1).max(60), approved: z.boolean(), note: textOf(0, 1000).default('') }),
  output: DebtView,
})
