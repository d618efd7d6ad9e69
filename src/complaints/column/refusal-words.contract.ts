import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const columnRefusals = declareRefusals({
  'column.shop-unknown': {
    status: 409,
    zh: '这件投诉还没有关联商家，不能公开。',
    en: 'No shop is known for this complaint yet, so it cannot be published.',
  },
  'column.offered-already': {
    status: 409,
    zh: '这件投诉已经提交或公开过了。',
    en: 'This complaint has been offered or published already.',
  },
  'column.not-there': { status: 409, zh: '这件投诉不在专栏里。', en: 'This complaint is not in the column.' },
  'column.personal': {
    status: 422,
    zh: '文字里还有像电话、证件号、邮箱的内容，请删去后再提交。',
    en: 'There is still something like a telephone, an identity number or an e-mail address in it. Take it out first.',
  },
  'column.reason-needed': {
    status: 422,
    zh: '请写明不公开的理由，当事人会看到。',
    en: 'Say why it is not published: whoever wrote it reads that.',
  },
  'column.gone': {
    status: 409,
    zh: '这条专栏内容刚刚撤下了。您可以不关联专栏，直接提交投诉。',
    en: 'This posting has just left the column. You can file your complaint without it.',
  },
  'column.other-shop': {
    status: 422,
    zh: '这件订单不是专栏里那家商家的。请选择该商家的订单，或直接提交投诉。',
    en: 'This order is not from the shop of the posting. Choose an order from that shop, or file without the posting.',
  },
  'column.changed-meanwhile': {
    status: 409,
    zh: '内容刚刚有变化，请看过最新情况再审核。',
    en: 'It has changed. Read it again first.',
  },
})
