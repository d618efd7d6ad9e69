import { oneOf, setting } from './setting.ts'

/** Safe transactions (chapter 6). */
export const transactionSettingTable = {
  XIAOBAO_PAYMENT_CAPS: setting({
    type: oneOf('warn', 'refuse'),
    default: 'warn',
    allowed:
      'warn: the answer says that the daily cap is passed and the marketplace decides; refuse: the code is refused',
    words: {
      zh: '付款码超过单日累计限额时：只提醒商城，还是拒绝核销',
      en: 'What happens when a payment code passes the daily cap of its grade',
    },
  }),
  XIAOBAO_PASSWORD_RENEWAL: setting({
    type: oneOf('checkup', 'reminder', 'mlps3'),
    default: 'checkup',
    allowed:
      'checkup: asked every 180 days whether all is well; reminder: a change is suggested every 90 days; mlps3: the same for consumers, who are never made to change',
    words: { zh: '交易密码更换提醒的口径', en: 'How owners of transaction passwords are reminded' },
  }),
}
