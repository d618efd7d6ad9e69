import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const aftersalesRefusals = declareRefusals({
  'aftersales.order-unknown': {
    status: 422,
    zh: '您的账号下没有这笔订单。请从订单列表里选择。',
    en: 'There is no such order under your account. Choose one from your list of orders.',
  },
  'aftersales.line-unknown': {
    status: 422,
    zh: '所选商品不在这笔订单里。',
    en: 'The chosen goods are not part of this order.',
  },
  'aftersales.quantity-too-high': {
    status: 422,
    zh: '这件商品买了 {most} 件，最多可以申请 {most} 件。',
    en: 'You bought {most} of these; at most {most} can be asked for.',
  },
  'aftersales.not-received': {
    status: 409,
    zh: '商品还没有签收，售后从签收之后开始。一直没收到的，请直接投诉「没有收到货」。',
    en: 'The goods have not arrived yet; after-sales begins with receipt. If they never came, file a complaint about that.',
  },
  'aftersales.received-in-future': {
    status: 422,
    zh: '签收日期不能晚于今天，也不能早于下单那天。',
    en: 'The day of receipt lies between the order and today.',
  },
  'aftersales.excluded': {
    status: 422,
    zh: '「{requestZh}」现在不能申请：{whyZh}',
    en: '"{requestEn}" is not possible now: {whyEn}',
  },
  'aftersales.said-unknown': {
    status: 422,
    zh: '这一类商品没有「{rule}」这一项。',
    en: 'This category does not ask about "{rule}".',
  },
  'aftersales.reason-unfit': {
    status: 422,
    zh: '「{requestZh}」的原因请从给出的选项里选。',
    en: 'Choose one of the reasons given for "{requestEn}".',
  },
  'aftersales.text-needed': {
    status: 422,
    zh: '请用至少 10 个字说明问题，方便商家判断。',
    en: 'Say in at least 10 characters what is wrong, so that the merchant can judge.',
  },
  'aftersales.already-open': {
    status: 409,
    zh: '这件商品的同一种申请已经在办（{number}）。请在那里补充说明。',
    en: 'The same request about these goods is open already ({number}). Add to that one instead.',
  },
  'aftersales.nothing-left': {
    status: 409,
    zh: '这件商品付的钱已经退完，或者正在退。',
    en: 'What was paid for these goods has come back already, or is on its way.',
  },
  'aftersales.step-of-others': { status: 403, zh: '这一步不由您来做。', en: 'This step is not yours to take.' },
  'aftersales.already-closed': { status: 409, zh: '这件售后申请已经结束。', en: 'This request is closed.' },
  'aftersales.step-not-now': {
    status: 409,
    zh: '现在是「{stateZh}」，还不能或不再能「{stepZh}」。',
    en: 'The request is at "{stateEn}", where "{stepEn}" is not possible.',
  },
  'aftersales.merchant-has-time': {
    status: 409,
    zh: '现在是「{stateZh}」，商家的时限还没到。着急的话，可以在「我要投诉」里直接投诉。',
    en: 'The request is at "{stateEn}" and the merchant still has time. If it is urgent, a complaint can be filed directly.',
  },
  'aftersales.refund-under-way': {
    status: 409,
    zh: '退款指令已经发出，正在等商城退款。到期没有退的，会自动转为投诉。',
    en: 'The refund is ordered and the marketplace is paying it. If it does not in time, this becomes a complaint by itself.',
  },
  'aftersales.nothing-offered': {
    status: 409,
    zh: '商家说没有收到退货，没有提出方案。请补充物流凭证，或者转为投诉。',
    en: 'The merchant says that nothing arrived, and offers nothing. Add proof of the shipment, or turn it into a complaint.',
  },
  'aftersales.changed-meanwhile': {
    status: 409,
    zh: '这件申请刚刚有了新变化。您写的内容没有丢，请看过最新情况再提交。',
    en: 'This request has just changed. What you wrote is not lost; look at it again, then send.',
  },
  'aftersales.address-missing': {
    status: 422,
    zh: '请填写退货地址（收件人、电话、详细地址），或者先设置常用退货地址。',
    en: 'Give the return address (name, telephone, street), or set a standing one first.',
  },
  'aftersales.reason-contradicted': {
    status: 422,
    zh: '平台记录显示这件申请在期限内、商品适用无理由退货，不能以「{reasonZh}」拒绝（依据：{basisZh}）。商品状态有问题的，收货验货时再提。',
    en: 'By our records the request is in time and the goods can be returned, so "{reasonEn}" is no reason to refuse it ({basisEn}). If the goods are not intact, say so when you have them.',
  },
  'aftersales.proof-missing': {
    status: 422,
    zh: '以「{reasonZh}」为由，请附上照片、截图等凭证。',
    en: 'Attach evidence, such as pictures or screenshots, for "{reasonEn}".',
  },
  'aftersales.offer-same': {
    status: 422,
    zh: '这就是消费者要的方案，请直接同意。',
    en: 'That is what the consumer asks for; approve it instead.',
  },
  'aftersales.amount-needed': {
    status: 422,
    zh: '退款的方案请写明金额。',
    en: 'An offer to refund needs an amount.',
  },
  'aftersales.amount-without-refund': {
    status: 422,
    zh: '换货、维修不退款，金额应为 0。',
    en: 'An exchange or a repair pays nothing back; the amount must be 0.',
  },
  'aftersales.no-postage': {
    status: 409,
    zh: '消费者没有申报寄回运费，或者您已经提过异议。',
    en: 'The consumer stated no return postage, or you have contested it already.',
  },
  'aftersales.postage-not-owed': {
    status: 422,
    zh: '这件申请的寄回运费按规则由消费者承担，不能申报；请填 0。',
    en: 'By the rule the consumer bears the return postage of this request, so none can be stated; enter 0.',
  },
  'aftersales.postage-too-high': {
    status: 422,
    zh: '寄回运费最多可以申报 {most}。更高的（如大件），请先和商家约定由商家上门取件，或者就差额投诉。',
    en: 'At most {most} of return postage can be stated. If it is more (bulky goods), agree a collection with the merchant, or complain about the difference.',
  },
  'aftersales.postage-proof-missing': {
    status: 422,
    zh: '申报寄回运费请附上运费凭证（快递单据或付款截图）。',
    en: 'Attach the receipt of the return postage (the carrier’s slip or a screenshot of the payment).',
  },
  'aftersales.postage-not-less': {
    status: 422,
    zh: '您认可的数额应少于消费者申报的 {stated}；全部认可的，不用提异议。',
    en: 'What you accept is less than the {stated} that the consumer stated; if you accept all of it, there is nothing to contest.',
  },
  'aftersales.amount-too-high': {
    status: 422,
    zh: '这件商品最多还可退 {most}，方案里的 {asked} 超过了它。',
    en: 'At most {most} of what was paid for these goods can come back; {asked} is more.',
  },
})
