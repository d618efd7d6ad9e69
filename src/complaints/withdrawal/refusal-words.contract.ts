import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const withdrawalRefusals = declareRefusals({
  'withdrawal.asked-already': {
    status: 409,
    zh: '撤回请求已经发给商家，正在等答复。',
    en: 'The shop was asked already, and its answer is waited for.',
  },
  'withdrawal.nothing-asked': {
    status: 409,
    zh: '现在没有撤回请求等您答复。',
    en: 'Nobody asks you for consent to a withdrawal now.',
  },
})
