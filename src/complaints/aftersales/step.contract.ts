import { z } from 'zod'
import type { Who } from '../../kernel/role.contract.ts'
import { Id, route } from '../../kernel/route.contract.ts'
import { Amount, FileIds, Reasoned, Text, textOf } from '../complaint.contract.ts'
import { DisputeReason, RefuseReason, Remedy, RequestView } from './aftersales.contract.ts'

export const readRequest = route({
  method: 'GET',
  path: '/api/aftersales/requests/:id',
  summary: { zh: '查看一件售后申请', en: 'Open an after-sales request' },
  who: ['consumer', 'merchant', 'agent', 'mediator', 'arbitrator', 'admin'],
  clause: '2.3.2',
  input: Id,
  output: RequestView,
})

/** The version the page showed: when the request has changed since, the step is refused and nothing is lost. */
const Versioned = Id.extend({ version: z.int().min(1).optional() })
type Resource = { readonly zh: string; readonly en: string; readonly who: readonly Who[] }

/** A step is a thing that somebody made; it answers with the whole request as it is afterwards. */
const step = <I extends z.ZodObject>(resource: string, { zh, en, who }: Resource, input: I) =>
  route({
    method: 'POST',
    path: `/api/aftersales/requests/:id/${resource}`,
    summary: { zh, en },
    who,
    clause: '2.3.2',
    audit: `aftersales.${resource}`,
    status: 201,
    input,
    output: RequestView,
  })
const consumer: readonly Who[] = ['consumer']
const merchant: readonly Who[] = ['merchant']

/** Name, telephone and street, as it goes on a parcel. */
export const Address = textOf(10, 300)
const Parcel = { carrier: textOf(1, 60), trackingNo: textOf(4, 60), files: FileIds.default([]) }

export const approve = step(
  'approval',
  { zh: '同意售后申请', en: 'Approve a request', who: merchant },
  Versioned.extend({ text: textOf(0, 2000).default(''), returnAddress: Address.optional() }),
)
export const counter = step(
  'counter-offer',
  { zh: '提出别的方案', en: 'Make another offer', who: merchant },
  Versioned.extend({
    text: Reasoned,
    remedy: Remedy.exclude(['give-back']),
    /** What is paid back, for a return or a refund without a return. */
    amountFen: Amount,
    files: FileIds.default([]),
  }),
)
export const refuse = step(
  'refusal',
  { zh: '不同意售后申请', en: 'Refuse a request', who: merchant },
  Versioned.extend({ reason: RefuseReason, text: Reasoned, files: FileIds.default([]) }),
)
export const giveAddress = step(
  'return-address',
  { zh: '提供退货地址', en: 'Give the return address', who: merchant },
  Versioned.extend({ returnAddress: Address }),
)
export const acceptCounter = step(
  'counter-acceptance',
  { zh: '接受商家的方案', en: "Accept the merchant's offer", who: consumer },
  Versioned,
)
export const declineCounter = step(
  'counter-refusal',
  { zh: '不接受商家的方案', en: "Decline the merchant's offer", who: consumer },
  Versioned.extend({ text: textOf(0, 2000).default('') }),
)
export const sendBack = step(
  'return-parcel',
  { zh: '寄回商品并填写运单号', en: 'Send the goods back', who: consumer },
  Versioned.extend({
    ...Parcel,
    /** What it cost, where the merchant bears the freight; its receipt is among the files. */
    postageFen: Amount.default(0),
  }),
)
export const receive = step(
  'goods-receipt',
  { zh: '确认收到退回的商品', en: 'Confirm that the goods arrived', who: merchant },
  Versioned,
)
export const acceptGoods = step(
  'goods-acceptance',
  { zh: '验货通过', en: 'Accept the goods', who: merchant },
  Versioned.extend({ text: textOf(0, 2000).default('') }),
)
export const disputeGoods = step(
  'goods-dispute',
  { zh: '对退回的商品提出异议', en: 'Dispute the returned goods', who: merchant },
  Versioned.extend({
    reason: DisputeReason,
    text: Reasoned,
    files: FileIds.default([]),
    /** What the merchant would still pay; 0 to send the goods back as they are. */
    amountFen: Amount.default(0),
  }),
)
export const contestPostage = step(
  'postage-contest',
  { zh: '对寄回运费提出异议', en: 'Contest the return postage', who: merchant },
  Versioned.extend({
    /** What the merchant accepts of it. */
    amountFen: Amount.default(0),
    text: Reasoned,
    files: FileIds.default([]),
  }),
)
export const acceptDispute = step(
  'dispute-acceptance',
  { zh: '接受商家的验货意见', en: "Accept the merchant's view of the goods", who: consumer },
  Versioned,
)
export const sendOut = step(
  'outward-parcel',
  { zh: '寄出商品并填写运单号', en: 'Send the goods to the consumer', who: merchant },
  Versioned.extend(Parcel),
)
export const confirm = step('confirmation', { zh: '确认收到商品', en: 'Confirm receipt', who: consumer }, Versioned)
export const complain = step(
  'complaint',
  { zh: '转为投诉', en: 'Turn the request into a complaint', who: consumer },
  Versioned.extend({ text: textOf(0, 2000).default('') }),
)
export const addStatement = step(
  'statements',
  { zh: '补充说明或凭证', en: 'Add a statement or evidence', who: ['consumer', 'merchant'] },
  Versioned.extend({ text: Text, files: FileIds.default([]) }),
)
export const withdraw = step('withdrawal', { zh: '撤回售后申请', en: 'Withdraw a request', who: consumer }, Versioned)
