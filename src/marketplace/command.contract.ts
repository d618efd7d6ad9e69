import { z } from 'zod'
import { declareRefusals } from '../kernel/refusal.contract.ts'
import { Empty, Id, Instant, Paged, pageOf, route, type Words } from '../kernel/route.contract.ts'
import { Currency } from './noun.contract.ts'

/** What we may tell the marketplace to do: what it is done to, and how long the answer may take (our own patience, no law). */
export const commandKinds = {
  'stop-sale': { targets: ['lst', 'prd'], answerWithinMinutes: 60, words: { zh: '停止销售', en: 'Stop sale' } },
  'resume-sale': { targets: ['lst', 'prd'], answerWithinMinutes: 240, words: { zh: '恢复销售', en: 'Resume sale' } },
  'hold-order': { targets: ['ord'], answerWithinMinutes: 30, words: { zh: '暂缓发货', en: 'Hold order' } },
  'release-order': { targets: ['ord'], answerWithinMinutes: 60, words: { zh: '放行订单', en: 'Release order' } },
  'freeze-account': {
    targets: ['con', 'mch'],
    answerWithinMinutes: 30,
    words: { zh: '冻结账户', en: 'Freeze account' },
  },
  'unfreeze-account': {
    targets: ['con', 'mch'],
    answerWithinMinutes: 60,
    words: { zh: '解冻账户', en: 'Unfreeze account' },
  },
  'suspend-shop': { targets: ['mch'], answerWithinMinutes: 60, words: { zh: '店铺暂停营业', en: 'Suspend shop' } },
  'restore-shop': { targets: ['mch'], answerWithinMinutes: 240, words: { zh: '店铺恢复营业', en: 'Restore shop' } },
  /** `until`: when it ends by itself. Sent again it replaces the end that was said before. */
  'suspend-promotion': {
    targets: ['mch'],
    answerWithinMinutes: 240,
    words: { zh: '暂停店铺参加促销', en: 'Suspend promotion' },
  },
  'restore-promotion': {
    targets: ['mch'],
    answerWithinMinutes: 240,
    words: { zh: '恢复店铺参加促销', en: 'Restore promotion' },
  },
  'suspend-listing': {
    targets: ['mch'],
    answerWithinMinutes: 240,
    words: { zh: '暂停店铺发布新商品', en: 'Suspend new listings' },
  },
  'restore-listing': {
    targets: ['mch'],
    answerWithinMinutes: 240,
    words: { zh: '恢复店铺发布新商品', en: 'Restore new listings' },
  },
  refund: { targets: ['ord'], answerWithinMinutes: 1440, words: { zh: '退款', en: 'Refund' } },
  /** The shop's deposit pays the buyer of the order; what the order has left does not limit it. */
  'pay-from-deposit': {
    targets: ['ord'],
    answerWithinMinutes: 1440,
    words: { zh: '从保证金赔付买家', en: 'Pay the buyer from the deposit' },
  },
  'pay-in-advance': {
    targets: ['ord'],
    answerWithinMinutes: 1440,
    words: { zh: '平台先行赔付买家', en: 'Pay the buyer in advance' },
  },
  /** The shop bears what the buyer paid to send goods back; it is no part of the price, so what the order has left does not limit it. */
  'pay-return-freight': {
    targets: ['ord'],
    answerWithinMinutes: 1440,
    words: { zh: '由商家付给买家寄回运费', en: 'Pay the buyer the return postage' },
  },
  'recover-from-deposit': {
    targets: ['mch'],
    answerWithinMinutes: 1440,
    words: { zh: '从保证金向商家追偿', en: 'Recover from the deposit' },
  },
  'notify-buyers': {
    targets: ['prd', 'lst'],
    answerWithinMinutes: 1440,
    words: { zh: '通知买家', en: 'Notify buyers' },
  },
} as const satisfies Record<
  string,
  { readonly targets: readonly string[]; readonly answerWithinMinutes: number; readonly words: Words }
>
export const CommandKind = z.enum([
  'stop-sale',
  'resume-sale',
  'hold-order',
  'release-order',
  'freeze-account',
  'unfreeze-account',
  'suspend-shop',
  'restore-shop',
  'suspend-promotion',
  'restore-promotion',
  'suspend-listing',
  'restore-listing',
  'refund',
  'pay-from-deposit',
  'pay-in-advance',
  'pay-return-freight',
  'recover-from-deposit',
  'notify-buyers',
])
export type CommandKind = z.infer<typeof CommandKind>
/** What somebody may ask for by hand. Money for a consumer is paid for a case only, where what is owed and was paid is known. */
export const HandCommandKind = CommandKind.exclude([
  'pay-from-deposit',
  'pay-in-advance',
  'pay-return-freight',
  'recover-from-deposit',
])
export type HandCommandKind = z.infer<typeof HandCommandKind>

/**
 * queued: not delivered yet · sent: the marketplace took it · confirmed / refused: its answer · failed: not deliverable ·
 * timed-out: no answer in time. An answer counts whenever it comes.
 */
export const CommandState = z.enum(['queued', 'sent', 'confirmed', 'refused', 'failed', 'timed-out'])
export type CommandState = z.infer<typeof CommandState>

export const CommandPayload = z.strictObject({
  amountFen: z.int().min(1).max(100_000_000_000).optional(),
  currency: Currency.optional(),
  /** Whose deposit, or whose debt, what is paid for an order concerns: our id of the shop. */
  merchant: z.string().min(5).max(60).optional(),
  /** Until when, for what is not for ever. */
  until: Instant.optional(),
  /** For `notify-buyers`: the words. */
  text: z.string().trim().min(1).max(500).optional(),
})
export type CommandPayload = z.infer<typeof CommandPayload>

