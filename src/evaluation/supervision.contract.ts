import { z } from 'zod'
import { CategoryCode, Outcome, Profile } from '../complaints/complaint.contract.ts'
import { declareRefusals } from '../kernel/refusal.contract.ts'
import { TimeUnit } from '../kernel/rulebook/rulebook.contract.ts'
import { Instant, route } from '../kernel/route.contract.ts'
import { PlanState } from './plan.contract.ts'

const Bilingual = z.object({ zh: z.string(), en: z.string() })

/** The channels of the plan by who stands behind them (7.2.1–7.2.3), and how a complaint can end. */
export const Profiles = Profile
export const Ending = Outcome

/** A month of China's calendar; the working-day calendars begin with 2007. */
export const firstMonth = '2007-01'
export const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'a month such as 2026-11')
export const mostMonths = 24
export const usualMonths = 12

/** How the clocks of one stage ended. `decided` = in time, late and overdue: the denominator of the share. */
export const Timeliness = z.object({
  inTime: z.int(),
  decided: z.int(),
  /** Done after the limit. */
  late: z.int(),
  /** Past the limit and still not done. */
  overdue: z.int(),
  /** Not at their limit yet, or standing still. */
  running: z.int(),
  /** Fell away before the limit, with a complaint that was withdrawn. */
  dropped: z.int(),
})
export type Timeliness = z.infer<typeof Timeliness>

const Tally = z.object({
  received: z.int(),
  closed: z.int(),
  open: z.int(),
  answered: Timeliness,
  finished: Timeliness,
  /** Late and overdue, of both stages. */
  breaches: z.int(),
})
export type Tally = z.infer<typeof Tally>
const Median = z.object({ workingDays: z.number().nullable(), sample: z.int() })
const Limit = z.object({ rule: z.string(), amount: z.int(), unit: TimeUnit }).nullable()

export const Supervision = z.object({
  asOf: Instant,
  from: Month,
  until: Month,
  profile: Profiles.nullable(),
  total: Tally.extend({ median: Median }),
  profiles: z.array(Tally.extend({ profile: Profiles, median: Median, respond: Limit, finish: Limit })),
  /** Every month of the period, for each profile; the newest last. */
  months: z.array(Tally.extend({ month: Month, profile: Profiles })).max(mostMonths * Profiles.options.length),
  outcomes: z.array(z.object({ outcome: Ending, count: z.int() })),
  /** The most first. */
  categories: z.array(z.object({ category: CategoryCode, title: Bilingual, count: z.int() })),
  merchants: z.object({
    /** With fewer complaints than this a merchant is not named (rule `statistics.minimum-count`). */
    minimumCount: z.int(),
    rows: z.array(
      z.object({ id: z.string(), name: z.string(), received: z.int(), closed: z.int(), resolved: z.int() }),
    ),
    others: z.object({ merchants: z.int(), complaints: z.int() }),
  }),
  plan: z.object({
    measuredAt: Instant.nullable(),
    chapters: z.array(
      z.object({ id: z.string(), title: Bilingual, state: PlanState, counts: z.record(PlanState, z.int()) }),
    ),
  }),
})
export type Supervision = z.infer<typeof Supervision>

const who = ['regulator', 'governance-officer', 'admin'] as const
const Wanted = z.strictObject({ from: Month.optional(), until: Month.optional(), profile: Profiles.optional() })
export type WantedPeriod = z.infer<typeof Wanted>

export const readSupervision = route({
  method: 'GET',
  path: '/api/supervision',
  summary: { zh: '监管概览：投诉、时限与预案执行', en: 'Supervision: complaints, time limits and the plan in figures' },
  who,
  clause: '9.1.2',
  perMinute: 60,
  input: Wanted,
  output: Supervision,
})

export const exportSupervision = route({
  method: 'GET',
  path: '/api/supervision-export',
  summary: { zh: '导出监管概览（CSV）', en: 'Export the supervision figures (CSV)' },
  who,
  clause: '9.1.2',
  audit: 'supervision.export',
  rawReply: 'text/csv',
  perMinute: 10,
  input: Wanted.extend({ language: z.enum(['zh', 'en']).default('zh') }),
  output: z.string(),
})

export const supervisionRefusals = declareRefusals({
  'supervision.period': {
    status: 422,
    zh: '统计区间从 {first} 起、到本月 {last} 为止，最多 {most} 个月，开始不能晚于结束。',
    en: 'A period lies between {first} and this month, {last}, has at most {most} months, and does not end before it begins.',
  },
})
