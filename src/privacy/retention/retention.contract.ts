import { z } from 'zod'
import { Empty, Id, Instant, route } from '../../kernel/route.contract.ts'

const Words = z.object({ zh: z.string(), en: z.string() })
const officers = ['privacy-officer', 'governance-officer', 'admin'] as const

export const RetentionPlan = z.object({
  id: z.string(),
  madeAt: Instant,
  /** Everything from before then is over. */
  before: Instant,
  due: z.int(),
  held: z.int(),
  total: z.int(),
  needsTwo: z.boolean(),
  approvals: z.array(z.object({ by: z.string().nullable(), at: Instant, mine: z.boolean() })),
  removed: z.int(),
  /** Not before then. */
  runsFrom: Instant,
  state: z.enum(['waiting', 'ready', 'done']),
  /** The first of what would go now, oldest ids first; what is held is named as such. */
  sample: z.array(z.object({ id: z.string(), since: Instant, held: z.boolean() })),
})
export type RetentionPlan = z.infer<typeof RetentionPlan>

export const RetentionTarget = z.object({
  table: z.string(),
  title: Words,
  keep: Words,
  rule: z.string(),
  plan: RetentionPlan.nullable(),
  /** The last one that was carried out. */
  last: z.object({ at: Instant, removed: z.int() }).nullable(),
})
export type RetentionTarget = z.infer<typeof RetentionTarget>

export const readRetention = route({
  method: 'GET',
  path: '/api/privacy/retention',
  summary: { zh: '到期信息清理计划', en: 'What is over, and what will be removed' },
  who: [...officers, 'regulator'],
  clause: '5.1.3',
  perMinute: 30,
  input: Empty,
  output: z.object({ cap: z.int(), targets: z.array(RetentionTarget) }),
})

export const approveRetention = route({
  method: 'POST',
  path: '/api/privacy/retention/plans/:id/approval',
  summary: { zh: '同意清理计划', en: 'Agree to a plan of removal' },
  who: officers,
  clause: '5.1.3',
  audit: 'privacy.approve-retention',
  stepUp: { minutes: 5 },
  /** As many as were on the page. */
  input: Id.extend({ due: z.int().min(0) }),
  output: z.object({ approvals: z.int() }),
})
