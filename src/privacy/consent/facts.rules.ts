import type { Capability } from '../../kernel/capability.ts'

export const consentFacts: NonNullable<Capability['facts']> = {
  'consent.changed': { zh: '同意、撤回或拒绝一项用途', en: 'A purpose was agreed to, refused or taken back' },
  'consent.notice-published': { zh: '发布告知文本', en: 'A notice about a purpose was published' },
  'consents.exported': { zh: '导出同意登记', en: 'The register of consents was exported', inner: true },
  'minor.recorded': {
    zh: '登记是否不满十四周岁',
    en: 'Whether somebody is under fourteen was written down',
    inner: true,
  },
}
