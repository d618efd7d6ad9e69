import { z } from 'zod'
import { declareRefusals } from '../refusal.contract.ts'
import { Role } from '../role.contract.ts'
import { Empty, Id, Instant, Paged, pageOf, route } from '../route.contract.ts'
import { Language, Password } from './session.contract.ts'

export const Account = z.object({
  id: z.string(),
  displayName: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  language: Language,
  roles: z.array(Role),
  consumerId: z.string().nullable(),
  merchantId: z.string().nullable(),
  state: z.enum(['active', 'disabled']),
  createdAt: Instant,
})
const Phone = z.string().regex(/^1[3-9]\d{9}$/)
const accountFields = {
  displayName: z.string().trim().min(1).max(60),
  email: z.email().max(200).nullable().default(null),
  phone: Phone.nullable().default(null),
  language: Language.default('zh'),
  roles: z
    .array(Role.exclude(['machine']))
    .min(1)
    .max(8),
  consumerId: z.string().max(60).nullable().default(null),
  merchantId: z.string().max(60).nullable().default(null),
}

export const listAccounts = route({
  method: 'GET',
  path: '/api/accounts',
  summary: { zh: '账号列表', en: 'List accounts' },
  who: ['admin'],
  input: Paged.extend({
    role: Role.optional(),
    text: z.string().trim().max(60).optional(),
    state: z.enum(['active', 'disabled']).optional(),
  }),
  output: pageOf(Account),
})
export const createAccount = route({
  method: 'POST',
  path: '/api/accounts',
  summary: { zh: '建立账号', en: 'Create an account' },
  who: ['admin'],
  audit: 'account.create',
  stepUp: { minutes: 5 },
  secrets: ['password'],
  status: 201,
  input: z.strictObject({ ...accountFields, password: Password }),
  output: Account,
})
export const changeAccount = route({
  method: 'PATCH',
  path: '/api/accounts/:id',
  summary: { zh: '修改账号的角色、状态或名称', en: "Change an account's roles, state or name" },
  who: ['admin'],
  audit: 'account.change',
  stepUp: { minutes: 5 },
  secrets: ['password'],
  input: Id.extend({
    displayName: accountFields.displayName.optional(),
    roles: accountFields.roles.optional(),
    state: z.enum(['active', 'disabled']).optional(),
    password: Password.optional(),
  }),
  output: Account,
})
/** Staff who can be given work: names only. */
export const listColleagues = route({
  method: 'GET',
  path: '/api/colleagues',
  summary: { zh: '同事（可指派的人员）', en: 'Colleagues who can be given work' },
  who: [
    'agent',
    'mediator',
    'arbitrator',
    'inspector',
    'price-analyst',
    'risk-analyst',
    'privacy-officer',
    'educator',
    'governance-officer',
    'admin',
  ],
  input: z.strictObject({ role: Role.optional() }),
  output: z.object({ rows: z.array(z.object({ id: z.string(), displayName: z.string(), roles: z.array(Role) })) }),
})

