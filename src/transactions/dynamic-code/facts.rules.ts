import type { Capability } from '../../kernel/capability.ts'

export const codeFacts: NonNullable<Capability['facts']> = {
  'payment-code.issued': { zh: '签发付款码', en: 'Payment code issued' },
  'payment-code.redeemed': { zh: '核销付款码', en: 'Payment code redeemed' },
  'payment-code.burnt': { zh: '付款码核销不符，作废', en: 'Payment code did not fit and was burnt' },
  'payment-code.replay-succeeded': { zh: '发现同一付款码核销两次', en: 'A payment code was redeemed twice' },
  'static-code.issued': { zh: '生成静态收款码', en: 'Static code made' },
  'static-code.paid': { zh: '扫静态码付款', en: 'Paid by static code' },
}
