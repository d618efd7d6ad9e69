import { z } from 'zod'
import { Bilingual, Confidence, Roll, TimeUnit } from '../kernel/rulebook/rulebook.contract.ts'
import { Day, Instant, route } from '../kernel/route.contract.ts'

export const maxDeadlines = 1000
/** Day-by-day counting is written out for so many answers of a batch, and for so many days of each. */
export const maxExplained = 50
export const maxExplainedDays = 400

export const Pause = z.strictObject({ from: Instant, until: Instant })

/**
 * One question: a receipt and either a rule of the library or a bare amount. In the batch each item is checked by itself,
 * so that one bad line does not spoil the other 999.
 */
export const DeadlineItem = z
  .strictObject({
    /** Comes back unchanged, to find the line again. */
    ref: z.string().max(80).optional(),
    /** When it arrived: an instant, or a day. */
    receivedAt: z.union([Instant, Day]).refine((text) => text >= '1', { error: 'a year from 1000 on' }),
    rule: z.string().min(1).max(120).optional(),
    amount: z.int().min(1).max(1000).optional(),
    unit: TimeUnit.optional(),
    roll: Roll.optional(),
    pauses: z.array(Pause).max(20).optional(),
  })
  .refine((item) => (item.rule === undefined) !== (item.amount === undefined), {
    error: 'give either rule, or amount and unit',
    path: ['rule'],
  })
  .refine((item) => (item.amount ?? 0) <= (item.unit === 'year' ? 20 : item.unit === 'month' ? 240 : 1000), {
    error: 'at most 1000 days or hours, 240 months, 20 years',
    path: ['amount'],
  })
  .refine((item) => item.amount === undefined || item.unit !== undefined, {
    error: 'amount needs a unit',
    path: ['unit'],
  })
export type DeadlineItem = z.infer<typeof DeadlineItem>

/** How one day was treated on the way to the last day. */
export const CountedDay = z.object({
  day: Day,
  /** Its running number when it counts, otherwise null. */
  number: z.int().nullable(),
  why: z.enum(['received', 'counted', 'weekend', 'holiday', 'make-up', 'paused', 'rolled']),
  name: z.string().nullable(),
})
export type CountedDay = z.infer<typeof CountedDay>

export const Deadline = z.object({
  ref: z.string().nullable(),
  ok: z.literal(true),
  /** The first instant after the last day (24:00 Beijing time), or the very instant for hours. */
  dueAt: Instant,
  lastDay: Day,
  provisional: z.boolean(),
  /** Why the date may still move. */
  why: Bilingual.nullable(),
  counted: z.object({ amount: z.int(), unit: TimeUnit, roll: Roll }),
  rule: z
    .object({ id: z.string(), title: Bilingual, from: Day, confidence: Confidence, mayBlock: z.boolean() })
    .nullable(),
  days: z.array(CountedDay).nullable(),
})
export const FailedDeadline = z.object({
  ref: z.string().nullable(),
  ok: z.literal(false),
  problems: z.array(z.object({ path: z.string(), message: z.string() })),
})

export const calculateDeadlines = route({
  method: 'POST',
  path: '/api/deadlines',
  summary: { zh: '计算截止日期（可批量）', en: 'Work out deadlines, up to 1,000 at once' },
  who: ['anyone'],
  clause: '7.3.1',
  audit: 'deadlines.calculate',
  perMinute: 120,
  input: z.strictObject({
    items: z
      .array(z.record(z.string(), z.unknown()))
      .min(1)
      .max(maxDeadlines)
      .describe(
        'each: { receivedAt, rule } or { receivedAt, amount, unit, roll }; optional ref, pauses [{ from, until }]',
      ),
    explain: z.boolean().default(false),
    /** Count by the working days as they were known at the end of this day, to prove a date that was told then. */
    knownOn: Day.refine((day) => day >= '1', { error: 'a year from 1000 on' }).optional(),
  }),
  output: z.object({
    /** Content hash of the rulebook, calendars included, that was used. */
    rulebook: z.string(),
    rows: z.array(z.discriminatedUnion('ok', [Deadline, FailedDeadline])),
    failed: z.int(),
    /** Answers written out day by day; the rest of a long batch is not. */
    explained: z.int(),
  }),
})