export const scopes = [
  'marketplace.write',
  'marketplace.read',
  'complaints.write',
  'complaints.read',
  'deadlines.read',
  'payments.write',
] as const
export const Scope = z.enum(scopes)
export const ApiKey = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(Scope),
  tokenEnd: z.string(),
  createdAt: Instant,
  lastUsedAt: Instant.nullable(),
  /** Null: until it is revoked. */
  expiresAt: Instant.nullable(),
  expired: z.boolean(),
  revokedAt: Instant.nullable(),
  /** Addresses and ranges it may be used from; none: from everywhere. */
  networks: z.array(z.string()),
  /** The key that this one takes the place of. */
  follows: z.string().nullable(),
})
const Network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])
const LifeDays = z.int().min(1).max(730).nullable().default(null)
export const listApiKeys = route({
  method: 'GET',
  path: '/api/keys',
  summary: { zh: 'API 密钥列表', en: 'List API keys' },
  who: ['admin'],
  input: Empty,
  output: z.object({ rows: z.array(ApiKey) }),
})
export const createApiKey = route({
  method: 'POST',
  path: '/api/keys',
  summary: { zh: '建立 API 密钥（只显示一次）', en: 'Create an API key (shown once)' },
  who: ['admin'],
  audit: 'api-key.create',
  stepUp: { minutes: 5 },
  secrets: ['token'],
  status: 201,
  input: z.strictObject({
    name: z.string().trim().min(1).max(80),
    scopes: z.array(Scope).min(1).max(scopes.length),
    networks: z.array(Network).max(20).default([]),
    expiresInDays: LifeDays,
  }),
  output: ApiKey.extend({ token: z.string() }),
})
export const rotateApiKey = route({
  method: 'POST',
  path: '/api/keys/:id/rotation',
  summary: {
    zh: '换一把新密钥，旧的再用一段时间',
    en: 'Take a new key in place of one; the old one goes on for a while',
  },
  who: ['admin'],
  audit: 'api-key.rotate',
  stepUp: { minutes: 5 },
  secrets: ['token'],
  status: 201,
  input: Id.extend({ overlapHours: z.int().min(0).max(168).default(24), expiresInDays: LifeDays }),
  output: ApiKey.extend({ token: z.string() }),
})
export const revokeApiKey = route({
  method: 'DELETE',
  path: '/api/keys/:id',
  summary: { zh: '吊销 API 密钥', en: 'Revoke an API key' },
  who: ['admin'],
  audit: 'api-key.revoke',
  stepUp: { minutes: 5 },
  input: Id,
  output: ApiKey,
})
/** The permission matrix: every route with who may call it, straight from the routes themselves. */
export const listPermissions = route({
  method: 'GET',
  path: '/api/permissions',
  summary: { zh: '权限一览：每个接口谁能用', en: 'Permission matrix: who may call each route' },
  who: ['admin', 'privacy-officer', 'governance-officer', 'regulator'],
  input: Empty,
  output: z.object({
    rows: z.array(
      z.object({
        capability: z.string(),
        capabilityTitle: z.object({ zh: z.string(), en: z.string() }),
        method: z.string(),
        path: z.string(),
        summary: z.object({ zh: z.string(), en: z.string() }),
        who: z.array(z.string()),
        scope: z.string().nullable(),
        audit: z.string().nullable(),
        clause: z.string().nullable(),
      }),
    ),
  }),
})

export const accountRefusals = declareRefusals({
  'account.login-taken': {
    status: 409,
    zh: '这个邮箱或手机号已经有账号。',
    en: 'An account with this e-mail or phone exists already.',
  },
  'account.contact-missing': {
    status: 422,
    zh: '邮箱和手机号至少填一项。',
    en: 'Give an e-mail or a phone, at least one.',
  },
  'account.party-missing': {
    status: 422,
    zh: '角色「{role}」须指明它代表的消费者或商家。',
    en: 'Role "{role}" needs the consumer or merchant it stands for.',
  },
  'account.party-unfit': {
    status: 422,
    zh: '消费者或商家角色不能与平台角色放在同一个账号。',
    en: 'A consumer or merchant role cannot share an account with a platform role.',
  },
  'account.not-yourself': {
    status: 409,
    zh: '不能停用自己，也不能改自己的角色。',
    en: 'You cannot disable yourself or change your own roles.',
  },
  'key.over': {
    status: 409,
    zh: '这把密钥已经吊销或到期，请建立新的密钥。',
    en: 'That key was revoked or has ended. Create a new one.',
  },
  'key.followed': {
    status: 409,
    zh: '这把密钥已经换过，新的一把在列表里。',
    en: 'That key was replaced already; the new one is in the list.',
  },
  'access.key-expired': {
    status: 401,
    zh: '这把 API 密钥已到期，请向系统管理员要一把新的。',
    en: 'This API key has ended. Ask an administrator for a new one.',
  },
  'access.key-elsewhere': {
    status: 403,
    zh: '这把 API 密钥不能从这个网络使用。',
    en: 'This API key may not be used from this network.',
  },
})
