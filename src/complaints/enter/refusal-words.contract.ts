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
  'entry.told-on-wrong': {
    status: 422,
    zh: '回报日期应在收到日（{receivedOn}）到今天（{today}）之间。',
    en: 'The day on which they were told lies between the day it arrived ({receivedOn}) and today ({today}).',
  },
  'entry.not-ended': {
    status: 409,
    zh: '这件投诉还没有办结，只能登记阶段性回报。办结后再回报最终结果。',
    en: 'This complaint is not closed yet, so only an interim report can be noted. Report the end once there is one.',
  },
  'entry.answered-already': {
    status: 409,
    zh: '最终结果已经回报过了。要补充，请登记为阶段性回报。',
    en: 'How it ended was reported already. What is added to it is noted as an interim report.',
  },
  'entry.import-unreadable': {
    status: 422,
    zh: '「{fileName}」读不成表格。请从表格软件导出为 CSV（UTF-8 或 GBK），第一行是列名。',
    en: '"{fileName}" cannot be read as a table. Export it as CSV (UTF-8 or GBK); the first row names the columns.',
  },
  'entry.import-columns-missing': {
    status: 422,
    zh: '「{fileName}」缺少列：{columns}。请把第一行的列名改成这样，再上传。',
    en: '"{fileName}" lacks these columns: {columns}. Name them like this in the first row and send it again.',
  },
  'entry.import-too-large': {
    status: 413,
    zh: '一个文件最多 {maxRows} 行、{maxMb} MB。请分成几个文件。',
    en: 'A file may have {maxRows} rows and {maxMb} MB at most. Split it.',
  },
  'entry.second-needed': {
    status: 422,
    zh: '尾号相同的人很多：请再填姓氏或订单号。',
    en: 'Many numbers end like this: give a surname or an order number too.',
  },
  'entry.posted-after-found': {
    status: 422,
    zh: '发帖时间不能晚于发现时间。',
    en: 'It cannot have been posted after it was found.',
  },
  'entry.verified-already': {
    status: 409,
    zh: '发帖人的身份已经核实过了。',
    en: 'Who posted this was verified already.',
  },
  'entry.poster-unverified': {
    status: 409,
    zh: '还没有核实发帖人是谁，不能关联订单：否则别人的订单会被卷进来。请先核实身份。',
    en: 'It is not known yet who posted this, so no order can be linked: it might be somebody else’s. Verify the poster first.',
  },
})
