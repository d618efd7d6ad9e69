import { declareRefusals } from '../kernel/refusal.contract.ts'

export const complaintRefusals = declareRefusals({
  'complaint.statements-full': {
    status: 409,
    zh: '您一方在这件投诉里已经写了 {most} 条说明。请把其余内容整理成文件，作为证据提交。',
    en: 'Your side has made {most} statements in this complaint. Please put the rest into a file and add it as evidence.',
  },
  'complaint.order-unknown': {
    status: 422,
    zh: '您的账号下没有这笔订单。请从订单列表里选择。',
    en: 'There is no such order under your account. Choose one from your list of orders.',
  },
  'complaint.line-unknown': {
    status: 422,
    zh: '所选商品不在这笔订单里。',
    en: 'One of the chosen goods is not part of this order.',
  },
  'complaint.several-shops': {
    status: 422,
    zh: '一件投诉只针对一家店。请把不同店铺的商品分开投诉。',
    en: 'One complaint is about one shop. Complain about the goods of each shop separately.',
  },
  'complaint.item-not-askable': {
    status: 422,
    zh: '这一项不能向消费者要：不属于这类投诉，或者由商家、平台提供。',
    en: 'This cannot be asked of the consumer: it is not of this category, or the shop or the platform has it.',
  },
  'complaint.amount-too-high': {
    status: 422,
    zh: '所选商品还可退 {paid}，要求的金额（{asked}）不能超过它。要求惩罚性赔偿，请在说明里写明，由专员核实。',
    en: '{paid} of what you paid for the chosen goods has not come back; the amount asked for ({asked}) cannot be higher. If you ask for punitive damages, say so in the description, and an agent will look into it.',
  },
  'complaint.amount-needed': {
    status: 422,
    zh: '退款或赔偿请写明金额。',
    en: 'A refund or compensation needs an amount.',
  },
  'complaint.amount-without-remedy': {
    status: 422,
    zh: '没有选择退款或赔偿，金额应为 0。',
    en: 'Without a refund or compensation the amount must be 0.',
  },
  'complaint.remedy-not-offered': {
    status: 422,
    zh: '「{categoryZh}」类投诉不能要求「{remedyZh}」。',
    en: 'A complaint about "{categoryEn}" cannot ask for "{remedyEn}".',
  },
  'complaint.detail-wrong': {
    status: 422,
    zh: '「{nameZh}」没有填好：{whyZh}。',
    en: '"{nameEn}" is not filled in properly: {whyEn}.',
  },
  'complaint.already-open': {
    status: 409,
    zh: '这笔订单的同一问题已有一件投诉正在处理（{receipt}）。请在那件投诉里补充说明。',
    en: 'A complaint about the same matter of this order is already open ({receipt}). Add to that one instead.',
  },
  'complaint.step-of-others': {
    status: 403,
    zh: '这一步不由您来做。',
    en: 'This step is not yours to take.',
  },
  'complaint.already-closed': {
    status: 409,
    zh: '这件投诉已经办结。',
    en: 'This complaint is closed.',
  },
  'complaint.step-not-now': {
    status: 409,
    zh: '现在是「{stateZh}」，还不能或不再能「{stepZh}」。',
    en: 'The complaint is at "{stateEn}", where "{stepEn}" is not possible.',
  },
  'performance.nothing-to-show': {
    status: 409,
    zh: '您没有还需要履行的义务。',
    en: 'Nothing is left for you to do.',
  },
  'performance.nothing-to-confirm': {
    status: 409,
    zh: '对方没有等您确认的义务。',
    en: 'The other side owes you nothing that waits for your word.',
  },
  'performance.not-due-yet': {
    status: 409,
    zh: '还没有到履行的最后一天，对方也没有说已经履行。到期仍未履行的，平台自动介入。',
    en: 'The last day to perform is not over, and the other side has not said that it was done. When it is over the platform steps in by itself.',
  },
  'performance.not-so': {
    status: 409,
    zh: '这一项义务现在不能这样处理：请看它的状态和最后一天。',
    en: 'This obligation does not stand so: see its state and its last day.',
  },
  'complaint.law-by-agent': {
    status: 409,
    zh: '裁决作出以后、履行和执行期间，由专员核对受理通知书后登记：请把它作为证据提交，并告诉专员。',
    en: 'Once a ruling is out, and while it is performed or enforced, an agent enters this after looking at the paper: add it as evidence and tell the agent.',
  },
  'complaint.law-paper-missing': {
    status: 422,
    zh: '请附上法院、仲裁机构或行政机关的受理通知书。',
    en: 'Attach the paper by which the court, arbitration body or authority took the matter.',
  },
  'complaint.offer-missing': {
    status: 422,
    zh: '消费者正在考虑您的答复。要修改，请给出新的方案；只补充说明的，请用「补充说明」。',
    en: 'The consumer is thinking about your answer. To change it make an offer; to say more, add a statement.',
  },
  'complaint.offer-worse': {
    status: 422,
    zh: '消费者还可以接受原来的方案，新的金额不能低于 {least}。',
    en: 'The consumer can still accept the offer on the table; a new one cannot be less than {least}.',
  },
  'complaint.offer-other-lines': {
    status: 422,
    zh: '消费者还可以接受桌上的方案。新方案不能少了其中的商品，也不能把「部分商品」和「全部」互换。',
    en: 'The consumer can still accept the offer on the table. A new one keeps every item of it, and does not swap some items for everything or the other way round.',
  },
  'complaint.offer-twice': {
    status: 422,
    zh: '请只提一种方案：对全部商品一并提，或者逐件提。',
    en: 'Make one offer: for everything together, or item by item.',
  },
  'complaint.line-not-in-dispute': {
    status: 422,
    zh: '这件商品不在争议之中，或者写了两次。',
    en: 'This item is not in dispute, or is named twice.',
  },
  'complaint.part-unfit': {
    status: 409,
    zh: '接受后其余商品就没有剩下的要求了。请和商家商定一份针对全部商品的方案，或者先改正要求的金额。',
    en: 'Nothing would be left of the claim for the other items. Agree on an offer for everything, or put the amount of the claim right first.',
  },
  'complaint.counter-empty': {
    status: 422,
    zh: '请写明您希望怎么解决。',
    en: 'Say what you would accept.',
  },
  'complaint.no-offer': {
    status: 409,
    zh: '您提出方案后，商家的答复没有给出新的方案，没有可以接受的内容。可以再提方案、请平台处理，或者撤回。',
    en: "The merchant's answer to your counter-offer offers nothing, so there is nothing to accept. Make another offer, ask the platform in, or withdraw.",
  },
  'complaint.merchant-has-time': {
    status: 409,
    zh: '商家的答复时限还没到，先听商家怎么说。',
    en: 'The merchant still has time to answer; hear it first.',
  },
  'complaint.merchant-unknown': {
    status: 409,
    zh: '还不知道是哪家店。请先关联订单，或请消费者补充。',
    en: 'Nobody knows which shop it is about. Link the order first, or ask the consumer.',
  },
  'complaint.order-known': {
    status: 409,
    zh: '这件投诉已经关联了订单，不能再改。',
    en: 'The complaint is linked to its order already; that does not change.',
  },
  'complaint.order-not-found': {
    status: 422,
    zh: '没有这笔订单，请核对订单号。',
    en: 'There is no such order. Check its number.',
  },
  'complaint.order-of-others': {
    status: 422,
    zh: '这笔订单不是投诉人账号下的。请核实投诉人身份后再关联。',
    en: "The order does not belong to the complainant's account. Verify who complains before you link it.",
  },
  'complaint.not-urgent-enough': {
    status: 409,
    zh: '只有涉及安全、未成年人、弱势消费者或群体的投诉可以走快速通道。',
    en: 'Only complaints about safety, minors, vulnerable people or many people may skip the negotiation.',
  },
  'complaint.nothing-owed': {
    status: 409,
    zh: '没有需要履行的内容。',
    en: 'Nothing is owed.',
  },
  'complaint.reopened-enough': {
    status: 409,
    zh: '同一件投诉最多重新打开 {times} 次。您仍可以走其他途径。',
    en: 'A complaint is reopened {times} times at most. The other routes stay open to you.',
  },
  'complaint.reopen-too-late': {
    status: 409,
    zh: '重新打开的期限已过。有新的问题可以再次投诉。',
    en: 'The time to reopen is over. A new matter can be filed as a new complaint.',
  },
  'complaint.ground-unknown': {
    status: 422,
    zh: '请从列出的理由里选。',
    en: 'Choose one of the listed grounds.',
  },
  'complaint.ground-never-asked': {
    status: 409,
    zh: '还没有请消费者补充过材料，不能以材料缺失为由不予支持。请先请消费者补充。',
    en: 'Nobody has asked the consumer for what is missing, so it is no ground yet. Ask first.',
  },
  'complaint.reference-known': {
    status: 409,
    zh: '这个编号（{reference}）已经登记过，见投诉 {receipt}。',
    en: 'That number ({reference}) is entered already, see complaint {receipt}.',
  },
  'complaint.no-rounds-left': {
    status: 409,
    zh: '双方已经来回 {rounds} 轮。请接受，或请平台处理。',
    en: 'There were {rounds} rounds of offers already. Accept, or ask the platform in.',
  },
  'complaint.changed-meanwhile': {
    status: 409,
    zh: '这件投诉刚刚有了新变化。您写的内容没有丢，请看过最新情况再提交。',
    en: 'This complaint has just changed. What you wrote is not lost; look at it again, then send.',
  },
  'complaint.not-an-agent': {
    status: 422,
    zh: '只能分派给在职的投诉专员。',
    en: 'A complaint can be assigned to an active complaint agent only.',
  },
})

