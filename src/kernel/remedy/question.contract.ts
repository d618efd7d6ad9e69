import { z } from 'zod'
import { Bilingual } from '../rulebook/rule-parts.contract.ts'

/** What a remedy depends on, asked once however many remedies need it. Data: `rulebook/cn/remedy-questions.yaml`. */
const id = (ending: string) => z.string().regex(new RegExp(`^[a-z][A-Za-z0-9]{1,39}${ending}$`), 'camelCase, unit last')
/** A value inside a choice: `trader`, `per-item`. */
export const OptionValue = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
export const Option = z.strictObject({ value: OptionValue, words: Bilingual })

const asked = {
  /** Its short name, as it stands in a formula: 实付价款. */
  name: Bilingual,
  /** The question to a person. */
  ask: Bilingual,
  help: Bilingual.optional(),
  /** What shows that the answer is right. */
  proof: Bilingual.optional(),
}
const mostFen = 100_000_000_00

export const Question = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('money'),
    id: id('Fen'),
    ...asked,
    min: z.int().min(0).default(0),
    max: z.int().min(1).max(mostFen).default(mostFen),
  }),
  z.strictObject({
    type: z.literal('count'),
    id: id('Count'),
    ...asked,
    min: z.int().min(0).default(0),
    max: z.int().min(1).max(100_000),
  }),
  /** A yearly or daily rate or a share, in hundredths of a percent: 345 is 3.45%. */
  z.strictObject({
    type: z.literal('rate'),
    id: id('PerTenThousand'),
    ...asked,
    min: z.int().min(0).default(0),
    max: z.int().min(1).max(10_000),
  }),
  z.strictObject({ type: z.literal('day'), id: id('On'), ...asked }),
  z.strictObject({ type: z.literal('yes-no'), id: id(''), ...asked }),
  z.strictObject({ type: z.literal('choice'), id: id(''), ...asked, options: z.array(Option).min(2).max(8) }),
])
export type Question = z.infer<typeof Question>

/** Fen, counts and rates as numbers, days and choices as text, yes or no as true or false. */
export const Answer = z.union([z.boolean(), z.int(), z.string().max(40)])
export type Answer = z.infer<typeof Answer>
export const Answers = z.record(z.string().max(60), Answer)
export type Answers = Readonly<Record<string, Answer>>
