import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const mediationRefusals = declareRefusals({
  'mediation.no-parts': {
    status: 409,
    zh: '这件投诉只能整体和解：要求只有一项，没有可以先解决的部分。',
    en: 'This complaint can only be settled as a whole: it claims one thing that has no parts.',
  },
  'mediation.part-names-nothing': {
    status: 422,
    zh: '请选择先解决哪些要求，或者哪些商品。',
    en: 'Say which claims or which items are settled.',
  },
  'mediation.part-changed': {
    status: 409,
    zh: '提出这份方案以后，投诉的要求或商品有变化。请按现在的要求另提一版。',
    en: 'What is claimed has changed since this proposal was made. Make a new one.',
  },
  'mediation.part-both': {
    status: 422,
    zh: '按要求或者按商品部分和解，请只选一种：按商品的，占多少金额由系统算出。',
    en: 'Settle by claims or by items, not both: of items the share of the amount is worked out.',
  },
  'mediation.line-without-term': {
    status: 422,
    zh: '先解决的每件商品都要有一项履行内容，或者有一项适用于全部商品的履行内容。',
    en: 'Each item that is settled needs a term of its own, or one term for all of them.',
  },
  'mediation.term-of-other-line': {
    status: 422,
    zh: '这一项所指的商品不在这份方案解决的范围内。',
    en: 'This term is for an item that the proposal does not settle.',
  },
  'mediation.part-not-claimed': {
    status: 422,
    zh: '只能就投诉里提出的要求部分和解。',
    en: 'A part can only be of what is claimed.',
  },
  'mediation.part-too-much': {
    status: 422,
    zh: '部分和解的金额超过了要求的金额。',
    en: 'The part is more than what is claimed.',
  },
  'mediation.part-is-all': {
    status: 422,
    zh: '这样没有剩下的要求，请选择「全部要求」。',
    en: 'Nothing would be left: choose to settle everything.',
  },
  'mediation.over': {
    status: 409,
    zh: '这次调解已经结束，调解室只能查看。',
    en: 'This mediation is over; the room can be read only.',
  },
  'mediation.taken': { status: 409, zh: '这件投诉已有调解员。', en: 'The complaint has a mediator already.' },
  'mediation.conflict': {
    status: 409,
    zh: '您经办过这件投诉，不能再担任调解员。',
    en: 'You have handled this complaint and cannot mediate it.',
  },
  'mediation.room-of-others': {
    status: 422,
    zh: '这是调解员和另一方的单独谈话，您不能进入。',
    en: 'That is a private talk of the mediator with the other side.',
  },
  'mediation.proposal-over': {
    status: 409,
    zh: '这一版方案已不在桌面上，请看最新一版。',
    en: 'That version is no longer on the table; look at the latest one.',
  },
  'mediation.proposal-expired': {
    status: 409,
    zh: '这一版方案的签署期限已过，请重新提出。',
    en: 'The time to sign that version is over; make a new proposal.',
  },
  'mediation.other-document': {
    status: 409,
    zh: '您看到的文本不是现在这一版。请重新阅读后再签署。',
    en: 'What you read is not the present version. Read it again, then sign.',
  },
  'mediation.due-passed': {
    status: 422,
    zh: '履行日期不能早于今天。',
    en: 'The day of performance cannot lie in the past.',
  },
  'mediation.too-much': { status: 422, zh: '金额过大，请核对。', en: 'The amount is too large; please check it.' },
})
