import { z } from 'zod'
import { Day, Empty, Fen, Id, Instant, Paged, pageOf, route } from '../../kernel/route.contract.ts'
import { Currency } from '../../marketplace/noun.contract.ts'

export { Currency }
/** What the money is for: to the shop, or back to the consumer. A code for one is none for the other. */
export const Purpose = z.enum(['payment', 'refund'])
export type Purpose = z.infer<typeof Purpose>
/** How the payer was known when the code was asked for (银发〔2017〕296号): by a certificate, by two kinds of factors, by one. */
export const Factors = z.enum(['certificate', 'two-kinds', 'one-kind'])
export type Factors = z.infer<typeof Factors>
export const Grade = z.enum(['A', 'B', 'C', 'D'])
export type Grade = z.infer<typeof Grade>
export const Form = z.enum(['dynamic', 'static'])
/** Expired is an open code whose time is over: nobody has to write it down. */
export const CodeState = z.enum(['open', 'redeemed', 'burnt', 'void', 'expired'])
export type CodeState = z.infer<typeof CodeState>
export const Why = z.enum(['payee', 'amount', 'currency', 'purpose', 'device', 'cap'])
export type Why = z.infer<typeof Why>

const AmountFen = z.int().min(1).max(100_000_000_000)
const Party = z.string().min(5).max(60)
const Device = z.string().trim().min(8).max(200)
/** As it was scanned or typed. */
const Scanned = z.string().trim().min(1).max(1000)
const TransactionNumber = z.string().trim().min(1).max(100)
const Payee = z.object({ id: z.string(), name: z.string() })

/** What a person may still pay today by codes of a grade; null where there is no cap. */
export const Cap = z.object({ dailyFen: Fen.nullable(), usedFen: Fen, passed: z.boolean(), refuses: z.boolean() })
export type Cap = z.infer<typeof Cap>

export const issueCode = route({
  method: 'POST',
  path: '/api/payment-codes',
  summary: { zh: '签发一枚付款码（六十秒，只用一次）', en: 'Issue a payment code (sixty seconds, one use)' },
  who: ['consumer', 'machine'],
  scope: 'payments.write',
  clause: '6.1.4',
  audit: 'payment-code.issue',
  status: 201,
  secrets: ['digits', 'qr'],
  input: z.strictObject({
    /** Whose code; a consumer asks for the own one and leaves it out. */
    consumer: Party.optional(),
    /** The marketplace's own mark of the telephone; the page makes one. */
    device: Device,
    payee: Party,
    purpose: Purpose.default('payment'),
    highestFen: AmountFen,
    currency: Currency.default('CNY'),
    /** From a consumer's own page it is one kind. */
    factors: Factors.optional(),
  }),
  output: z.object({
    id: z.string(),
    /** For a bar code. */
    digits: z.string(),
    /** For a QR code. */
    qr: z.string(),
    expiresAt: Instant,
    /** Counted by the server, for a telephone whose clock is wrong. */
    seconds: z.int(),
    payee: Payee,
    purpose: Purpose,
    highestFen: Fen,
    currency: Currency,
    grade: Grade,
    cap: Cap,
  }),
})

export const Redemption = z.object({
  id: z.string(),
  amountFen: Fen,
  currency: Currency,
  payee: Payee,
  purpose: Purpose,
  transaction: z.string(),
  redeemedAt: Instant,
  grade: Grade,
  cap: Cap,
  /** The same call heard again: this payment was answered before, and is not a second one. */
  repeated: z.boolean(),
})
export type Redemption = z.infer<typeof Redemption>

export const redeemCode = route({
  method: 'POST',
  path: '/api/payment-codes/redemption',
  summary: { zh: '核销一枚付款码', en: 'Redeem a payment code' },
  who: ['merchant', 'machine'],
  scope: 'payments.write',
  clause: '6.1.4',
  audit: 'payment-code.redeem',
  status: 201,
  secrets: ['code'],
  input: z.strictObject({
    code: Scanned,
    /** Who gets the money; a merchant redeems for the own shop and leaves it out. */
    payee: Party.optional(),
    amountFen: AmountFen,
    currency: Currency.default('CNY'),
    purpose: Purpose.default('payment'),
    /** The marketplace's own number of the payment: the same one again is the same payment. */
    transaction: TransactionNumber,
    /** Where the till knows which telephone showed the code. */
    device: Device.optional(),
  }),
  output: Redemption,
})

