import { z } from 'zod'
import { ClockView } from '../../../kernel/clock/clock.contract.ts'
import { Empty, Id, Instant, Paged, route } from '../../../kernel/route.contract.ts'
import { CategoryCode, Side, textOf, Words } from '../../complaint.contract.ts'

/** So many of the most urgent ones are looked at; beyond it the wall says `500+`. */
export const mostOnWall = 500
export const Counts = z.object({ breached: z.int(), soon: z.int(), today: z.int() })
export type Counts = z.infer<typeof Counts>

export const WallRow = z.object({
  id: z.string(),
  receipt: z.string(),
  category: CategoryCode,
  channel: z.string(),
  agent: z.string().nullable(),
  clock: ClockView,
})
export type WallRow = z.infer<typeof WallRow>

export const Wall = z.object({
  at: Instant,
  /** Open complaints; counted up to a limit. */
  open: z.int(),
  unassigned: z.int(),
  all: Counts,
  byClock: z.array(Counts.extend({ stage: z.string(), title: Words })),
  /** Null: nobody has it. */
  byAgent: z.array(Counts.extend({ agent: z.string().nullable() })),
  byChannel: z.array(Counts.extend({ channel: z.string() })),
  /** What ends next, breached ones first. */
  next: z.array(WallRow),
  /** How many hours of work count as soon. */
  soonHours: z.int(),
  /** Whether there were more than are looked at. */
  more: z.boolean(),
})
export type Wall = z.infer<typeof Wall>

export const readWall = route({
  method: 'GET',
  path: '/api/complaint-wall',
  summary: { zh: '时限看板：今天到期、马上到期、已超时', en: 'The wall: what is due today, soon, or past its limit' },
  who: ['agent', 'governance-officer', 'admin'],
  clause: '7.3.1',
  input: Empty,
  output: Wall,
})

export const breachReasons = ['load', 'absence', 'waiting', 'system', 'mistake', 'other'] as const
export const BreachReason = z.enum(breachReasons)
export const BreachView = z.object({
  id: z.string(),
  complaint: z.string(),
  receipt: z.string(),
  channel: z.string(),
  title: Words,
  blame: Side,
  agent: z.string().nullable(),
  at: Instant,
  reason: BreachReason.nullable(),
  words: z.string().nullable(),
  by: z.string().nullable(),
})
export type BreachView = z.infer<typeof BreachView>

export const listBreaches = route({
  method: 'GET',
  path: '/api/complaint-breaches',
  summary: { zh: '超时登记簿', en: 'The register of broken time limits' },
  who: ['agent', 'governance-officer', 'admin'],
  clause: '7.3.1',
  input: Paged.extend({ only: z.enum(['all', 'platform', 'unexplained']).default('platform') }),
  output: z.object({ rows: z.array(BreachView), next: z.string().nullable() }),
})

export const explainBreach = route({
  method: 'POST',
  path: '/api/complaint-breaches/:id/reasons',
  summary: { zh: '登记超时原因', en: 'Enter why a time limit was broken' },
  who: ['agent', 'admin'],
  clause: '7.3.1',
  audit: 'complaint-breach.explain',
  status: 201,
  input: Id.extend({ reason: BreachReason, words: textOf(0, 500).default('') }),
  output: BreachView,
})
