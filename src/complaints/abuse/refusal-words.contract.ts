import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const abuseRefusals = declareRefusals({
  'abuse.limited': {
    status: 409,
    zh: '在 {until}之前，您暂时不能提交新的投诉，理由见「我的账号」里的说明。涉及人身安全的投诉不受限制，进行中的投诉照常处理；您可以申诉，也可以向 12315 或消协投诉。',
    en: 'Until {until} you cannot file new complaints; your account page says why. Matters of safety are not limited and what runs goes on. You may appeal, or turn to 12315 or the consumer association.',
  },
  'abuse.decided-already': { status: 409, zh: '这件核查已经有决定。', en: 'This review is decided already.' },
  'abuse.nothing-to-confirm': { status: 409, zh: '没有等待确认的限制。', en: 'No limit waits to be confirmed.' },
  'abuse.own-decision': {
    status: 409,
    zh: '您参与过这个决定，请由其他同事确认或复核。',
    en: 'You took part in this decision; a colleague has to confirm or review it.',
  },
  'abuse.no-appeal': { status: 409, zh: '没有等待决定的申诉。', en: 'No appeal waits for a decision.' },
  'abuse.days-needed': {
    status: 422,
    zh: '请写明限制多少天，最多 {most} 个自然日。',
    en: 'Say for how many days, {most} natural days at most.',
  },
  'abuse.person-unknown': {
    status: 409,
    zh: '这件投诉没有可以确认的账号或联系方式，不能核查。',
    en: 'This complaint has no account and no verified contact, so there is nobody to look at.',
  },
  'abuse.nothing-to-appeal': {
    status: 409,
    zh: '没有可以申诉的警告或限制。',
    en: 'There is no warning or limit to appeal against.',
  },
  'abuse.appealed-already': { status: 409, zh: '您已经申诉过一次。', en: 'You have appealed once already.' },
  'abuse.lifted-already': { status: 409, zh: '这项措施已经撤销。', en: 'This measure was lifted already.' },
  'abuse.appeal-over': { status: 409, zh: '六个月的申诉期限已过。', en: 'The six months to appeal are over.' },
})
