import { z } from 'zod'
import { declareRefusals } from '../../kernel/refusal.contract.ts'
import { Id, Instant, Paged, pageOf, route } from '../../kernel/route.contract.ts'
import { Level, Reckoning } from '../../kernel/watch/signal-rule.contract.ts'
import { AccessKind, Measure } from '../../kernel/watch/watch.contract.ts'

const who = ['privacy-officer', 'admin'] as const
const Words = z.object({ zh: z.string(), en: z.string() })
export const Verdict = z.enum(['true', 'false', 'unclear'])
export type Verdict = z.infer<typeof Verdict>

export const Alarm = z.object({
  id: z.string(),
  signal: z.string(),
  number: z.string(),
  title: Words,
  level: Level,
  reckoning: Reckoning,
  actor: z.object({ id: z.string(), name: z.string().nullable(), score: z.number() }),
  raisedAt: Instant,
  lastAt: Instant,
  times: z.int(),
  value: z.number(),
  /** In words: what was counted, over how long, and against what. */
  why: Words,
  /** Until when somebody has to have looked. */
  dueAt: Instant,
  verdict: Verdict.nullable(),
  reason: z.string().nullable(),
  triagedAt: Instant.nullable(),
  triagedBy: z.string().nullable(),
})
export type Alarm = z.infer<typeof Alarm>

export const listAlarms = route({
  method: 'GET',
  path: '/api/privacy/signals',
  summary: {
    zh: '异常访问预警（待处理的严重预警总在最前）',
    en: 'Alarms of abnormal access; critical ones that wait always come first',
  },
  who,
  clause: '5.3.1',
  input: Paged.extend({
    tab: z.enum(['waiting', 'triaged', 'all']).default('waiting'),
    signal: z.string().max(60).optional(),
  }),
  output: pageOf(Alarm).extend({ waiting: z.int(), critical: z.int() }),
})
export const readAlarm = route({
  method: 'GET',
  path: '/api/privacy/signals/:id',
  summary: { zh: '一条预警和它的依据', en: 'An alarm and what it was counted from' },
  who,
  clause: '5.3.1',
  input: Id,
  output: Alarm.extend({
    own: z.boolean(),
    records: z.array(
      z.object({
        at: Instant,
        kind: AccessKind,
        thing: z.string().nullable(),
        rows: z.int(),
        network: z.string().nullable(),
      }),
    ),
    containments: z.array(
      z.object({
        id: z.string(),
        measure: Measure,
        beganAt: Instant,
        endedAt: Instant.nullable(),
        endedBy: z.string().nullable(),
      }),
    ),
    others: z.array(
      z.object({ id: z.string(), title: Words, level: Level, lastAt: Instant, verdict: Verdict.nullable() }),
    ),
  }),
})
export const triageAlarm = route({
  method: 'POST',
  path: '/api/privacy/signals/:id/triage',
  summary: {
    zh: '处置一条预警：属实、误报或尚不清楚，写明理由',
    en: 'Judge an alarm: true, false or unclear, with the reason',
  },
  who: ['privacy-officer'],
  clause: '5.3.1',
  audit: 'signal.triage',
  status: 201,
  input: Id.extend({ verdict: Verdict, reason: z.string().trim().min(4).max(1000) }),
  output: Alarm,
})
export const releaseContainment = route({
  method: 'POST',
  path: '/api/privacy/signals/:id/releases',
  summary: { zh: '解除一项限制', en: 'Give back what was taken' },
  who: ['privacy-officer'],
  clause: '5.3.1',
  audit: 'signal.release',
  status: 201,
  input: Id.extend({ containment: z.string().min(1).max(60) }),
  output: z.object({ released: z.literal(true) }),
})

export const SignalStanding = z.object({
  signal: z.string(),
  number: z.string(),
  title: Words,
  enabled: z.boolean(),
  /** Of the last ninety days. */
  raised: z.int(),
  found: z.object({ true: z.int(), false: z.int(), unclear: z.int() }),
  /** True ones among those that were judged true or false; null before there are any. */
  precision: z.number().nullable(),
  change: z
    .object({
      id: z.string(),
      enabled: z.boolean(),
      reason: z.string(),
      askedBy: z.string().nullable(),
      mine: z.boolean(),
    })
    .nullable(),
})
export const listSignals = route({
  method: 'GET',
  path: '/api/privacy/signal-rules',
  summary: { zh: '预警信号：是否启用、命中率', en: 'The signals: on or off, and how often they were right' },
  who,
  clause: '5.3.1',
  input: z.strictObject({}),
  output: z.object({ rows: z.array(SignalStanding) }),
})
export const askChange = route({
  method: 'POST',
  path: '/api/privacy/signal-rules/:id/changes',
  summary: {
    zh: '申请停用或启用一个信号（须另一人同意）',
    en: 'Ask for a signal to be switched off or on; another person has to agree',
  },
  who,
  clause: '5.3.1',
  audit: 'signal.ask-change',
  status: 201,
  input: Id.extend({ enabled: z.boolean(), reason: z.string().trim().min(4).max(1000) }),
  output: z.object({ id: z.string() }),
})
export const decideChange = route({
  method: 'POST',
  path: '/api/privacy/signal-changes/:id/decision',
  summary: { zh: '同意或不同意停用、启用信号', en: 'Agree, or not, to a signal being switched' },
  who,
  clause: '5.3.1',
  audit: 'signal.decide-change',
  stepUp: { minutes: 5 },
  status: 201,
  input: Id.extend({ approve: z.boolean() }),
  output: z.object({ enabled: z.boolean() }),
})

export const warningRefusals = declareRefusals({
  'warning.own': {
    status: 403,
    zh: '这条预警是关于您本人的，须由另一位同事处置。',
    en: 'This alarm is about you: a colleague has to judge it.',
  },
  'warning.triaged': { status: 409, zh: '这条预警已经处置过。', en: 'This alarm was judged already.' },
  'warning.same': { status: 409, zh: '这个信号已经是这样。', en: 'The signal stands like that already.' },
  'warning.change-waits': {
    status: 409,
    zh: '这个信号已有一项申请在等待同意。',
    en: 'A change of this signal waits for agreement already.',
  },
  'warning.second-person': {
    status: 403,
    zh: '申请人不能自己同意，须由另一位同事决定。',
    en: 'Whoever asked does not agree to it: another person decides.',
  },
})
