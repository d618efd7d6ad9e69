import { z } from 'zod'

/** The people of the plan (plan/README.md). `machine` is the marketplace's own servers, with an API key. */
export const roles = [
  'consumer',
  'merchant',
  'agent',
  'mediator',
  'arbitrator',
  'inspector',
  'price-analyst',
  'risk-analyst',
  'privacy-officer',
  'educator',
  'governance-officer',
  'regulator',
  'admin',
  'machine',
] as const

export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

/** Everyone who works for the platform: neither a party, nor outside, nor a machine. */
export const staff = roles.filter((role) => !['consumer', 'merchant', 'regulator', 'machine'].includes(role))

/** Who may call a route: roles, or `anyone` (no sign-in needed), or `signed-in`. */
export type Who = Role | 'anyone' | 'signed-in'

export const roleWords: Readonly<Record<Who, { readonly zh: string; readonly en: string }>> = {
  consumer: { zh: '消费者', en: 'consumer' },
  merchant: { zh: '商家', en: 'merchant' },
  agent: { zh: '投诉专员', en: 'complaint agent' },
  mediator: { zh: '调解员', en: 'mediator' },
  arbitrator: { zh: '裁决员', en: 'arbitrator' },
  inspector: { zh: '质量检查员', en: 'quality inspector' },
  'price-analyst': { zh: '价格分析员', en: 'price analyst' },
  'risk-analyst': { zh: '风险分析员', en: 'risk analyst' },
  'privacy-officer': { zh: '个人信息保护负责人', en: 'privacy officer' },
  educator: { zh: '消费教育专员', en: 'educator' },
  'governance-officer': { zh: '规则与治理专员', en: 'governance officer' },
  regulator: { zh: '监管人员', en: 'regulator' },
  admin: { zh: '系统管理员', en: 'administrator' },
  machine: { zh: '系统接口', en: 'machine' },
  anyone: { zh: '任何人', en: 'anyone' },
  'signed-in': { zh: '已登录用户', en: 'anyone signed in' },
}