export const issueStaticCode = route({
  method: 'POST',
  path: '/api/static-codes',
  summary: { zh: '生成本店的静态收款码', en: 'Make the static code of a shop' },
  who: ['merchant', 'machine'],
  scope: 'payments.write',
  clause: '6.1.4',
  audit: 'static-code.issue',
  status: 201,
  input: z.strictObject({ merchant: Party.optional() }),
  output: z.object({ url: z.string(), payee: Payee }),
})

/** What somebody scanned, before paying. */
export const checkCode = route({
  method: 'GET',
  path: '/api/static-codes/check',
  summary: { zh: '查一查扫到的码：登记的收款人是谁', en: 'Check a scanned code: who is registered to get the money' },
  who: ['anyone'],
  clause: '6.1.4',
  perMinute: 60,
  input: z.strictObject({ code: Scanned }),
  output: z.object({ payee: Payee }),
})

export const payByStaticCode = route({
  method: 'POST',
  path: '/api/static-codes/payment',
  summary: { zh: '扫静态码付款前核对收款人和限额', en: 'Check payee and cap before a payment by a static code' },
  who: ['machine'],
  scope: 'payments.write',
  clause: '6.1.4',
  audit: 'static-code.pay',
  status: 201,
  input: z.strictObject({
    code: Scanned,
    consumer: Party,
    /** To whom the marketplace would send the money. */
    payee: Party,
    amountFen: AmountFen,
    currency: Currency.default('CNY'),
    transaction: TransactionNumber,
  }),
  output: Redemption,
})

export const CodeRow = z.object({
  id: z.string(),
  form: Form,
  purpose: Purpose,
  state: CodeState,
  why: Why.nullable(),
  grade: Grade,
  payee: Payee,
  /** Not for shops. */
  consumer: z.string().nullable(),
  highestFen: Fen,
  amountFen: Fen.nullable(),
  currency: Currency,
  transaction: z.string().nullable(),
  overCap: z.boolean(),
  replays: z.int(),
  createdAt: Instant,
  expiresAt: Instant,
  endedAt: Instant.nullable(),
})
export type CodeRow = z.infer<typeof CodeRow>

export const CodeFilter = z.strictObject({
  state: CodeState.optional(),
  form: Form.optional(),
  grade: Grade.optional(),
  payee: Party.optional(),
  consumer: Party.optional(),
  /** What deserves a look: shown again after its end, burnt, or above its cap. */
  odd: z.enum(['yes']).optional(),
  from: Day.optional(),
  until: Day.optional(),
})
export type CodeFilter = z.infer<typeof CodeFilter>

export const listCodes = route({
  method: 'GET',
  path: '/api/payment-codes',
  summary: {
    zh: '付款码及其结果（消费者和商家只见自己的）',
    en: 'Payment codes and what became of them; one’s own only',
  },
  who: ['risk-analyst', 'admin', 'merchant', 'consumer'],
  clause: '6.1.4',
  input: Paged.extend(CodeFilter.shape),
  output: pageOf(CodeRow),
})
export const exportCodes = route({
  method: 'GET',
  path: '/api/payment-codes.csv',
  summary: { zh: '导出付款码（CSV）', en: 'Export payment codes (CSV)' },
  who: ['risk-analyst', 'admin', 'merchant'],
  clause: '6.1.4',
  perMinute: 10,
  rawReply: 'text/csv',
  input: CodeFilter,
  output: z.string(),
})
/** Shops that the consumer bought from lately: at which of them to pay. */
export const listPayees = route({
  method: 'GET',
  path: '/api/payment-codes/payees',
  summary: { zh: '我最近买过的店铺', en: 'Shops I bought from lately' },
  who: ['consumer'],
  input: Empty,
  output: z.object({ rows: z.array(Payee) }),
})
export const readCode = route({
  method: 'GET',
  path: '/api/payment-codes/:id',
  summary: { zh: '一枚付款码现在怎样了', en: 'What became of a payment code' },
  who: ['risk-analyst', 'admin', 'merchant', 'consumer'],
  clause: '6.1.4',
  input: Id,
  output: CodeRow,
})
