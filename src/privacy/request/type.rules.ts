import type { RequestType } from './request.contract.ts'

type Words = { readonly zh: string; readonly en: string }
export type TypeRule = {
  readonly title: Words
  readonly law: Words
  /** session: whoever is signed in · fresh: proved again just now, and no contact changed lately · papers: an officer looks at documents */
  readonly proof: 'session' | 'fresh' | 'papers'
  /** A program does it at once, or an officer decides. */
  readonly carried: 'program' | 'officer'
  /** Somebody reads what is wished. */
  readonly wish: boolean
}

const article = (zh: string, en: string): Words => ({ zh: `个人信息保护法第${zh}条`, en: `PIPL ${en}` })
const table: Readonly<Record<RequestType, TypeRule>> = {
  access: {
    title: { zh: '查阅我的个人信息', en: 'See what is held about me' },
    law: article('四十五', '45'),
    proof: 'fresh',
    carried: 'program',
    wish: false,
  },
  copy: {
    title: { zh: '复制我的个人信息', en: 'A copy of my data' },
    law: article('四十五', '45'),
    proof: 'fresh',
    carried: 'program',
    wish: false,
  },
  portability: {
    title: { zh: '把我的个人信息转移到别处', en: 'My data for another service' },
    law: article('四十五', '45(3)'),
    proof: 'fresh',
    carried: 'program',
    wish: false,
  },
  correction: {
    title: { zh: '更正、补充', en: 'Correct or complete' },
    law: article('四十六', '46'),
    proof: 'session',
    carried: 'officer',
    wish: true,
  },
  erasure: {
    title: { zh: '删除不再需要的信息', en: 'Erase what is not needed any more' },
    law: article('四十七', '47'),
    proof: 'fresh',
    carried: 'program',
    wish: false,
  },
  closure: {
    title: { zh: '注销账号', en: 'Close my account' },
    law: { zh: '电子商务法第二十四条、个人信息保护法第四十七条', en: 'E-Commerce Law 24, PIPL 47' },
    proof: 'fresh',
    carried: 'program',
    wish: false,
  },
  restriction: {
    title: { zh: '限制处理我的信息', en: 'Restrict the processing of my data' },
    law: article('四十四', '44'),
    proof: 'session',
    carried: 'program',
    wish: false,
  },
  automated: {
    title: { zh: '拒绝仅由程序作出的决定', en: 'Object to what a program alone decided' },
    law: article('二十四', '24'),
    proof: 'session',
    carried: 'officer',
    wish: true,
  },
  explanation: {
    title: { zh: '请说明处理规则', en: 'Explain the rules of processing' },
    law: article('四十八', '48'),
    proof: 'session',
    carried: 'program',
    wish: false,
  },
  kin: {
    title: { zh: '近亲属行使逝者的权利', en: 'For the family of somebody who died' },
    law: article('四十九', '49'),
    proof: 'papers',
    carried: 'officer',
    wish: true,
  },
}
export const typeOf = (type: RequestType): TypeRule => table[type]
