/** What a text may say of a person. `shop`, `order` and `mark` are only found where a caller says that they are there. */
export const personalKinds = [
  'shop',
  'id',
  'phone',
  'card',
  'number',
  'permit',
  'uscc',
  'email',
  'link',
  'account',
  'plate',
  'address',
  'name',
  'receipt',
  'order',
  'mark',
] as const
export type PersonalKind = (typeof personalKinds)[number]

/**
 * How sure it is. 0: a row of six digits, whatever it means. 1: may be one (a long number, a surname before a title). 2: looks like one
 * where it stands (its shape and the words before it). 3: proves itself (a check digit, the shape of a mobile number or an address of e-mail).
 */
export type Grade = 0 | 1 | 2 | 3

export const kindWords: Readonly<Record<PersonalKind, { readonly zh: string; readonly en: string }>> = {
  shop: { zh: '店铺', en: 'shop' },
  id: { zh: '证件号', en: 'identity number' },
  phone: { zh: '电话', en: 'phone' },
  card: { zh: '银行卡', en: 'bank card' },
  number: { zh: '号码', en: 'number' },
  permit: { zh: '护照或通行证', en: 'passport or permit' },
  uscc: { zh: '信用代码', en: 'credit code' },
  email: { zh: '邮箱', en: 'e-mail' },
  link: { zh: '网址', en: 'link' },
  account: { zh: '账号', en: 'account' },
  plate: { zh: '车牌', en: 'licence plate' },
  address: { zh: '地址', en: 'address' },
  name: { zh: '姓名', en: 'name' },
  receipt: { zh: '投诉编号', en: 'complaint number' },
  order: { zh: '订单号', en: 'order number' },
  mark: { zh: '符号', en: 'mark' },
}

export type Span = { readonly from: number; readonly to: number }
export type Found = Span & { readonly kind: PersonalKind; readonly value: string; readonly grade: Grade }
