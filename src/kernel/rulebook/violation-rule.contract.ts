import { z } from 'zod'
import { Day } from '../route.contract.ts'
import { Bilingual, RuleId } from './rule-parts.contract.ts'

/** How heavily the platform's own rules weigh a violation. */
export const Level = z.enum(['minor', 'serious', 'grave'])
export type Level = z.infer<typeof Level>

/** What follows at a node. A warning is told and over; removal is only ever proposed to a person. */
export const MeasureKind = z.enum(['warning', 'no-promotion', 'no-new-listings', 'removal-proposed'])
export type MeasureKind = z.infer<typeof MeasureKind>

const Points = z.int().min(0).max(48)
/** What a violation costs when it happens for the first, second, third time (and after) within the window. */
export const violationFields = {
  level: Level,
  definition: Bilingual,
  evidence: z.array(Bilingual).min(1).max(8),
  /** First, second, third and every later time. */
  points: z.tuple([Points, Points, Points]),
  windowMonths: z.int().min(1).max(60),
  /** So many months after the decision, or with the calendar year of the decision. */
  expires: z.union([z.strictObject({ months: z.int().min(1).max(60) }), z.literal('year-end')]),
  /** The statute that forbids the conduct, where one was read. Points and measures never stand in it. */
  forbiddenBy: z.strictObject({ source: RuleId, article: z.string().min(1).max(80) }).optional(),
  examples: z
    .array(
      z.strictObject({
        /** Days on which earlier ones were decided. */
        earlier: z.array(Day).max(10),
        decided: Day,
        occurrence: z.int().min(1),
        points: Points,
        /** The day on which they count no more. */
        expires: Day,
        note: Bilingual.optional(),
      }),
    )
    .min(1)
    .max(20),
}

/** Reaching so many points has these measures. */
export const nodeFields = {
  points: z.int().min(1).max(1000),
  measures: z
    .array(z.strictObject({ measure: MeasureKind, days: z.int().min(1).max(365).optional() }))
    .min(1)
    .max(5),
  examples: z
    .array(z.strictObject({ before: z.int().min(0), after: z.int().min(0), reached: z.boolean() }))
    .min(1)
    .max(20),
}
