import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const limitRefusals = declareRefusals({
  'limit.not-at-authority': {
    status: 409,
    zh: '这件投诉不是 12315 或市场监管部门转来的，没有机关的办理节点可以登记。',
    en: 'This complaint did not come through 12315 or a market regulator, so there is nothing of an authority to enter.',
  },
  'limit.not-at-courier': {
    status: 409,
    zh: '只有没收到货、运输损坏、少件错件的投诉才登记快递企业的节点。',
    en: 'A courier has a part only in complaints about delivery, damage in transit, or missing items.',
  },
  'limit.not-at-shop': {
    status: 409,
    zh: '法律规定的退款期限从商家收到无理由退货的商品起算；这件投诉要求的不是这种退款。',
    en: 'The days for a refund count from the goods of a no-reason return; this complaint asks for something else.',
  },
  'limit.excluded': {
    status: 409,
    zh: '已经登记“{zh}”，两者只能有一个。登记错了的，先撤销那一条。',
    en: '“{en}” is entered already, and only one of the two can be true. Take that one back first if it is wrong.',
  },
  'limit.entered': {
    status: 409,
    zh: '“{zh}”已经登记过。日期不对的，先撤销再登记。',
    en: '“{en}” is entered already. If the day is wrong, take it back and enter it again.',
  },
  'limit.needs-first': {
    status: 409,
    zh: '请先登记“{zh}”。',
    en: 'Enter first: “{en}”.',
  },
  'limit.in-future': {
    status: 422,
    zh: '发生的日期最晚是今天（{today}）。',
    en: 'It cannot have happened later than today ({today}).',
  },
  'limit.too-early': {
    status: 422,
    zh: '不能早于“{zh}”的日期 {day}。',
    en: 'Not before the day of “{en}”: {day}.',
  },
  'limit.too-late': {
    status: 422,
    zh: '不能晚于“{zh}”的日期 {day}。',
    en: 'Not after the day of “{en}”: {day}.',
  },
  'limit.rested-on': {
    status: 409,
    zh: '“{zh}”以它为前提，请先撤销那一条。',
    en: '“{en}” rests on it. Take that one back first.',
  },
  'limit.too-many': {
    status: 409,
    zh: '这件投诉已经登记了 {most} 个节点，不能再加。',
    en: 'This complaint has {most} entries of this kind already, and no room for more.',
  },
})
