import { z } from 'zod'
import { Empty, Fen, Id, Instant, route } from '../../kernel/route.contract.ts'
import { Currency } from '../../marketplace/noun.contract.ts'

export { Currency }
const SixDigits = z.string().regex(/^\d{6}$/)
/** Tried as it was typed: whatever it is, it is wrong or right. */
const Typed = z.string().min(1).max(60)

export const PasswordView = z.object({
  set: z.boolean(),
  setAt: Instant.nullable(),
  lockedUntil: Instant.nullable(),
  /** From when a new one may be set without the one of now, and until when. */
  reset: z.object({ askedAt: Instant, from: Instant, until: Instant, open: z.boolean() }).nullable(),
  /** Days since it was set, where it is time to think of another; nobody is made to. */
  reminder: z.object({ days: z.int(), words: z.enum(['checkup', 'reminder']) }).nullable(),
})
export type PasswordView = z.infer<typeof PasswordView>

export const readPassword = route({
  method: 'GET',
  path: '/api/transaction-password',
  summary: { zh: '我的交易密码状态', en: 'How my transaction password stands' },
  who: ['consumer'],
  clause: '6.1.3',
  input: Empty,
  output: PasswordView,
})
export const setPassword = route({
  method: 'PUT',
  path: '/api/transaction-password',
  summary: { zh: '设置或修改交易密码', en: 'Set or change the transaction password' },
  who: ['consumer'],
  clause: '6.1.3',
  audit: 'transaction-password.set',
  secrets: ['next', 'current'],
  perMinute: 20,
  input: z.strictObject({ next: SixDigits, current: Typed.optional() }),
  output: PasswordView,
})
export const confirmPassword = route({
  method: 'POST',
  path: '/api/transaction-password/checkup',
  summary: { zh: '看过更换提醒：一切正常', en: 'I saw the reminder: all is well' },
  who: ['consumer'],
  clause: '6.1.3',
  audit: 'transaction-password.confirm',
  input: Empty,
  output: PasswordView,
})
export const askReset = route({
  method: 'POST',
  path: '/api/transaction-password/reset',
  summary: { zh: '忘记交易密码：申请重设', en: 'Forgotten: ask for a reset' },
  who: ['consumer'],
  clause: '6.1.3',
  audit: 'transaction-password.ask-reset',
  stepUp: { minutes: 15 },
  status: 201,
  input: Empty,
  output: PasswordView,
})
export const stopReset = route({
  method: 'DELETE',
  path: '/api/transaction-password/reset',
  summary: { zh: '停止重设交易密码', en: 'Stop the reset' },
  who: ['consumer'],
  clause: '6.1.3',
  audit: 'transaction-password.stop-reset',
  input: Empty,
  output: PasswordView,
})

/** What a payment is: whoever changes one of it has another payment. */
const payment = {
  payee: z.string().min(5).max(60),
  amountFen: z.int().min(1).max(100_000_000_000),
  currency: Currency.default('CNY'),
  transaction: z.string().trim().min(1).max(100),
}
export const ApprovalState = z.enum(['asked', 'approved', 'redeemed', 'declined', 'void', 'expired'])
export type ApprovalState = z.infer<typeof ApprovalState>
export const Approval = z.object({
  id: z.string(),
  payee: z.object({ id: z.string(), name: z.string() }),
  amountFen: Fen,
  currency: Currency,
  transaction: z.string(),
  state: ApprovalState,
  /** Of exactly this payment; whoever confirms it sends back what was shown. */
  digest: z.string(),
  /** Until when it may be confirmed; once it was, until when it may be paid. */
  until: Instant,
  askedAt: Instant,
})
export type Approval = z.infer<typeof Approval>

export const askApproval = route({
  method: 'POST',
  path: '/api/payment-approvals',
  summary: { zh: '商城请消费者用交易密码确认一笔付款', en: 'The marketplace asks for a payment to be confirmed' },
  who: ['machine'],
  scope: 'payments.write',
  clause: '6.1.3',
  audit: 'payment-approval.ask',
  status: 201,
  secrets: ['nonce'],
  input: z.strictObject({ consumer: z.string().min(5).max(60), ...payment }),
  /** `page` is where the consumer confirms; without a password it is set first. */
  output: Approval.extend({ nonce: z.string(), page: z.string(), passwordSet: z.boolean() }),
})
export const readApproval = route({
  method: 'GET',
  path: '/api/payment-approvals/:id',
  summary: { zh: '一笔待确认的付款', en: 'A payment that waits to be confirmed' },
  who: ['consumer', 'machine'],
  scope: 'payments.write',
  clause: '6.1.3',
  input: Id,
  output: Approval,
})
export const checkPassword = route({
  method: 'POST',
  path: '/api/transaction-password/check',
  summary: { zh: '输入交易密码确认这一笔付款', en: 'Confirm this very payment with the transaction password' },
  who: ['consumer'],
  clause: '6.1.3',
  audit: 'transaction-password.check',
  secrets: ['password'],
  perMinute: 20,
  input: Id.extend({ digest: z.string().min(1).max(100), password: Typed }),
  output: Approval,
})
export const declineApproval = route({
  method: 'POST',
  path: '/api/payment-approvals/:id/refusal',
  summary: { zh: '不付这一笔', en: 'Do not pay this' },
  who: ['consumer'],
  clause: '6.1.3',
  audit: 'payment-approval.decline',
  status: 201,
  input: Id,
  output: Approval,
})
export const redeemApproval = route({
  method: 'POST',
  path: '/api/payment-approvals/:id/redemption',
  summary: { zh: '商城凭确认付款，只能一次', en: 'The marketplace pays on the confirmation, once' },
  who: ['machine'],
  scope: 'payments.write',
  clause: '6.1.3',
  audit: 'payment-approval.redeem',
  status: 201,
  secrets: ['nonce'],
  input: Id.extend({ ...payment, nonce: z.string().min(1).max(100) }),
  output: Approval.extend({ repeated: z.boolean() }),
})
