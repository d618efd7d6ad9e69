import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const managementRefusals = declareRefusals({
  'privacy.no-colleague': {
    status: 422,
    zh: '没有这位在职同事。请从名单里选。',
    en: 'No such colleague is at work here. Choose one from the list.',
  },
  'privacy.deputy-is-owner': {
    status: 422,
    zh: '代理人不能就是责任人本人。',
    en: 'The deputy cannot be the owner.',
  },
  'privacy.duty-retired': {
    status: 409,
    zh: '这项职责已经停用，不用确认。',
    en: 'This duty was retired: there is nothing to confirm.',
  },
  'privacy.duty-of-another': {
    status: 403,
    zh: '这项职责不由您承担，只有责任人可以确认。',
    en: 'This duty is not yours; only its owner confirms it.',
  },
  'privacy.agreement-days': {
    status: 422,
    zh: '到期日不能早于签署日。',
    en: 'An agreement cannot end before it was signed.',
  },
  'privacy.agreement-not-signed': {
    status: 422,
    zh: '签署日不能晚于今天：先签协议，再提供信息。',
    en: 'It cannot be signed after today: the agreement comes before the data.',
  },
  'privacy.third-party-ended': {
    status: 409,
    zh: '合作已经终止，不能再改。重新合作请另行登记。',
    en: 'This was ended and does not change any more. Register it anew to begin again.',
  },
})
