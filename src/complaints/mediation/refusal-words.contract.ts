import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const mediationRefusals = declareRefusals({
  'mediation.no-parts': {
    status: 409,
    zh: '这件投诉只能整体和解：要求只有一项，没有可以先解决的部分。',
    en: 'This complaint can only be settled as a whole: it claims one thing that has no parts.',
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
