import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const demandRefusals = declareRefusals({
  'demand.too-late': {
    status: 409,
    zh: '投诉已到「{stateZh}」。法定赔偿要求在调解结束前提出或撤回，好让对方来得及答复。',
    en: 'The complaint is at "{stateEn}". A demand is raised or taken back before mediation ends, so that the other side can answer it.',
  },
  'demand.not-yuan': {
    status: 422,
    zh: '法定赔偿按人民币计算，这个订单不是人民币订单。',
    en: 'The law counts in yuan, and this order was paid in another currency.',
  },
  'demand.unknown': {
    status: 422,
    zh: '这一天没有这项可以提出的法定赔偿，请从补救方式目录里选有算式的一项。',
    en: 'There is no such demand on that day. Choose one of the catalogue of remedies that has a formula.',
  },
  'demand.day-wrong': {
    status: 422,
    zh: '日期须在 {from} 到 {to} 之间。',
    en: 'The day must be from {from} to {to}.',
  },
  'demand.too-many': {
    status: 409,
    zh: '一件投诉最多同时提出 {most} 项法定赔偿要求，请先撤回一项。',
    en: 'A complaint carries at most {most} demands at once. Take one back first.',
  },
  'demand.known': {
    status: 409,
    zh: '这一项您已经提出；情况有变的，先撤回再重新提出。',
    en: 'You demand this already. If something changed, take it back and raise it anew.',
  },
  'demand.gone': { status: 409, zh: '这一项已经撤回。', en: 'This demand was taken back already.' },
  'demand.price-twice': {
    status: 422,
    zh: '同一笔价款只退一次：您的一般要求里已经有退款。请先改一般要求，或者不提这一项。',
    en: 'The same price is refunded once, and your ordinary claim asks for it already. Change the claim first, or leave this out.',
  },
  'demand.answer-wrong': {
    status: 422,
    zh: '「{nameZh}」填写有误：{whyZh}',
    en: '"{nameEn}" is not right: {whyEn}',
  },
  'demand.answer-missing': {
    status: 422,
    zh: '还缺「{nameZh}」，没有它算不出金额。',
    en: '"{nameEn}" is missing; without it there is no amount.',
  },
  'demand.condition-open': {
    status: 422,
    zh: '请先确认这个条件：{whatZh}。',
    en: 'Confirm this condition first: {whatEn}.',
  },
  'demand.not-met': {
    status: 422,
    zh: '按所填情况不符合条件：{whatZh}。',
    en: 'With these answers a condition fails: {whatEn}.',
  },
  'demand.choice-of-others': {
    status: 422,
    zh: '这一处由裁决的人选择并说明理由，或者这项规则没有这个选择。',
    en: 'This choice is made by the person who rules, with a reason, or the rule has no such choice.',
  },
  'demand.choice-wrong': {
    status: 422,
    zh: '「{askZh}」只能选：{values}。',
    en: '"{askEn}" can only be: {values}.',
  },
  'demand.choice-missing': { status: 422, zh: '请选择：{askZh}', en: 'Choose: {askEn}' },
  'demand.comes-to-nothing': {
    status: 422,
    zh: '按所填情况算出来是 0 元，没有可以提出的金额。',
    en: 'With these answers the formula comes to nothing.',
  },
  'demand.paid-less': {
    status: 422,
    zh: '订单里所投诉的商品一共付了 {most} 元，价款不能填得更高。',
    en: 'The goods complained about cost {most} yuan in the order; the price cannot be higher.',
  },
  'demand.fewer-items': {
    status: 422,
    zh: '订单里所投诉的商品一共 {most} 件。',
    en: 'The order has {most} of the goods complained about.',
  },
  'demand.answer-instead': {
    status: 409,
    zh: '消费者还提出了法定赔偿要求，「同意全部要求」没有写清是否包括。请用「提交答复」写明方案，由消费者决定是否接受。',
    en: 'The consumer also demands an amount by law, and "agree to everything" would not say whether it is included. Make an offer with your answer; the consumer decides.',
  },
  'award.no-demand': {
    status: 422,
    zh: '消费者没有提出这一项，或者已经撤回：没有要求的不能裁。',
    en: 'The consumer does not demand this, or took it back. What is not demanded is not awarded.',
  },
  'award.twice': { status: 422, zh: '同一项要求只裁一次。', en: 'One demand is awarded once.' },
  'award.excluded': {
    status: 422,
    zh: '这两项不能同时支持：同一行为的惩罚性赔偿选一种，同一笔价款只退一次。',
    en: 'These exclude each other: one kind of punitive damages for one act, and the same price once.',
  },
  'award.nothing-for-merchant': {
    status: 422,
    zh: '不支持消费者的裁决不能同时支持法定赔偿；只支持赔偿的，请选「部分支持」。',
    en: 'A ruling against the consumer awards nothing. To award only the demand, choose "in part".',
  },
  'award.with-change': {
    status: 422,
    zh: '只有变更原裁决时才能另裁法定赔偿；维持的，原来裁的照旧有效。',
    en: 'Awards go with a change only. Where a ruling is upheld, what it awarded stands.',
  },
  'award.choice-of-consumer': {
    status: 422,
    zh: '这一处由消费者选择，裁决不能改。',
    en: "This choice is the consumer's; a ruling does not change it.",
  },
  'award.why-needed': {
    status: 422,
    zh: '条文没有写明的地方选了哪一种，请说明理由（至少 10 个字）。',
    en: 'Say why you chose as you did where the text leaves it open, in 10 characters or more.',
  },
  'award.by-formula': {
    status: 422,
    zh: '这一项由算式得出 {upTo}，不另填金额。',
    en: 'The formula gives {upTo}; no other amount is named.',
  },
  'award.within': {
    status: 422,
    zh: '请在 {from} 到 {upTo} 之间裁量一个金额。',
    en: 'Decide on an amount from {from} to {upTo}.',
  },
  'award.more-than-demanded': {
    status: 422,
    zh: '按认定的事实算出 {awarded}，超过消费者要求的 {demanded}。裁决不超出要求，请核对所认定的事实。',
    en: 'The facts as found give {awarded}, more than the {demanded} demanded. A ruling stays within the demand; check the facts.',
  },
  'award.evidence-unknown': {
    status: 422,
    zh: '认定须依据双方都能看到的证据，这一份不在案卷里。',
    en: 'A finding rests on evidence that both sides read; this piece is not in the file.',
  },
  'award.evidence-excluded': {
    status: 422,
    zh: '这份证据已被认定不采信，不能作为依据。',
    en: 'This piece was excluded and cannot carry a finding.',
  },
})
