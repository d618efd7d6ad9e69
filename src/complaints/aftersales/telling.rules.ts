import type { State } from './aftersales.contract.ts'

/** Which of our facts somebody is told about. */
export const newsKinds = [
  'aftersales.requested',
  'aftersales.approved',
  'aftersales.defaulted',
  'aftersales.address-given',
  'aftersales.countered',
  'aftersales.counter-accepted',
  'aftersales.counter-declined',
  'aftersales.refused',
  'aftersales.unanswered',
  'aftersales.goods-sent',
  'aftersales.goods-accepted',
  'aftersales.goods-disputed',
  'aftersales.dispute-accepted',
  'aftersales.refund-ordered',
  'aftersales.refund-blocked',
  'aftersales.refunded',
  'aftersales.postage-stated',
  'aftersales.postage-contested',
  'aftersales.postage-blocked',
  'aftersales.postage-paid',
  'aftersales.sent-out',
  'aftersales.escalated',
  'aftersales.closed',
] as const

export type Told = 'consumer' | 'merchant' | 'staff'
/** `day`: needs the last day of the present stage; `amount`: the money; `postage`: that of the postage. */
export type News = {
  readonly to: Told
  readonly template: string
  readonly with?: 'day' | 'amount' | 'both' | 'postage'
}

/** Who hears of a fact, and in which words, given where the request stands now. Nobody is told what he did himself. */
export function newsOf(kind: string, state: State, bySilence: boolean): readonly News[] {
  switch (kind) {
    case 'aftersales.requested':
      return [
        { to: 'consumer', template: 'asked', with: 'day' },
        { to: 'merchant', template: 'new-for-merchant', with: 'day' },
      ]
    case 'aftersales.defaulted':
      return [
        { to: 'consumer', template: 'defaulted' },
        { to: 'merchant', template: 'defaulted-merchant' },
      ]
    case 'aftersales.approved':
    case 'aftersales.counter-accepted':
      return approval(kind, state, bySilence)
    case 'aftersales.counter-declined':
      return [{ to: 'merchant', template: 'consumer-decided' }]
    case 'aftersales.unanswered':
      return [
        { to: 'consumer', template: 'unanswered', with: 'day' },
        { to: 'merchant', template: 'time-over' },
      ]
    case 'aftersales.goods-sent':
      return [{ to: 'merchant', template: 'goods-sent', with: 'day' }]
    case 'aftersales.goods-accepted':
    case 'aftersales.dispute-accepted':
      return state === 'fulfilling' ? [{ to: 'merchant', template: 'to-fulfil', with: 'day' }] : []
    case 'aftersales.refund-ordered':
      return [{ to: 'consumer', template: 'refund-ordered', with: 'both' }]
    case 'aftersales.refund-blocked':
      return [{ to: 'staff', template: 'refund-blocked' }]
    case 'aftersales.refunded':
      return [
        { to: 'consumer', template: 'refunded', with: 'amount' },
        { to: 'merchant', template: 'refunded', with: 'amount' },
      ]
    case 'aftersales.escalated':
      return [
        { to: 'consumer', template: 'escalated' },
        { to: 'merchant', template: 'escalated' },
      ]
    case 'aftersales.closed':
      return [
        { to: 'consumer', template: 'ended' },
        { to: 'merchant', template: 'ended' },
      ]
    default:
      return one[kind] ?? []
  }
}

const one: Readonly<Record<string, readonly News[]>> = {
  'aftersales.address-given': [{ to: 'consumer', template: 'address-given', with: 'day' }],
  'aftersales.countered': [{ to: 'consumer', template: 'countered', with: 'day' }],
  'aftersales.refused': [{ to: 'consumer', template: 'refused', with: 'day' }],
  'aftersales.goods-disputed': [{ to: 'consumer', template: 'disputed', with: 'day' }],
  'aftersales.postage-stated': [{ to: 'merchant', template: 'postage-stated', with: 'postage' }],
  'aftersales.postage-contested': [{ to: 'consumer', template: 'postage-contested', with: 'postage' }],
  'aftersales.postage-blocked': [{ to: 'staff', template: 'postage-blocked' }],
  'aftersales.postage-paid': [{ to: 'consumer', template: 'postage-paid', with: 'postage' }],
  'aftersales.sent-out': [{ to: 'consumer', template: 'sent-out', with: 'day' }],
}

function approval(kind: string, state: State, bySilence: boolean): readonly News[] {
  const accepted: News[] =
    kind === 'aftersales.counter-accepted' ? [{ to: 'merchant', template: 'consumer-decided' }] : []
  if (state === 'awaiting_address') return [...accepted, { to: 'merchant', template: 'address-needed', with: 'day' }]
  const told = state === 'awaiting_return' && kind === 'aftersales.approved' && !bySilence
  return told ? [...accepted, { to: 'consumer', template: 'approved', with: 'day' }] : accepted
}
