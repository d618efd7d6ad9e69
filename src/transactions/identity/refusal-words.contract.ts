import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const identityRefusals = declareRefusals({
  'identity.not-a-name': {
    status: 422,
    zh: '请填写证件上的姓名，二到三十个字。',
    en: 'Enter the name as it stands on the document.',
  },
  'identity.not-a-number': {
    status: 422,
    zh: '身份证号码不对：请核对十八位号码，最后一位可能是 X。',
    en: 'This is no identity number: check its eighteen characters; the last may be an X.',
  },
  'identity.old-number': {
    status: 422,
    zh: '十五位的旧号码已停用，请填写十八位号码。',
    en: 'Numbers of fifteen digits are no longer in use. Enter the one with eighteen characters.',
  },
  'identity.not-born': {
    status: 422,
    zh: '号码里的出生日期不可能，请核对。',
    en: 'The day of birth in this number is not possible. Check it.',
  },
  'identity.open': {
    status: 409,
    zh: '您已有一份申请在核验中。需要更正的话，先撤回它。',
    en: 'A request of yours waits already. To correct it, take it back first.',
  },
  'identity.over': { status: 409, zh: '这份核验已经结束。', en: 'This verification is over.' },
})
