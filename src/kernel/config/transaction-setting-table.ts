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
}
