import { declareRefusals } from '../../kernel/refusal.contract.ts'

/** None of them tells whose code it was, nor for which shop. */
export const codeRefusals = declareRefusals({
  'payment-code.unreadable': {
    status: 422,
    zh: '这不是付款码。付款码是 4 开头的十八位数字，或二维码里以 xb1. 开头的一串。',
    en: 'This is no payment code. A payment code is eighteen digits that begin with 4, or begins with xb1. in its QR form.',
  },
  'payment-code.foreign': {
    status: 422,
    zh: '这是别的支付网络的码，这里不能核对收款人。码内校验位相符只说明没有印错，不说明钱会付给谁。',
    en: 'This code belongs to another payment network; who gets the money cannot be checked here. A right checksum shows that it was printed well, not to whom it pays.',
  },
  'payment-code.is-static': {
    status: 422,
    zh: '这是店铺的静态收款码，由消费者来扫；收银台请扫消费者出示的付款码。',
    en: 'This is the static code of a shop, for consumers to scan. At the till, scan the code that the consumer shows.',
  },
  'payment-code.unknown': {
    status: 404,
    zh: '没有这枚付款码。请让对方刷新后再出示一次。',
    en: 'There is no such payment code. Ask for a new one.',
  },
  'payment-code.used': {
    status: 409,
    zh: '这枚付款码已经用过或作废。请让对方刷新后再出示一次。',
    en: 'This payment code was used or replaced before. Ask for a new one.',
  },
  'payment-code.expired': {
    status: 409,
    zh: '这枚付款码已经过期。付款码只在 {seconds} 秒内有效，请让对方刷新后再出示一次。',
    en: 'This payment code has expired: it works for {seconds} seconds. Ask for a new one.',
  },
  'payment-code.does-not-fit': {
    status: 409,
    zh: '这枚付款码不能用于这笔收款，已经作废：{zh}。请让对方核对后重新出示。',
    en: 'This payment code is not for this payment and works no longer: {en}. Ask for a new one.',
  },
  'payment-code.too-many-misses': {
    status: 429,
    zh: '连续核销了太多不存在的码，请十分钟后再试。',
    en: 'Too many codes that do not exist were tried. Try again in ten minutes.',
  },
  'payment-code.payee-needed': {
    status: 422,
    zh: '请写明收款店铺（payee）。',
    en: 'Say which shop gets the money (payee).',
  },
  'payment-code.payee-not-yours': {
    status: 422,
    zh: '只能为本店收款，不用填写收款店铺。',
    en: 'A shop redeems for itself only; leave payee out.',
  },
  'payment-code.payee-unknown': {
    status: 422,
    zh: '没有这家店铺，或者它现在不能收款。',
    en: 'There is no such shop, or it takes no payments now.',
  },
  'payment-code.consumer-needed': {
    status: 422,
    zh: '请写明付款的消费者（consumer）。',
    en: 'Say whose code it is (consumer).',
  },
  'payment-code.consumer-not-yours': {
    status: 422,
    zh: '只能签发自己的付款码，不用填写 consumer 和 factors。',
    en: 'One may ask for the own code only; leave consumer and factors out.',
  },
  'static-code.not-authentic': {
    status: 422,
    zh: '这枚收款码不是本平台签发的，或者被改动过。不要付款。',
    en: 'This code was not made by this platform, or was changed. Do not pay.',
  },
  'static-code.payee-differs': {
    status: 409,
    zh: '码上登记的收款人和实际收款人不是同一家店，付款已被拒绝。',
    en: 'The shop registered for this code and the shop that would get the money differ; the payment is refused.',
  },
  'static-code.over-cap': {
    status: 409,
    zh: '超过扫静态码付款的单日累计限额 {limit} 元。请改用付款码。',
    en: 'This passes the daily cap of {limit} yuan for payments by static codes. Use a payment code instead.',
  },
  'static-code.transaction-differs': {
    status: 409,
    zh: '这个交易号已经用于另一笔付款。',
    en: 'This transaction number was used for another payment.',
  },
})

/** What did not fit, said without the value that would have. */
export const whyWords = {
  payee: { zh: '收款店铺不符', en: 'another shop' },
  amount: { zh: '金额超过对方设定的上限', en: 'the amount is above what the consumer allowed' },
  currency: { zh: '币种不符', en: 'another currency' },
  purpose: { zh: '用途不符', en: 'another purpose' },
  device: { zh: '不是出示这枚码的设备', en: 'another device' },
  cap: { zh: '超过单日累计限额', en: 'the daily cap is passed' },
} as const
