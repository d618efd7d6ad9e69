import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const entryRefusals = declareRefusals({
  'entry.received-in-future': {
    status: 422,
    zh: '收到时间不能晚于现在。请填写来电或来函实际到达的时间。',
    en: 'It cannot have arrived later than now. Enter when the call or the letter came in.',
  },
  'entry.answer-before-receipt': {
    status: 422,
    zh: '来函要求的答复日期（{answerBy}）早于收到日期（{receivedOn}），请核对来函。',
    en: 'The day by which their letter wants an answer ({answerBy}) lies before the day it arrived ({receivedOn}). Look at the letter again.',
  },
  'entry.reference-needed': {
    status: 422,
    zh: '转办件请填写对方的编号：回报办理结果、避免重复登记都靠它。',
    en: 'A transfer needs the number the authority gave it: the result is reported under it, and it is entered only once.',
  },
  'entry.call-back-past': {
    status: 422,
    zh: '约定的回电时间已经过了，请填写一个将来的时间。',
    en: 'The time for the call back is over already. Enter one that is still to come.',
  },
  'entry.call-back-nowhere': {
    status: 422,
    zh: '约了回电，但没有留电话。请填写来电人的号码，或取消回电。',
    en: 'A call back was promised but there is no number to call. Enter one, or take the promise back.',
  },
  'entry.nobody-to-answer': {
    status: 422,
    zh: '没有办法把结果告诉来电人：请留下电话或邮箱，或核对身份后关联订单。',
    en: 'There is no way to tell the caller what comes of it: take a telephone number or an e-mail address, or confirm who is calling and link the order.',
  },
  'entry.order-number-unknown': {
    status: 422,
    zh: '没有编号为「{orderNumber}」的订单。请再核对；核对不到，可以先不填，写在说明里。',
    en: 'There is no order numbered "{orderNumber}". Check it again; without it, leave it out and note it in the description.',
  },
  'entry.order-number-shared': {
    status: 422,
    zh: '有 {count} 笔订单的编号都是「{orderNumber}」。请从查到的订单里选一笔。',
    en: '{count} orders are numbered "{orderNumber}". Choose one of those that were found.',
  },
  'entry.called-already': {
    status: 409,
    zh: '这次回电已经登记过了。要再约一次，请在案件里另约时间。',
    en: 'This call was noted already. To promise another, set a time in the case.',
  },
})
