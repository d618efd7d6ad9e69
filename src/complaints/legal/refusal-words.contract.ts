import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const legalRefusals = declareRefusals({
  'legal.dated-in-future': {
    status: 422,
    zh: '文书日期不能晚于今天（{today}）。',
    en: 'The document cannot be dated later than today ({today}).',
  },
  'legal.effect-before-date': {
    status: 422,
    zh: '生效日期不能早于文书日期（{datedOn}）。',
    en: 'It cannot take effect before the day of the document ({datedOn}).',
  },
  'legal.effect-missing': {
    status: 422,
    zh: '请写明文书的生效日期；已经上诉、还没有生效的，结果选「已上诉，尚未生效」。',
    en: 'Say on which day it took effect. If it was appealed and has no effect yet, choose that as the result.',
  },
  'legal.not-effective-yet': {
    status: 422,
    zh: '文书到 {effectiveOn} 才生效，生效后再登记；在此之前投诉仍在法律途径中，时限不走。',
    en: 'It takes effect on {effectiveOn}; enter it then. Until that day the matter stays at law and no clock runs.',
  },
  'legal.nothing-ordered': {
    status: 422,
    zh: '支持消费者的文书，请写明商家要付的金额或者要做的事。',
    en: 'A result for the consumer says what the shop has to pay or to do.',
  },
  'legal.orders-nothing': {
    status: 422,
    zh: '这种结果不会判商家付款或履行，请去掉金额和商家的义务，或者改选结果。',
    en: 'Such a result orders nothing of the shop. Take the amount and its duties out, or choose another result.',
  },
  'legal.sum-differs': {
    status: 422,
    zh: '商家各项义务的金额合计 {listed} 元，和总金额不一致。',
    en: 'What the shop owes adds up to {listed}, which is not the amount.',
  },
  'legal.body-missing': {
    status: 422,
    zh: '请写明作出文书的机构，或者从名录里选。',
    en: 'Name the body, or choose it from the directory.',
  },
  'legal.body-unknown': {
    status: 422,
    zh: '名录里没有这个机构，请写机构名称。',
    en: 'The directory has no such body; write its name.',
  },
  'legal.file-missing': {
    status: 422,
    zh: '请附上文书的照片或扫描件，平台要核对。',
    en: 'Attach a photo or a scan of the document; the platform checks it.',
  },
  'legal.known': {
    status: 409,
    zh: '这份文书已经提交或登记过。',
    en: 'This document was reported or entered already.',
  },
  'legal.decided-already': {
    status: 409,
    zh: '这份文书已经处理过，或者投诉已不在法律途径中。',
    en: 'This document was dealt with already, or the matter is no longer at law.',
  },
  'legal.import-unreadable': {
    status: 422,
    zh: '「{fileName}」读不出来：请存成 CSV（UTF-8 或 GBK），第一行是列名。',
    en: '"{fileName}" cannot be read: save it as CSV (UTF-8 or GBK) with the names of the columns in the first row.',
  },
  'legal.import-too-large': {
    status: 422,
    zh: '一次最多 {maxRows} 行、{maxMb} MB，请分成几个文件。',
    en: 'At most {maxRows} rows and {maxMb} MB in one go; send it in parts.',
  },
  'legal.import-columns-missing': {
    status: 422,
    zh: '「{fileName}」缺少这些列：{columns}。',
    en: '"{fileName}" lacks these columns: {columns}.',
  },
})
