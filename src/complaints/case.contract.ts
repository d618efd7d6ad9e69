import { z } from 'zod'
import type { Who } from '../kernel/role.contract.ts'
import { Id, route } from '../kernel/route.contract.ts'
import { AgentOutcome, Amount, CaseView, FileIds, Reasoned, Remedy, Side, Text, textOf } from './complaint.contract.ts'

export const readCase = route({
  method: 'GET',
  path: '/api/complaints/:id',
  summary: { zh: '查看一件投诉', en: 'Open a complaint' },
  who: ['consumer', 'merchant', 'agent', 'mediator', 'arbitrator', 'admin'],
  clause: '7.1.1',
  input: Id,
  output: CaseView,
})

/** The version the page showed: when the complaint has changed since, the step is refused and nothing is lost. */
const Versioned = Id.extend({ version: z.int().min(1).optional() })
type Resource = { readonly zh: string; readonly en: string; readonly who: readonly Who[]; readonly clause: string }

/** A step in a case is a thing that somebody created; it answers with the whole case as it is afterwards. */
const step = <I extends z.ZodObject>(resource: string, { zh, en, who, clause }: Resource, input: I) =>
  route({
    method: 'POST',
    path: `/api/complaints/:id/${resource}`,
    summary: { zh, en },
    who,
    clause,
    audit: `complaint.${resource}`,
    status: 201,
    input,
    output: CaseView,
  })

export const acknowledge = step(
  'acknowledgement',
  { zh: '受理投诉', en: 'Accept a complaint', who: ['agent'], clause: '7.1.1' },
  Versioned.extend({ text: Text.optional() }),
)
export const respond = step(
  'response',
  { zh: '答复消费者', en: 'Answer the consumer', who: ['agent'], clause: '7.3.1' },
  Versioned.extend({ text: Reasoned, files: FileIds.default([]) }),
)
export const askMerchant = step(
  'merchant-question',
  { zh: '请商家答复', en: 'Ask the merchant', who: ['agent'], clause: '7.1.1' },
  Versioned.extend({ text: Text }),
)
export const Offer = z.strictObject({ remedy: Remedy, amountFen: Amount })
export const answer = step(
  'merchant-reply',
  { zh: '商家答复', en: "The merchant's answer", who: ['merchant'], clause: '7.1.1' },
  Versioned.extend({ text: Reasoned, offer: Offer.nullable().default(null), files: FileIds.default([]) }),
)
export const acceptOffer = step(
  'acceptance',
  { zh: '接受商家的答复', en: "Accept the merchant's answer", who: ['consumer'], clause: '7.1.2' },
  Versioned,
)
export const counterOffer = step(
  'counter-offer',
  { zh: '提出我的方案', en: 'Make a counter-offer', who: ['consumer'], clause: '7.1.2' },
  Versioned.extend({ text: Text, offer: Offer }),
)
export const refuseOffer = step(
  'refusal',
  { zh: '不接受，请平台处理', en: 'Refuse, and ask the platform in', who: ['consumer'], clause: '7.1.2' },
  Versioned.extend({ text: Text }),
)
export const addStatement = step(
  'statements',
  { zh: '补充说明', en: 'Add a statement', who: ['consumer', 'merchant', 'agent'], clause: '7.1.1' },
  /** Who reads it beside the writer and the platform. Consumer and merchant always speak to everybody. */
  Versioned.extend({
    text: Text,
    to: z
      .array(Side.exclude(['platform']))
      .max(2)
      .default([]),
  }),
)
export const addEvidence = step(
  'evidence',
  { zh: '补充证据', en: 'Add evidence', who: ['consumer', 'merchant', 'agent'], clause: '7.1.1' },
  Versioned.extend({ files: FileIds.min(1), note: textOf(0, 500).default('') }),
)
export const assign = step(
  'assignment',
  { zh: '分派经办人', en: 'Assign', who: ['agent', 'admin'], clause: '7.3.1' },
  Versioned.extend({ agentId: z.string().min(1).max(60).nullable() }),
)
export const close = step(
  'closure',
  { zh: '办结投诉', en: 'Close a complaint', who: ['agent'], clause: '7.3.1' },
  Versioned.extend({ outcome: AgentOutcome, text: Reasoned, amountFen: Amount }),
)
export const withdraw = step(
  'withdrawal',
  { zh: '撤回投诉', en: 'Withdraw a complaint', who: ['consumer'], clause: '7.1.1' },
  Versioned.extend({ text: Text.optional() }),
)
