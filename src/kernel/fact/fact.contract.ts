import { z } from 'zod'
import { declareRefusals } from '../refusal.contract.ts'
import { Role } from '../role.contract.ts'
import { Empty, Id, Instant, Paged, pageOf, route } from '../route.contract.ts'

export const FactView = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  subject: z.string(),
  at: Instant,
  actor: z.object({
    kind: z.enum(['person', 'machine', 'system', 'guest']),
    role: Role.nullable(),
    name: z.string().nullable(),
  }),
  rulebook: z.string(),
  data: z.record(z.string(), z.unknown()),
})
/** The timeline of one thing; only for those who may see the thing. Names of staff are shown to staff only. */
export const readTimeline = route({
  method: 'GET',
  path: '/api/timeline/:id',
  summary: { zh: '一件事的完整经过', en: 'The whole story of one thing' },
  who: ['signed-in'],
  input: Id.extend({ cursor: z.string().max(60).optional(), limit: z.int().min(1).max(500).default(200) }),
  output: z.object({ rows: z.array(FactView), next: z.string().nullable() }),
})

/** Whoever checks a receipt reads what it is about; the words tell nothing that happened. */
export const listFactKinds = route({
  method: 'GET',
  path: '/api/fact-kinds',
  summary: { zh: '日志里各种记录的名称', en: 'What each kind of fact in the log is called' },
  who: ['anyone'],
  clause: '5.2.1(3)',
  input: Empty,
  output: z.object({ rows: z.array(z.object({ kind: z.string(), zh: z.string(), en: z.string() })) }),
})

export const WebhookEndpoint = z.object({
  id: z.string(),
  url: z.string(),
  kinds: z.array(z.string()),
  active: z.boolean(),
  note: z.string(),
  createdAt: Instant,
})
const endpointFields = {
  url: z.url({ protocol: /^https?$/ }).max(500),
  kinds: z.array(z.string().max(80)).min(1).max(100),
  note: z.string().trim().max(200).default(''),
}
const admin = ['admin'] as const
export const listWebhooks = route({
  method: 'GET',
  path: '/api/webhooks',
  summary: { zh: '外发通知地址', en: 'Webhook endpoints' },
  who: admin,
  input: Empty,
  output: z.object({
    rows: z.array(WebhookEndpoint),
    catalogue: z.array(z.object({ kind: z.string(), zh: z.string(), en: z.string() })),
  }),
})
export const createWebhook = route({
  method: 'POST',
  path: '/api/webhooks',
  summary: { zh: '登记外发通知地址（密钥只显示一次）', en: 'Register a webhook endpoint (the secret is shown once)' },
  who: admin,
  audit: 'webhook.create',
  secrets: ['secret'],
  status: 201,
  input: z.strictObject(endpointFields),
  output: WebhookEndpoint.extend({ secret: z.string() }),
})
export const changeWebhook = route({
  method: 'PATCH',
  path: '/api/webhooks/:id',
  summary: { zh: '修改或停用外发通知地址', en: 'Change or stop a webhook endpoint' },
  who: admin,
  audit: 'webhook.change',
  input: Id.extend({
    kinds: endpointFields.kinds.optional(),
    note: z.string().trim().max(200).optional(),
    active: z.boolean().optional(),
  }),
  output: WebhookEndpoint,
})
export const WebhookDelivery = z.object({
  id: z.string(),
  endpointId: z.string(),
  url: z.string(),
  kind: z.string(),
  subject: z.string(),
  state: z.enum(['waiting', 'delivered', 'failed']),
  attempts: z.int(),
  createdAt: Instant,
  lastTriedAt: Instant.nullable(),
  nextTryAt: Instant.nullable(),
  lastStatus: z.int().nullable(),
  lastError: z.string().nullable(),
  replayOf: z.string().nullable(),
})
export const listDeliveries = route({
  method: 'GET',
  path: '/api/webhooks/deliveries',
  summary: { zh: '外发通知的送达情况', en: 'Webhook deliveries' },
  who: admin,
  input: Paged.extend({
    state: z.enum(['waiting', 'delivered', 'failed']).optional(),
    endpoint: z.string().max(60).optional(),
  }),
  output: pageOf(WebhookDelivery),
})
export const replayDelivery = route({
  method: 'POST',
  path: '/api/webhooks/deliveries/:id/replay',
  summary: { zh: '重新发送一次', en: 'Send a delivery again' },
  who: admin,
  audit: 'webhook.replay',
  status: 201,
  input: Id,
  output: WebhookDelivery,
})

export const factRefusals = declareRefusals({
  'webhook.kind-unknown': { status: 422, zh: '没有这种事实：{kind}。', en: 'There is no such kind of fact: {kind}.' },
  'outgoing.address-private': {
    status: 422,
    zh: '{host} 是内部网络的地址，本系统不向内部网络发送。确有需要时，请运维人员把它列入设置 XIAOBAO_PRIVATE_TARGETS。',
    en: '{host} is an address of a private network, and nothing is sent there. If it must be, have it listed in the setting XIAOBAO_PRIVATE_TARGETS.',
  },
  'webhook.endpoint-inactive': {
    status: 409,
    zh: '这个地址已停用，先启用再重发。',
    en: 'This endpoint is stopped. Start it before sending again.',
  },
})
