import { z } from 'zod'
import { Day, Instant, route } from '../../kernel/route.contract.ts'
import { CategoryCode, Outcome, State } from '../complaint.contract.ts'

/** 我的表现: what a shop's cases of a period come to; each figure with the cases it is made of. */

export const figureIds = [
  'received',
  'answered',
  'answer-time',
  'settled',
  'mediated',
  'ruled-consumer',
  'ruled-partly',
  'ruled-merchant',
  'performed',
  'defaulted',
  'reopened',
  'aftersales-answered',
] as const
export const FigureId = z.enum(figureIds)
export type FigureId = z.infer<typeof FigureId>

const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'a month such as 2026-11')
export const mostMonths = 24
export const spans = ['30', '90', '365'] as const
const wanted = {
  /** Staff say whose figures; a shop reads its own. */
  merchant: z.string().min(1).max(60).optional(),
  /** The last so many days; of no effect where months are given. */
  days: z.enum(spans).default('90'),
  from: Month.optional(),
  until: Month.optional(),
}
export type WantedPeriod = Pick<z.infer<z.ZodObject<typeof wanted>>, 'days' | 'from' | 'until'>

/** `part` of `whole`; `value` is a share of 1, complaints in 1,000 orders, or working hours; with a share its 95 % interval. */
export const OwnFigure = z.object({
  id: FigureId,
  part: z.int(),
  whole: z.int(),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Nine in ten were answered within so many working hours. */
  p90: z.number().nullable(),
  /** The median of others that mainly sell the same; null where they are too few. */
  alike: z.object({ median: z.number(), merchants: z.int() }).nullable(),
})
export type OwnFigure = z.infer<typeof OwnFigure>
export const OwnMonth = z.object({
  month: z.string(),
  received: z.int(),
  inTime: z.int(),
  decided: z.int(),
  hours: z.number().nullable(),
})
export type OwnMonth = z.infer<typeof OwnMonth>
export const OpenBreach = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.enum(['complaint', 'aftersales']),
  /** What was not done in time: the rule of the clock. */
  rule: z.object({ id: z.string(), zh: z.string(), en: z.string() }),
  since: Instant,
  /** When the case's next time limit ends. */
  until: Instant.nullable(),
})
export type OpenBreach = z.infer<typeof OpenBreach>
export const Performance = z.object({
  merchant: z.object({ id: z.string(), name: z.string(), category: z.string().nullable() }),
  asOf: Instant,
  from: Day,
  until: Day,
  figures: z.array(OwnFigure),
  months: z.array(OwnMonth),
  breaches: z.array(OpenBreach),
  minimum: z.object({ cases: z.int(), merchants: z.int() }),
  /** More cases than are counted at once: the figures are of the newest ones. */
  more: z.boolean(),
})
export type Performance = z.infer<typeof Performance>

const who = ['merchant', 'agent', 'governance-officer', 'admin'] as const
export const readPerformance = route({
  method: 'GET',
  path: '/api/performance',
  summary: { zh: '商家表现', en: 'What a shop’s cases come to' },
  who,
  clause: '9.1.2',
  input: z.strictObject(wanted),
  output: Performance,
})

export const mostCases = 200
export const FigureCase = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.enum(['complaint', 'aftersales']),
  category: CategoryCode.nullable(),
  state: State.nullable(),
  outcome: Outcome.nullable(),
  receivedAt: Instant,
  /** Whether it is in the part, or only in the whole. */
  inPart: z.boolean(),
})
export type FigureCase = z.infer<typeof FigureCase>
export const listFigureCases = route({
  method: 'GET',
  path: '/api/performance/cases',
  summary: { zh: '一项数字是哪些件算出来的', en: 'The cases that a figure is made of' },
  who,
  clause: '9.1.2',
  input: z.strictObject({ ...wanted, figure: FigureId, of: z.enum(['part', 'rest', 'all']).default('all') }),
  output: z.object({ rows: z.array(FigureCase), more: z.boolean() }),
})
