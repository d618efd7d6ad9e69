import type { DataUse, PurposeMode, WhyNotUse } from './purpose-rule.contract.ts'

type Words = { readonly zh: string; readonly en: string }

export const modeWords: Readonly<Record<PurposeMode, Words>> = {
  necessary: { zh: '提供服务所必需', en: 'necessary for the service' },
  refusable: { zh: '可以随时拒绝', en: 'can be refused at any time' },
  consent: { zh: '同意后才使用', en: 'only with consent' },
}

/** In short; refusals say more. */
export const whyNotUseWords: Readonly<Record<WhyNotUse, Words>> = {
  'no-rule': { zh: '目的没有生效的规则', en: 'no rule for the purpose' },
  restricted: { zh: '本人已要求限制处理', en: 'processing is restricted' },
  'not-for-minors': { zh: '不用于不满十四周岁的人', en: 'not for children under fourteen' },
  guardian: { zh: '需要监护人同意', en: 'a guardian has to consent' },
  'not-given': { zh: '还没有同意', en: 'no consent yet' },
  withdrawn: { zh: '已撤回或拒绝', en: 'withdrawn or refused' },
  'ask-again': { zh: '用途有变化，需重新同意', en: 'the purpose changed: to be asked again' },
  separate: { zh: '需要单独同意', en: 'consent has to be given separately' },
}

/** What an example of a rule supposes. */
export const saidWords = {
  nothing: { zh: '没有表示过', en: 'said nothing' },
  given: { zh: '已同意', en: 'consented' },
  withdrawn: { zh: '已撤回或拒绝', en: 'withdrew or refused' },
  minor: { zh: '不满十四周岁', en: 'under fourteen' },
  guardian: { zh: '由监护人表示', en: 'said by a guardian' },
  separate: { zh: '单独表示', en: 'said separately' },
  changed: { zh: '之后用途有变化', en: 'the purpose changed since' },
  restricted: { zh: '已要求限制处理', en: 'processing restricted' },
} as const satisfies Readonly<Record<string, Words>>

export const dataUseWords: Readonly<Record<DataUse, Words>> = {
  name: { zh: '姓名与称呼', en: 'Names' },
  contact: { zh: '电话、邮箱等联系方式', en: 'Telephones and addresses of e-mail' },
  address: { zh: '地址', en: 'Postal addresses' },
  credential: { zh: '登录凭据', en: 'Means of signing in' },
  device: { zh: '设备与网络地址', en: 'Devices and network addresses' },
  signs: { zh: '行为迹象与判断', en: 'Signs of behaviour and what was made of them' },
  order: { zh: '订单、支付与物流', en: 'Orders, payments and parcels' },
  words: { zh: '当事人写的话', en: 'What the parties wrote' },
  evidence: { zh: '证据与文书', en: 'Evidence and documents' },
  letter: { zh: '来往信件与通知', en: 'Letters and notices' },
  work: { zh: '工作人员就案件写的话', en: 'What staff wrote about a case' },
}
