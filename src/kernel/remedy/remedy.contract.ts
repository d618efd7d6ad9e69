import { z } from 'zod'
import { Fen } from '../route.contract.ts'
import { Bilingual, RuleId } from '../rulebook/rule-parts.contract.ts'
import { Formula } from './formula.contract.ts'
import { Answers, Option, OptionValue } from './question.contract.ts'

/** What a consumer may have met with; the page asks only for what belongs to it. */
export const Topic = z.enum([
  'no-reason',
  'quality',
  'fraud',
  'price',
  'delivery',
  'promise',
  'food',
  'drug',
  'prepaid',
  'service',
  'harm',
  'travel',
])
export type Topic = z.infer<typeof Topic>

/** Two remedies of the same group exclude each other: one of them may be asked for. */
export const ExclusiveGroup = z.enum([
  'price-back',
  'put-right',
  'punitive',
  'penalty',
  'same-loss',
  'death-or-disability',
])
export type ExclusiveGroup = z.infer<typeof ExclusiveGroup>

/** What only a person can find; no answer to a question takes its place. */
export const Finding = z.enum([
  'fraud',
  'knowing-defect',
  'unsafe-food',
  'bad-drug',
  'closed-and-fled',
  'travel-refused',
])
export type Finding = z.infer<typeof Finding>

const Name = z.string().regex(/^[a-z][A-Za-z0-9]{1,60}$/)

/** Something that must be so (or, among `unless`, must not). `words` say it as a statement. */
export const Condition = z
  .strictObject({
    question: Name,
    words: Bilingual,
    is: z.union([z.boolean(), OptionValue, z.array(OptionValue).min(1).max(8)]).optional(),
    least: z.int().optional(),
    /** The day is not after the last day of this clock, begun on the day of another question. */
    by: z.strictObject({ clock: RuleId, since: Name }).optional(),
    /** The day is after it. */
    past: z.strictObject({ clock: RuleId, since: Name }).optional(),
  })
  .refine(({ is, least, by, past }) => [is, least, by, past].filter((way) => way !== undefined).length === 1, {
    error: 'say exactly one of is, least, by, past',
  })
export type Condition = z.infer<typeof Condition>

/** What the text leaves open: it is asked, never guessed, and until then every variant is shown. */
export const Ask = z.strictObject({
  id: Name,
  ask: Bilingual,
  /** What the text says about it, and what it does not. */
  why: Bilingual,
  decidedBy: z.enum(['consumer', 'person']),
  options: z.array(Option).min(2).max(4),
})
export type Ask = z.infer<typeof Ask>

/** Exactly one of: an amount, a stretch, `not: true` (does not apply), `missing` (cannot be worked out yet). */
const Example = z
  .strictObject({
    answers: Answers,
    choices: z.record(Name, OptionValue).default({}),
    amountFen: Fen.min(0).optional(),
    fromFen: Fen.min(0).optional(),
    upToFen: Fen.min(0).optional(),
    not: z.literal(true).optional(),
    missing: z.array(Name).min(1).max(12).optional(),
    note: Bilingual.optional(),
  })
  .refine(
    ({ amountFen, upToFen, not, missing }) =>
      [amountFen, upToFen, not, missing].filter((way) => way !== undefined).length === 1,
    { error: 'say exactly one of amountFen, upToFen (with fromFen), not, missing' },
  )
export type RemedyExample = z.infer<typeof Example>

/** What a remedy says beside id, title, source and days in force. */
export const remedyFields = {
  topics: z.array(Topic).min(1).max(12),
  /** What is owed other than money, or beside it. */
  deed: Bilingual.optional(),
  formula: Formula.optional(),
  /** Questions that count as nothing when they are not answered. */
  optional: z.array(Name).max(12).default([]),
  needs: z.array(Condition).max(10).default([]),
  unless: z.array(Condition).max(6).default([]),
  asks: z.array(Ask).max(3).default([]),
  /** Only on the consumer's own demand and after a person's finding; never added by itself. */
  punitive: z.strictObject({ finding: Finding, words: Bilingual }).optional(),
  exclusive: z.array(ExclusiveGroup).max(4).default([]),
  evidence: z.array(Bilingual).max(8).default([]),
  examples: z.array(Example).min(1).max(30),
}
