import { z } from 'zod'
import { AfterSalesRequest, FreightBy, Verdict } from '../../kernel/rulebook/aftersales-rule.contract.ts'
import { Day, Paged, pageOf, route } from '../../kernel/route.contract.ts'
import { Currency, FileIds, textOf, Words } from '../complaint.contract.ts'
import { AskReason, RequestRow, RequestView } from './aftersales.contract.ts'

const Own = z.string().min(1).max(80)
export const mostQuantity = 10_000
const wish = {
  orderId: Own,
  lineId: Own,
  quantity: z.int().min(1).max(mostQuantity).default(1),
  /** Exclusions that apply, as the consumer says (ids of the policy's questions). */
  said: z.array(z.string().min(1).max(80)).max(10).default([]),
  /** Only where the marketplace does not know when the goods arrived. */
  receivedOn: Day.optional(),
}

export const Reason = z.object({
  code: z.string(),
  words: Words,
  /** The rule that says so, and where it stands. */
  rule: z.string(),
  basis: Words,
})
export const Assessment = z.object({
  request: AfterSalesRequest,
  verdict: Verdict,
  reasons: z.array(Reason),
  /** The last day on which it can be asked for. */
  lastDay: Day.nullable(),
  provisional: z.boolean(),
  freight: FreightBy,
  freightBasis: Words,
  /** A fault has to be shown; pictures help. */
  evidence: z.boolean(),
  /** What comes back; 0 for an exchange or a repair. */
  amountFen: z.int(),
  /** The share of the freight out in it, where the merchant bears the freight. */
  freightOutFen: z.int(),
  /** What follows when the merchant does not answer. */
  onSilence: Words,
  reasonsToAsk: z.array(AskReason),
  openRequest: z.object({ id: z.string(), number: z.string() }).nullable(),
})
export type Assessment = z.infer<typeof Assessment>

export const assess = route({
  method: 'GET',
  path: '/api/aftersales/eligibility',
  summary: {
    zh: '这件商品现在可以申请哪些售后、谁付运费、依据是什么',
    en: 'What can be asked for about these goods now, who pays the freight, and why',
  },
  who: ['consumer'],
  clause: '2.3.2',
  input: z.strictObject({
    ...wish,
    /** Whether pictures or other proof will be attached. */
    evidence: z.boolean().default(false),
  }),
  output: z.object({
    policy: z.object({ id: z.string(), title: Words, condition: Words }),
    line: z.object({ id: z.string(), title: z.string(), quantity: z.int(), amountFen: z.int(), currency: Currency }),
    receivedOn: Day.nullable(),
    /** The goods have not arrived yet, so there is nothing to send back. */
    notReceived: z.boolean(),
    questions: z.array(z.object({ rule: z.string(), question: Words, title: Words })),
    requests: z.array(Assessment),
  }),
})

export const ask = route({
  method: 'POST',
  path: '/api/aftersales/requests',
  summary: { zh: '提出售后申请', en: 'Make an after-sales request' },
  who: ['consumer'],
  clause: '2.3.2',
  audit: 'aftersales.ask',
  status: 201,
  perMinute: 30,
  input: z.strictObject({
    ...wish,
    request: AfterSalesRequest,
    reason: AskReason,
    /** May be left out where no reason is needed. */
    text: textOf(0, 2000).default(''),
    files: FileIds.default([]),
  }),
  output: RequestView,
})

export const listMine = route({
  method: 'GET',
  path: '/api/aftersales/mine',
  summary: { zh: '我的售后申请', en: 'My after-sales requests' },
  who: ['consumer'],
  clause: '2.3.2',
  input: Paged.extend({ open: z.enum(['yes', 'no']).optional(), order: z.string().max(80).optional() }),
  output: pageOf(RequestRow),
})
