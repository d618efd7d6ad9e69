import type { Capability } from '../../kernel/capability.ts'

export const identityFacts: NonNullable<Capability['facts']> = {
  'identity.verification-asked': { zh: '申请实名核验', en: 'Verification of identity asked for' },
  'identity.verified': { zh: '实名核验通过', en: 'Identity verified' },
  'identity.refused': { zh: '实名核验未通过', en: 'Identity not verified' },
  'identity.withdrawn': { zh: '撤回实名信息', en: 'Name and number taken back' },
}
