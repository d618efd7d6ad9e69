import type { Capability } from '../../kernel/capability.ts'

export const managementFacts: NonNullable<Capability['facts']> = {
  'duty.assigned': { zh: '分派个人信息保护职责', en: 'A duty in data protection was given', inner: true },
  'duty.confirmed': { zh: '责任人确认职责', en: 'A duty was confirmed by its owner', inner: true },
  'duty.retired': { zh: '停用一项职责', en: 'A duty was retired', inner: true },
  'third-party.registered': {
    zh: '登记第三方及协议',
    en: 'A third party was registered with its agreement',
    inner: true,
  },
  'third-party.renewed': { zh: '续签第三方协议', en: 'An agreement with a third party was renewed', inner: true },
  'third-party.expiring': {
    zh: '第三方协议到期提醒',
    en: 'An agreement with a third party comes to its end',
    inner: true,
  },
  'third-party.ended': { zh: '终止第三方合作', en: 'Sharing with a third party was ended', inner: true },
}
