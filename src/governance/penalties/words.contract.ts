import { declareRefusals } from '../../kernel/refusal.contract.ts'
import type { PenaltyState } from './penalty.contract.ts'

type Words = { readonly zh: string; readonly en: string }
const states: Readonly<Record<PenaltyState, Words>> = {
  proposed: { zh: '还是线索，没有告知商家', en: 'it is a lead; the merchant has had no notice' },
  noticed: { zh: '正在等商家陈述', en: 'the merchant is being heard' },
  deciding: { zh: '已经可以决定', en: 'it waits for the decision' },
  'in-force': { zh: '决定已经生效', en: 'the decision is in force' },
  appealed: { zh: '正在申诉', en: 'it is under appeal' },
  final: { zh: '已经没有可以做的，决定不再改变', en: 'the decision stands for good' },
  reversed: { zh: '已经撤销', en: 'it was reversed' },
  dropped: { zh: '没有处理', en: 'it was dropped' },
}
export const penaltyWords = {
  states,
  notYours: { zh: '这一步由另一方来做', en: 'this step is for the other side' },
  officerOnly: { zh: '这一步由规则与治理专员来做', en: 'this step is for a governance officer' },
  tookPart: {
    zh: '您参与过这个决定，申诉要由另一人决定',
    en: 'you took part in the decision; somebody else decides the appeal',
  },
} as const

export const penaltyRefusals = declareRefusals({
  'penalty.not-now': { status: 409, zh: '现在不能做这一步：{zh}。', en: 'This step cannot be taken now: {en}.' },
  'penalty.another-person': {
    status: 409,
    zh: '您参与过这个决定，申诉要由没有参与过的人决定。',
    en: 'You took part in this decision; the appeal is for somebody who did not.',
  },
  'penalty.changed-meanwhile': {
    status: 409,
    zh: '这件处理刚刚有变动，请看过最新情况再提交。',
    en: 'This penalty has changed meanwhile. Look at it again before you go on.',
  },
  'penalty.violation-unknown': {
    status: 422,
    zh: '违规目录在 {day} 没有这一条。',
    en: 'The catalogue of {day} has no such violation.',
  },
  'penalty.merchant-unknown': { status: 422, zh: '没有这个商家。', en: 'There is no such merchant.' },
  'penalty.own-shop': {
    status: 409,
    zh: '这是您自己的店铺，请由其他同事处理。',
    en: 'This is your own shop; a colleague has to handle it.',
  },
  'penalty.in-the-future': { status: 422, zh: '发生日期不能在今天之后。', en: 'It cannot have happened after today.' },
  'penalty.case-unfit': {
    status: 422,
    zh: '没有这件投诉，或者它不是关于这个商家的。',
    en: 'There is no such complaint, or it is not about this merchant.',
  },
  'penalty.case-used': {
    status: 409,
    zh: '这件投诉已经因同一违规立案：{number}。',
    en: 'This complaint has led to a penalty for the same violation already: {number}.',
  },
  'penalty.evidence-needed': {
    status: 422,
    zh: '请关联一件投诉，或者上传证据。',
    en: 'Name a complaint or add files: evidence is needed.',
  },
  'penalty.points-not-lower': {
    status: 422,
    zh: '降低后的分值要少于现在的 {counts} 分。',
    en: 'Lowered points must be fewer than the {counts} that count now.',
  },
  'penalty.merchant-needed': { status: 422, zh: '请指明商家。', en: 'Name the merchant.' },
})
