import { z } from 'zod'
import { declareRefusals } from '../kernel/refusal.contract.ts'
import { Instant, Paged, pageOf, route } from '../kernel/route.contract.ts'
import { nouns, When } from './noun.contract.ts'

export const mostEvents = 1000
export const eventTypes = nouns.map((noun) => `com.xiaobao.marketplace.${noun}.upserted` as const)

const Printable = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => !text.includes('\0') && text.isWellFormed())
/** The attributes of CloudEvents 1.0 that we read; `data` is checked by the type's own schema (noun.contract.ts). */
export const CloudEvent = z.object({
  specversion: z.literal('1.0'),
  id: Printable,
  /** Which marketplace speaks. Own ids are unique within it. */
  source: Printable,
  type: z.string().min(1).max(200),
  /** When it became so; decides between two messages about one thing. */
  time: When,
  subject: z.string().max(500).optional(),
  datacontenttype: z
    .string()
    .max(100)
    .regex(/^application\/(?:[\w.-]+\+)?json\b/i)
    .optional(),
  dataschema: z.string().max(500).optional(),
  data: z.record(z.string(), z.unknown()),
})
export type CloudEvent = z.infer<typeof CloudEvent>

export const EventAnswer = z.object({
  /** Position in the batch, from 0. */
  index: z.int(),
  id: z.string().nullable(),
  /**
   * accepted: kept and counted · duplicate: this id was heard before, nothing done · parked: kept, and shown as soon as the
   * order or merchant it belongs to is known · rejected: not kept, for the reasons given
   */
  status: z.enum(['accepted', 'duplicate', 'parked', 'rejected']),
  /** What it changed: something newer may be known already. */
  effect: z.enum(['applied', 'unchanged', 'older']).nullable(),
  /** Our id of the thing it is about. */
  subject: z.string().nullable(),
  waitsFor: z.string().nullable(),
  problems: z.array(z.object({ field: z.string(), reason: z.string() })),
})
export type EventAnswer = z.infer<typeof EventAnswer>

export const receiveEvents = route({
  method: 'POST',
  path: '/api/marketplace/events',
  summary: {
    zh: '接收商城事件（CloudEvents 1.0，单个或批量）',
    en: 'Receive marketplace events (CloudEvents 1.0, one or a batch)',
  },
  who: ['machine'],
  scope: 'marketplace.write',
  clause: '6.1.5',
  audit: 'marketplace.events',
  perMinute: 6000,
  cloudEvents: true,
  input: z.strictObject({
    ...CloudEvent.partial().shape,
    /** A batch, up to 1,000. Each is judged alone: one that is wrong does not hold up the others. */
    events: z.array(z.unknown()).min(1).max(mostEvents).optional(),
  }),
  output: z.object({
    accepted: z.int(),
    duplicate: z.int(),
    parked: z.int(),
    rejected: z.int(),
    events: z.array(EventAnswer),
  }),
})

export const listEvents = route({
  method: 'GET',
  path: '/api/marketplace/events',
  summary: { zh: '收到的商城事件', en: 'Marketplace events received' },
  who: ['admin', 'machine'],
  scope: 'marketplace.read',
  input: Paged.extend({ waiting: z.boolean().optional(), subject: z.string().max(60).optional() }),
  output: pageOf(
    z.object({
      id: z.string(),
      source: z.string(),
      externalId: z.string(),
      type: z.string(),
      subject: z.string(),
      occurredAt: Instant,
      receivedAt: Instant,
      effect: z.enum(['applied', 'unchanged', 'older']),
      waitsFor: z.string().nullable(),
    }),
  ),
})

export const eventRefusals = declareRefusals({
  'marketplace.events-missing': {
    status: 400,
    zh: '请求里没有事件：要么放 events 数组（最多 1000 个），要么放一个 CloudEvents 事件本身。',
    en: 'There is no event in the request: send an array named events (up to 1,000), or one CloudEvents event itself.',
  },
})
