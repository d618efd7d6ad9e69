import type { RefusalGround, RequestState } from './request.contract.ts'

type Words = { readonly zh: string; readonly en: string }
/** Why a step is not there, in the words under its button. */
export const requestWords = {
  notYours: { zh: '这一步由另一方办理', en: 'This step is for somebody else' },
  notOfThisType: { zh: '这类请求没有这一步', en: 'A request of this type has no such step' },
  planned: { zh: '已安排删除，到时间自动执行', en: 'The erasure is planned and carried out when its time comes' },
  byItself: { zh: '由系统立即办理，无需操作', en: 'The system carries it out at once' },
  notRestricted: { zh: '目前没有限制处理', en: 'Processing is not restricted' },
  states: {
    received: { zh: '刚收到', en: 'It has just been received' },
    identity: { zh: '正在等待核验身份', en: 'It waits for the identity to be proved' },
    scoping: { zh: '还没有开始办理', en: 'It has not been taken up yet' },
    executing: { zh: '正在办理', en: 'It is being carried out' },
    notified: { zh: '已经答复', en: 'It was answered' },
    closed: { zh: '已经办结', en: 'It is closed' },
    refused: { zh: '没有办理，理由见答复', en: 'It was refused; the answer says why' },
    withdrawn: { zh: '已经撤回', en: 'It was withdrawn' },
    duplicate: { zh: '与另一件相同，合并办理', en: 'It is the same as another that is under way' },
  },
} as const satisfies { readonly states: Readonly<Record<RequestState, Words>> } & Readonly<Record<string, unknown>>

export const groundWords: Readonly<Record<RefusalGround, Words>> = {
  identity: { zh: '没有核验身份', en: 'The identity was not proved' },
  'nothing-held': { zh: '没有保存相关信息', en: 'Nothing of the kind is held' },
  'law-forbids': { zh: '法律规定不能办理', en: 'A law forbids it' },
  'not-a-right': { zh: '不属于法律规定的权利', en: 'The law gives no such right' },
  'others-rights': { zh: '会损害他人的权利', en: 'It would harm the rights of others' },
}
/** Whoever is refused hears where to go (PIPL 50): never left out. */
export const courtWords: Words = {
  zh: '对这个答复不服的，可以向履行个人信息保护职责的部门投诉，也可以依法向人民法院起诉（个人信息保护法第五十条、第六十五条）。',
  en: 'If you disagree you may complain to the authority for personal data, or sue before a people’s court (PIPL 50 and 65).',
}
