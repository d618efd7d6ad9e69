import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const surveyRefusals = declareRefusals({
  'survey.not-asked': {
    status: 409,
    zh: '投诉办结后才能评价。',
    en: 'A complaint can be rated once it is closed.',
  },
  'survey.over': {
    status: 409,
    zh: '评价的时间已经过了，不能再提交或修改。',
    en: 'The time to answer is over; nothing can be sent or changed any more.',
  },
  'survey.handled': {
    status: 409,
    zh: '我们已经就您的评价联系过您，不能再修改。',
    en: 'Somebody has called you about your answer already; it can no longer be changed.',
  },
  'survey.answered': { status: 409, zh: '您已经评价过了。', en: 'You have answered already.' },
  'survey.nothing-to-withdraw': {
    status: 409,
    zh: '没有可以撤回的同意。',
    en: 'There is no consent to withdraw.',
  },
  'survey.no-call-back': {
    status: 409,
    zh: '这条评价没有待办的回电。',
    en: 'No call back is due for this answer.',
  },
})
