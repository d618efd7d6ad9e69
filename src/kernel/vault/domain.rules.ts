/** What is kept apart by a key of its own, so that who may open one kind of data cannot open another. */
export const vaultDomains = {
  identity: { zh: '身份', en: 'Identity' },
  contact: { zh: '联系方式', en: 'Contacts' },
  payment: { zh: '支付', en: 'Payment' },
  evidence: { zh: '证据', en: 'Evidence' },
  words: { zh: '当事人所写内容', en: 'What people wrote' },
  'sign-in': { zh: '登录凭据', en: 'Sign-in secrets' },
  passing: { zh: '几天内清除的内容', en: 'What is swept away in days' },
  index: { zh: '检索索引', en: 'Search indexes' },
} as const
export type VaultDomain = keyof typeof vaultDomains
export const domainNames = Object.keys(vaultDomains) as [VaultDomain, ...VaultDomain[]]

/** What its key seals itself, without keys of people, is swept away after so many days: a retired key is kept a day longer. */
export const passingDays = { passing: 7 } as const satisfies Partial<Record<VaultDomain, number>>
export type PassingDomain = keyof typeof passingDays
export const isPassing = (domain: VaultDomain): domain is PassingDomain => Object.hasOwn(passingDays, domain)
export const passingDaysOf = (domain: VaultDomain): number => (isPassing(domain) ? passingDays[domain] + 1 : 0)

/** Every one of them gets new keys: those that wrap, those that seal by themselves, and those of the indexes. */
export const isDomain = (name: string): name is VaultDomain => Object.hasOwn(vaultDomains, name)
