export const withdrawalFacts = {
  'withdrawal.asked': { zh: '消费者请商家同意撤回', en: 'The consumer asked to withdraw' },
  'withdrawal.consented': { zh: '商家同意撤回', en: 'The shop consented to the withdrawal' },
  'withdrawal.refused': { zh: '商家没有同意撤回', en: 'The shop did not consent to the withdrawal' },
} as const