export const CommandView = z.object({
  id: z.string(),
  kind: CommandKind,
  source: z.string(),
  target: z.string(),
  payload: CommandPayload,
  state: CommandState,
  /** The case, recall or finding for which it was asked. */
  reason: z.string().nullable(),
  requestedBy: z.string(),
  requestedAt: Instant,
  attempts: z.int(),
  lastStatus: z.int().nullable(),
  lastError: z.string().nullable(),
  nextTryAt: Instant.nullable(),
  sentAt: Instant.nullable(),
  confirmBy: Instant,
  answeredAt: Instant.nullable(),
  answer: z.record(z.string(), z.unknown()).nullable(),
  mayRetry: z.boolean(),
})
export type CommandView = z.infer<typeof CommandView>

const commanders = ['admin', 'inspector', 'price-analyst', 'risk-analyst', 'governance-officer', 'arbitrator'] as const
export const listCommands = route({
  method: 'GET',
  path: '/api/marketplace/commands',
  summary: { zh: '发给商城的指令', en: 'Commands to the marketplace' },
  who: [...commanders, 'agent', 'machine'],
  scope: 'marketplace.read',
  clause: '9.3.2',
  input: Paged.extend({
    state: CommandState.optional(),
    kind: CommandKind.optional(),
    target: z.string().max(60).optional(),
    reason: z.string().max(60).optional(),
  }),
  output: pageOf(CommandView),
})
export const readCommand = route({
  method: 'GET',
  path: '/api/marketplace/commands/:id',
  summary: { zh: '一条指令', en: 'One command' },
  who: [...commanders, 'agent', 'machine'],
  scope: 'marketplace.read',
  input: Id,
  output: CommandView,
})
export const requestCommand = route({
  method: 'POST',
  path: '/api/marketplace/commands',
  summary: { zh: '请商城执行一条指令', en: 'Ask the marketplace to do something' },
  who: commanders,
  clause: '9.3.2',
  audit: 'command.request',
  status: 201,
  input: z.strictObject({
    kind: HandCommandKind,
    target: z.string().min(5).max(60),
    reason: z.string().max(60).optional(),
    ...CommandPayload.omit({ merchant: true }).shape,
  }),
  output: CommandView,
})
export const retryCommand = route({
  method: 'POST',
  path: '/api/marketplace/commands/:id/attempts',
  summary: { zh: '再次发送指令', en: 'Send a command once more' },
  who: [...commanders, 'agent'],
  audit: 'command.retry',
  status: 201,
  input: Id,
  output: CommandView,
})
export const confirmCommand = route({
  method: 'POST',
  path: '/api/marketplace/commands/:id/confirmation',
  summary: { zh: '商城回报指令结果', en: 'The marketplace answers a command' },
  who: ['machine'],
  scope: 'marketplace.write',
  clause: '9.3.2',
  audit: 'command.confirm',
  input: Id.extend({
    outcome: z.enum(['done', 'refused']),
    /** Why not, or the marketplace's own number of what it did. No personal data. */
    note: z.string().trim().max(500).optional(),
    reference: z.string().trim().max(200).optional(),
  }),
  output: CommandView,
})

export const ConnectionView = z.object({
  source: z.string(),
  commandUrl: z.string().nullable(),
  simulated: z.boolean(),
  changedAt: Instant,
})
export const listConnections = route({
  method: 'GET',
  path: '/api/marketplace/connections',
  summary: { zh: '已连接的商城', en: 'Connected marketplaces' },
  who: ['admin'],
  input: Empty,
  output: z.object({ rows: z.array(ConnectionView) }),
})
export const saveConnection = route({
  method: 'PUT',
  path: '/api/marketplace/connections',
  summary: {
    zh: '设置商城接收指令的地址（新密钥只显示一次）',
    en: 'Set where a marketplace takes commands (a new secret is shown once)',
  },
  who: ['admin'],
  audit: 'connection.save',
  secrets: ['secret'],
  input: z.strictObject({
    source: z.string().trim().min(1).max(200),
    commandUrl: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .nullable(),
    /** Replace the secret; the first time there is a new one anyway. */
    newSecret: z.boolean().default(false),
  }),
  output: ConnectionView.extend({ secret: z.string().nullable() }),
})

export const amountNeeded: readonly CommandKind[] = [
  'refund',
  'pay-from-deposit',
  'pay-return-freight',
  'pay-in-advance',
  'recover-from-deposit',
]
/** What gives back money of the order itself, and so never more than is left of it. */
export const spendsOrder = (kind: CommandKind): boolean => kind === 'refund'
export const commandRefusals = declareRefusals({
  'command.target-unfit': {
    status: 422,
    zh: '「{kind}」不能用于 {target}。',
    en: '"{kind}" cannot be done to {target}.',
  },
  'command.amount-missing': {
    status: 422,
    zh: '退款、赔付和追偿须写明金额（分）。',
    en: 'Refunds, payments and recoveries need an amount in fen.',
  },
  'command.amount-too-high': {
    status: 422,
    zh: '退款 {amountFen} 分超过这笔订单还能退的 {leftFen} 分。',
    en: 'A refund of {amountFen} fen is more than the {leftFen} fen that are left of this order.',
  },
  'command.not-retryable': {
    status: 409,
    zh: '这条指令现在是「{state}」，不需要再发。',
    en: 'This command is {state}; there is nothing to send again.',
  },
  'command.answered-otherwise': {
    status: 409,
    zh: '商城已经回报过另一个结果：{state}。',
    en: 'The marketplace gave another answer before: {state}.',
  },
})
