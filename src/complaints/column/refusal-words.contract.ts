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
  'column.changed-meanwhile': {
    status: 409,
    zh: '内容刚刚有变化，请看过最新情况再审核。',
    en: 'It has changed. Read it again first.',
  },
})
