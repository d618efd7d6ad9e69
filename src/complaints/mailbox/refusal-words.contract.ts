import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const mailboxRefusals = declareRefusals({
  'mail.settled-already': {
    status: 409,
    zh: '这封信已经处理过了。请看过最新情况再决定。',
    en: 'This letter was dealt with already. Look at it again before deciding.',
  },
  'mail.not-read-yet': {
    status: 409,
    zh: '这封信还在读取，请过几秒再试。',
    en: 'This letter is still being read; try again in a few seconds.',
  },
  'mail.case-unknown': {
    status: 422,
    zh: '没有这件投诉。请按投诉编号或订单号查找后选择。',
    en: 'There is no such complaint. Find it by its receipt or order number and choose it.',
  },
  'mail.nobody-to-answer': {
    status: 422,
    zh: '这封信没有可以回复的发件人地址。',
    en: 'This letter has no sender address that can be answered.',
  },
  'mail.nothing-said': {
    status: 422,
    zh: '这封信里没有能放进案卷的文字。可以只并入、不公开给双方，原件随时可以下载。',
    en: 'There are no words in this letter that could join the case. Join it without showing it; the original stays available.',
  },
  'mail.cannot-send-again': {
    status: 409,
    zh: '这封信现在是「{state}」，不能重新发送。',
    en: 'This letter is "{state}" and cannot be sent again.',
  },
})
