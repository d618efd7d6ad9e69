import { z } from 'zod'
import { Purpose, ReadField } from '../../kernel/reading/reading-rule.contract.ts'
import { Empty, Instant, route } from '../../kernel/route.contract.ts'

const Review = z.object({ at: Instant, by: z.string().nullable(), findings: z.int() })

/** What is collected and serves nothing: each line is a question to whoever owns it. */
export const Minimisation = z.object({
  at: Instant,
  /** Reads are looked at so many days back. */
  days: z.int(),
  /** Personal columns that nobody ever filled, in tables that have rows. */
  empty: z.array(z.object({ table: z.string(), column: z.string(), kind: z.string(), rows: z.int() })),
  /** Fields that can be read in the open and were not. */
  unread: z.array(z.object({ field: ReadField })),
  /** Purposes with a rule in force for which nothing was read. */
  idle: z.array(z.object({ purpose: Purpose, rule: z.string() })),
  /** What is over and still there, without what is held. */
  over: z.array(z.object({ table: z.string(), due: z.int() })),
  /** Tables with a period in the rulebook that nothing clears by itself yet. */
  uncleared: z.array(z.object({ table: z.string(), kinds: z.array(z.string()), rows: z.int() })),
  findings: z.int(),
  reviewed: Review.nullable(),
})
export type Minimisation = z.infer<typeof Minimisation>

export const readMinimisation = route({
  method: 'GET',
  path: '/api/privacy/minimisation',
  summary: { zh: '最小化报告', en: 'The minimisation report' },
  who: ['privacy-officer', 'governance-officer', 'admin', 'regulator'],
  clause: '5.1.1',
  perMinute: 20,
  input: Empty,
  output: Minimisation,
})

export const reviewMinimisation = route({
  method: 'POST',
  path: '/api/privacy/minimisation-reviews',
  summary: { zh: '确认最小化报告已检查', en: 'Say that the minimisation report was reviewed' },
  who: ['privacy-officer'],
  clause: '5.1.1',
  audit: 'privacy.review-minimisation',
  status: 201,
  /** As many as were on the page. */
  input: z.strictObject({ findings: z.int().min(0) }),
  output: Review,
})
