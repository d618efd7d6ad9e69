import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const paymentRefusals = declareRefusals({
  'payment.not-yours': { status: 403, zh: '这种付款方式不由您办理。', en: 'This way of paying is not yours.' },
  'payment.not-now': {
    status: 409,
    zh: '现在不能这样付款：商家退款在履行或执行阶段办理，保证金赔付和先行赔付只在执行阶段办理。',
    en: 'Not now: a shop pays while the case is being performed or enforced; its deposit and the platform only while it is being enforced.',
  },
  'payment.nothing-left': { status: 409, zh: '没有待付的款项。', en: 'Nothing is left to be paid.' },
  'payment.not-broken': {
    status: 409,
    zh: '这一项还没有到最后一天，也没有争议：平台只为到期没有履行的义务付款。',
    en: 'This one is neither due nor disputed: the platform pays only for what was not done in time.',
  },
  'payment.no-order': {
    status: 409,
    zh: '这件投诉没有关联订单或商家，不能通过商城付款；请在外部付款后登记凭证。',
    en: 'No order or shop is linked, so the marketplace cannot pay. Pay outside and enter the proof.',
  },
  'payment.no-money': {
    status: 409,
    zh: '这项义务不是付款，请提交履行凭证。',
    en: 'This is not owed in money. Show by proof that it was done.',
  },
  'payment.more-than-left': {
    status: 422,
    zh: '这项义务还差 {left}，不能付 {amount}。',
    en: '{left} are left of this obligation; {amount} are more.',
  },
  'payment.order-has-less': {
    status: 422,
    zh: '这笔订单还能退 {left}；超出的部分请在外部支付后提交凭证。',
    en: 'The order has {left} left to refund. Pay what goes beyond it outside, and show the proof.',
  },
  'payment.deposit-has-less': {
    status: 422,
    zh: '保证金可用余额为 {left}；不足的部分可以先行赔付。',
    en: 'The deposit has {left}. What it does not reach may be paid in advance.',
  },
  'payment.ground-missing': {
    status: 422,
    zh: '先行赔付须选择理由：{allowed}。',
    en: 'An advance needs one of these grounds: {allowed}.',
  },
  'payment.proof-missing': {
    status: 422,
    zh: '登记外部付款须说明情况（至少四个字）或附凭证。',
    en: 'What was paid outside needs its proof: a file, or words (four letters or more).',
  },
  'payment.under-way': {
    status: 409,
    zh: '有一笔 {amount} 的付款正在办理，到账后自动继续；为避免重复付款，现在不能办理。',
    en: 'A payment of {amount} is on its way and the case goes on by itself when it arrives. Nothing is paid twice.',
  },
  'payment.own-request': {
    status: 409,
    zh: '自己申请的不能自己复核，请另一人办理。',
    en: 'Whoever asked for it does not decide on it; somebody else does.',
  },
  'payment.decided-already': { status: 409, zh: '这一笔不在等待复核。', en: 'This one does not wait for a decision.' },
  'payment.not-troubled': {
    status: 409,
    zh: '商城还在期限内办理这笔付款，请等它回报。',
    en: 'The marketplace still has time to answer for this payment.',
  },
  'recovery.more-than-owed': {
    status: 422,
    zh: '这家商家还欠平台 {left}，不能追偿 {amount}。',
    en: 'The shop owes the platform {left}; {amount} are more.',
  },
})
