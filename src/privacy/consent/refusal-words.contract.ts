import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const consentRefusals = declareRefusals({
  'consent.necessary': {
    status: 409,
    zh: '这是提供服务所必需的，没有开关。依据：{groundZh}',
    en: 'This is necessary for the service and has no switch. {groundEn}',
  },
  'consent.notice-changed': {
    status: 409,
    zh: '告知文本已经更新，还没有替您同意。请看一遍现在的文本再决定。',
    en: 'The text has changed and nothing was agreed to. Read what it says now and decide again.',
  },
  'consent.no-notice': {
    status: 409,
    zh: '这项用途还没有发布告知文本，不能同意。',
    en: 'Nothing has been published about this purpose yet, so nobody can agree to it.',
  },
  'consent.guardian-needed': {
    status: 403,
    zh: '本人不满十四周岁，须由监护人同意。请监护人联系个人信息保护负责人办理；撤回随时可以自己操作。',
    en: 'This person is under fourteen: a guardian has to agree, through the privacy officer. Taking back is open at any time.',
  },
  'consent.not-for-minors': {
    status: 409,
    zh: '这项用途不用于不满十四周岁的人。',
    en: 'This purpose is not for children under fourteen.',
  },
  'consent.no-child': {
    status: 409,
    zh: '没有登记此人不满十四周岁，不能由监护人代为表示。请先登记。',
    en: 'This person is not recorded as under fourteen, so no guardian speaks for them. Record that first.',
  },
  'consent.separate-needed': {
    status: 422,
    zh: '这项用途要取得单独同意，和其他事项一起签的不算。',
    en: 'This purpose takes a consent of its own; one that was signed together with other things is not enough.',
  },
  'consent.notice-in-the-past': {
    status: 422,
    zh: '生效日期不能早于今天。',
    en: 'It cannot take effect before today.',
  },
  'consent.notice-before-another': {
    status: 409,
    zh: '上一版 {day} 才生效，新版不能比它更早。',
    en: 'The version before takes effect on {day}; a newer one cannot be earlier.',
  },
  'consent.notice-not-for-minors': {
    status: 409,
    zh: '这项用途没有为不满十四周岁的人另设的规则。',
    en: 'This purpose has no rules of its own for children under fourteen.',
  },
  'consent.minor-until-past': {
    status: 422,
    zh: '满十四周岁的日期要在今天之后。',
    en: 'The day they turn fourteen has to lie after today.',
  },
})
