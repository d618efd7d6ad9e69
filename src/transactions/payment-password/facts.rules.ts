import type { Capability } from '../../kernel/capability.ts'

export const passwordFacts: NonNullable<Capability['facts']> = {
  'transaction-password.set': { zh: '设置交易密码', en: 'Transaction password set' },
  'transaction-password.locked': {
    zh: '交易密码连续输错，暂停使用',
    en: 'Transaction password rests after wrong tries',
  },
  'transaction-password.confirmed': { zh: '交易密码：确认一切正常', en: 'Transaction password: all is well' },
  'transaction-password.reminded': { zh: '提醒更换交易密码', en: 'Reminded of the transaction password' },
  'transaction-password.reset-asked': { zh: '申请重设交易密码', en: 'Reset of the transaction password asked for' },
  'transaction-password.reset-stopped': { zh: '停止重设交易密码', en: 'Reset of the transaction password stopped' },
  'payment-approval.asked': { zh: '请消费者确认付款', en: 'Payment to be confirmed' },
  'payment-approval.approved': { zh: '用交易密码确认付款', en: 'Payment confirmed' },
  'payment-approval.declined': { zh: '消费者不付', en: 'Payment declined' },
  'payment-approval.redeemed': { zh: '凭确认付款', en: 'Paid on the confirmation' },
  'payment-approval.voided': { zh: '付款与确认不符，作废', en: 'Payment differed from the confirmation and is void' },
}
