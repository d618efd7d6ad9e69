import type { AfterSalesRequest } from '../../kernel/rulebook/aftersales-rule.contract.ts'
import type { Words } from '../../kernel/route.contract.ts'
import type { AskReason, DisputeReason, RefuseReason, Remedy, State } from './aftersales.contract.ts'

/** Words that the server itself says: in refusals, in what a complaint takes over, on the timeline of a phone. */

export const stateWords: Readonly<Record<State, Words>> = {
  requested: { zh: '等商家答复', en: 'Waiting for the merchant' },
  awaiting_address: { zh: '等商家提供退货地址', en: 'Waiting for the return address' },
  countered: { zh: '商家提出了其他方案', en: 'The merchant made another offer' },
  refused: { zh: '没有谈成', en: 'Not agreed' },
  unanswered: { zh: '商家逾期未答复', en: 'The merchant did not answer' },
  awaiting_return: { zh: '等消费者寄回', en: 'Waiting for the goods to be sent back' },
  returning: { zh: '退货途中', en: 'On the way back' },
  inspecting: { zh: '商家验货', en: 'Being inspected' },
  disputed: { zh: '商家对商品有异议', en: 'The goods are disputed' },
  refunding: { zh: '退款中', en: 'Being refunded' },
  fulfilling: { zh: '等商家寄出', en: 'Waiting for the merchant to send the goods' },
  delivering: { zh: '商品在途', en: 'On the way to the consumer' },
  closed: { zh: '已结束', en: 'Closed' },
}

export const requestWords: Readonly<Record<AfterSalesRequest, Words>> = {
  'no-reason-return': { zh: '七天无理由退货', en: 'Return without a reason' },
  'faulty-return': { zh: '质量问题退货', en: 'Return of faulty goods' },
  exchange: { zh: '换货', en: 'Exchange' },
  repair: { zh: '保修', en: 'Repair under warranty' },
}

export const remedyWords: Readonly<Record<Remedy, Words>> = {
  return: { zh: '退货退款', en: 'return and refund' },
  exchange: { zh: '换货', en: 'exchange' },
  repair: { zh: '维修', en: 'repair' },
  'refund-only': { zh: '不退货，退一部分款', en: 'partial refund without a return' },
  'give-back': { zh: '寄回原商品', en: 'goods sent back as they are' },
}

export const askReasonWords: Readonly<Record<AskReason, Words>> = {
  'changed-mind': { zh: '不想要了', en: 'I changed my mind' },
  size: { zh: '尺码、大小不合适', en: 'The size does not fit' },
  'unlike-expected': { zh: '和想的不一样', en: 'Not what I expected' },
  broken: { zh: '坏了、用不了', en: 'Broken, or does not work' },
  flawed: { zh: '有瑕疵、做工差', en: 'Flawed, or badly made' },
  'not-as-described': { zh: '和页面描述不符', en: 'Not as described' },
  'wrong-item': { zh: '发错了', en: 'The wrong goods were sent' },
  'missing-parts': { zh: '少配件', en: 'Parts are missing' },
  other: { zh: '其他', en: 'Something else' },
}

export const refuseReasonWords: Readonly<Record<RefuseReason, Words>> = {
  'out-of-time': { zh: '超过申请期', en: 'the time to ask is over' },
  'excluded-goods': { zh: '属于不适用无理由退货的商品', en: 'goods that cannot be returned without a reason' },
  'no-fault': { zh: '没有发现质量问题', en: 'no fault was found' },
  misuse: { zh: '使用不当造成', en: 'caused by misuse' },
  'not-our-goods': { zh: '不是本店卖出的商品', en: 'not the goods that were sold' },
  'evidence-missing': { zh: '没有凭证', en: 'no evidence' },
  other: { zh: '其他', en: 'another reason' },
}

export const disputeReasonWords: Readonly<Record<DisputeReason, Words>> = {
  'not-arrived': { zh: '没有收到退货', en: 'the goods did not arrive' },
  'not-intact': { zh: '商品不完好', en: 'the goods are not intact' },
  incomplete: { zh: '少件、缺配件', en: 'something is missing' },
  'not-our-goods': { zh: '寄回的不是原商品', en: 'not the goods that were sold' },
  'no-fault': { zh: '检测没有质量问题', en: 'a test found no fault' },
}

/** Which reasons fit which request; the first is the usual one. */
export const reasonsFor: Readonly<Record<AfterSalesRequest, readonly AskReason[]>> = {
  'no-reason-return': ['changed-mind', 'size', 'unlike-expected', 'other'],
  'faulty-return': ['broken', 'flawed', 'not-as-described', 'wrong-item', 'missing-parts', 'other'],
  exchange: ['broken', 'flawed', 'not-as-described', 'wrong-item', 'missing-parts', 'other'],
  repair: ['broken', 'flawed', 'other'],
}