export const detailWhy = {
  missing: { zh: '还没有填写', en: 'it is missing' },
  unknown: { zh: '这一类投诉没有这一项', en: 'this category does not ask for it' },
  'not-a-day': { zh: '请填日期，例如 2026-03-02', en: 'write a day such as 2026-03-02' },
  'not-a-choice': { zh: '请从给出的选项里选', en: 'choose one of the given answers' },
} as const

export const stateWords = {
  received: { zh: '已收到', en: 'Received' },
  needs_info: { zh: '等补充材料', en: 'Material missing' },
  rejected: { zh: '未获支持，可复核', en: 'Not upheld, open to review' },
  transferred: { zh: '已移交', en: 'Handed over' },
  negotiating: { zh: '协商中', en: 'Negotiation' },
  awaiting_consumer: { zh: '等消费者确认', en: 'Waiting for the consumer' },
  evidence: { zh: '举证中', en: 'Evidence' },
  testing: { zh: '鉴定检测中', en: 'Being tested' },
  mediating: { zh: '调解中', en: 'Mediation' },
  panel_forming: { zh: '指定裁决员', en: 'Appointing the arbitrator' },
  deliberating: { zh: '裁决中', en: 'Ruling' },
  award_issued: { zh: '已裁决，可申请复核', en: 'Ruled, open to appeal' },
  review: { zh: '复核中', en: 'Under review' },
  performing: { zh: '履行中', en: 'To be performed' },
  enforcing: { zh: '平台执行中', en: 'Being enforced' },
  legal_route: { zh: '法律途径中', en: 'Before a court or authority' },
  closed: { zh: '已办结', en: 'Closed' },
} as const
