import { z } from 'zod'
import {
  dataCategories,
  dataClasses,
  dataPurposes,
  erasures,
  maskings,
} from '../../kernel/declared/declared.contract.ts'

type Words = { readonly zh: string; readonly en: string }
type Named<K extends string> = Readonly<Record<K, Words>>

export const DataClass = z.enum(dataClasses)
export const DataCategory = z.enum(dataCategories)
export const DataPurpose = z.enum(dataPurposes)
export const Erasure = z.enum(erasures)
export const Masking = z.enum(maskings)

export const classWords: Named<(typeof dataClasses)[number]> = {
  public: { zh: '公开', en: 'public' },
  internal: { zh: '内部', en: 'internal' },
  personal: { zh: '个人信息', en: 'personal' },
  sensitive: { zh: '敏感个人信息', en: 'sensitive personal' },
}
/** The four of 5.1.2. */
export const categoryWords: Named<(typeof dataCategories)[number]> = {
  identity: { zh: '身份信息', en: 'Identity' },
  behaviour: { zh: '行为信息', en: 'Behaviour' },
  transaction: { zh: '交易信息', en: 'Transactions' },
  feedback: { zh: '反馈信息', en: 'Feedback' },
}
/** The five of 5.1.3. */
export const purposeWords: Named<(typeof dataPurposes)[number]> = {
  service: { zh: '提供商品和服务', en: 'goods and services' },
  improve: { zh: '改进服务', en: 'a better service' },
  marketing: { zh: '经同意的营销', en: 'marketing with consent' },
  analysis: { zh: '统计分析', en: 'figures for decisions' },
  law: { zh: '履行法定义务', en: 'duties by law' },
}
export const erasureWords: Named<(typeof erasures)[number]> = {
  delete: { zh: '删除', en: 'deleted' },
  shred: { zh: '销毁密钥，无法恢复', en: 'its key is destroyed' },
  anonymise: { zh: '去掉身份后保留', en: 'kept without the person' },
  keep: { zh: '依法保留，只存不用', en: 'kept by law, and only kept' },
}
export const maskWords: Named<(typeof maskings)[number]> = {
  none: { zh: '不隐去', en: 'shown' },
  first: { zh: '只留首字', en: 'first character' },
  partial: { zh: '隐去中间', en: 'the middle is hidden' },
  region: { zh: '只到区县', en: 'the region only' },
  recogniser: { zh: '自动隐去其中的个人信息', en: 'what is personal in it is hidden' },
  whole: { zh: '不显示', en: 'not shown' },
}

/** Where data lies. */
export const stores = ['tables', 'files', 'mail', 'outbox', 'log'] as const
export const Store = z.enum(stores)
export type Store = z.infer<typeof Store>
export const storeWords: Named<Store> = {
  tables: { zh: '数据库表', en: 'Tables' },
  files: { zh: '文件与证据', en: 'Files and evidence' },
  mail: { zh: '邮件与通知', en: 'Mail and notices' },
  outbox: { zh: '发往系统外的队列', en: 'What waits to leave' },
  log: { zh: '事实记录', en: 'Log of facts' },
}

export const capabilities = ['kernel', 'marketplace', 'complaints', 'transactions', 'governance', 'privacy'] as const
export const CapabilityName = z.enum([...capabilities, 'evaluation'])
export type CapabilityName = z.infer<typeof CapabilityName>
export const capabilityWords: Named<CapabilityName> = {
  kernel: { zh: '账号、文件与通知', en: 'Accounts, files and notices' },
  marketplace: { zh: '商城往来', en: 'What the marketplace told' },
  complaints: { zh: '投诉与售后', en: 'Complaints and after-sales' },
  transactions: { zh: '交易安全', en: 'Safe transactions' },
  governance: { zh: '商家治理', en: 'Governance of shops' },
  privacy: { zh: '个人信息保护', en: 'Personal information' },
  evaluation: { zh: '评估与改进', en: 'Evaluation' },
}
