import type { CaseKind, ReadField, Tie, WhyNot } from './reading-rule.contract.ts'

type Words = { readonly zh: string; readonly en: string }

export const fieldWords: Readonly<Record<ReadField, Words>> = {
  name: { zh: '姓名', en: 'Name' },
  phone: { zh: '电话', en: 'Telephone' },
  email: { zh: '邮箱', en: 'E-mail' },
  handle: { zh: '社交账号', en: 'Account elsewhere' },
  address: { zh: '收货地址', en: 'Delivery address' },
  'id-number': { zh: '身份证号码', en: 'Identity number' },
  'order-hint': { zh: '自述的订单', en: 'Order as it was described' },
  'shop-hint': { zh: '自述的店铺', en: 'Shop as it was described' },
}

export const caseKindWords: Readonly<Record<CaseKind, Words>> = {
  complaint: { zh: '投诉', en: 'complaint' },
  letter: { zh: '来信', en: 'letter' },
  verification: { zh: '实名核验', en: 'verification of identity' },
}

export const tieWords: Readonly<Record<Tie, Words>> = {
  assigned: { zh: '经办', en: 'handles it' },
  mediator: { zh: '主持调解', en: 'mediates it' },
  arbitrator: { zh: '参与裁决', en: 'rules on it' },
  'call-due': { zh: '约定回电未回', en: 'a promised call is due' },
  desk: { zh: '在共同工作台上等待处理', en: 'waits on the common desk' },
}

/** In short, for lists; the refusal says more. */
export const whyNotWords: Readonly<Record<WhyNot, Words>> = {
  'purpose-unknown': { zh: '目的没有生效的规则', en: 'no rule for the purpose' },
  'own-case': { zh: '自己是当事人', en: 'a side of the case' },
  restricted: { zh: '本人已要求限制处理', en: 'processing is restricted' },
  'case-unfit': { zh: '目的与此事不符', en: 'purpose does not fit the case' },
  role: { zh: '角色不符', en: 'not for this role' },
  'no-tie': { zh: '不经办此事', en: 'not the reader’s case' },
  'no-consent': { zh: '本人没有同意', en: 'the person has not consented' },
  closed: { zh: '结案已久', en: 'closed too long ago' },
  field: { zh: '此目的用不着这一项', en: 'field not needed' },
  'hour-spent': { zh: '一小时次数用完', en: 'budget of the hour spent' },
  'day-spent': { zh: '一天次数用完', en: 'budget of the day spent' },
  'field-spent': { zh: '同一项次数用完', en: 'budget of the field spent' },
}
