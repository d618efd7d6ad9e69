import { z } from 'zod'
import { Answers, Option, Question } from '../../kernel/remedy/question.contract.ts'
import { ExclusiveGroup, Finding, Topic } from '../../kernel/remedy/remedy.contract.ts'
import { Day, Fen, route } from '../../kernel/route.contract.ts'
import { Bilingual, Sentence } from '../../kernel/rulebook/rule-parts.contract.ts'
import { Confidence } from '../../kernel/rulebook/rulebook.contract.ts'

export const maxCalculations = 500
const maxAnswers = 150
const Id = z.string().min(1).max(80)
const Ids = z.array(Id).max(60)

/** Who found what a punitive remedy rests on: always a person or a body of persons, never this program. */
export const Finder = z.enum(['platform', 'authority', 'court'])
export type Finder = z.infer<typeof Finder>

/** One situation. Nothing in it says who anybody is. */
export const Situation = z.strictObject({
  /** The day that decides which law applies: of the purchase or of what was done. Today when absent. */
  happenedOn: Day.optional(),
  /** What the matter is about; everything when empty. */
  topics: z.array(Topic).max(12).default([]),
  answers: Answers.refine((answers) => Object.keys(answers).length <= maxAnswers, {
    error: `at most ${maxAnswers} answers`,
  }).default({}),
  /** Questions that the person cannot answer: they are not asked again, nor what hangs on them. */
  unsure: z.array(Id).max(maxAnswers).default([]),
  /** By remedy: what was taken where the text leaves a choice. */
  choices: z.record(Id, z.record(Id, z.string().max(40))).default({}),
  /** Punitive remedies that the consumer demands. */
  demands: Ids.default([]),
  /** What a person has found. */
  findings: z.partialRecord(Finding, Finder).default({}),
  /** Of remedies that exclude each other, those the consumer wants; without it the dearest combination is taken. */
  prefer: Ids.default([]),
})
export type Situation = z.infer<typeof Situation>

export const Amount = z.object({ fromFen: Fen, upToFen: Fen })
export type Amount = z.infer<typeof Amount>

/** Where it stands, in which version, and how sure we are. */
export const Basis = z.object({
  source: z.object({ id: z.string(), title: Bilingual, number: z.string().nullable() }),
  article: z.string().nullable(),
  from: Day,
  until: Day.nullable(),
  confidence: Confidence,
  mayBlock: z.boolean(),
})

const Checked = z.object({ words: Bilingual, met: z.boolean().nullable() })
const OpenChoice = z.object({
  id: z.string(),
  ask: Bilingual,
  why: Bilingual,
  decidedBy: z.enum(['consumer', 'person']),
  options: z.array(Option),
})
const Excluded = z.object({ id: z.string(), group: ExclusiveGroup, because: Bilingual })

export const RemedyResult = z.object({
  id: z.string(),
  title: Bilingual,
  summary: Bilingual,
  note: Bilingual.nullable(),
  /** `open`: nothing speaks against it, but a condition is not confirmed yet. */
  state: z.enum(['applies', 'open']),
  /** From the lowest to the highest variant; null while something is missing. */
  amount: Amount.nullable(),
  /** The text gives a stretch, and a person decides within it. */
  decidedByPerson: z.boolean(),
  /** One for each way to read what the text leaves open. */
  variants: z.array(
    z.object({
      choices: z.array(z.object({ ask: z.string(), value: z.string(), words: Bilingual })),
      amount: Amount.nullable(),
      missing: z.array(z.string()),
      /** The formula with the numbers in it. */
      words: Sentence,
    }),
  ),
  deed: Bilingual.nullable(),
  used: z.array(z.object({ question: z.string(), name: Bilingual, value: Sentence })),
  missing: z.array(z.string()),
  needs: z.array(Checked),
  unless: z.array(Checked),
  asks: z.array(OpenChoice.extend({ chosen: z.string().nullable() })),
  /** Only on the consumer's own demand and after a person's finding. */
  punitive: z
    .object({ finding: Finding, words: Bilingual, demanded: z.boolean(), foundBy: Finder.nullable() })
    .nullable(),
  /** Whether it may be in the sum. */
  counted: z.boolean(),
  evidence: z.array(Bilingual),
  excludes: z.array(Excluded),
  cumulates: z.array(z.string()),
  basis: Basis,
})
export type RemedyResult = z.infer<typeof RemedyResult>

/** Why a remedy that applies is not in the sum. */
export const LeftOut = z.enum(['excluded', 'not-demanded', 'not-found', 'unconfirmed', 'deed', 'no-amount'])
export const Together = z.object({
  /** What can be asked for at once, and how much that is. */
  ids: z.array(z.string()),
  amount: Amount,
  left: z.array(z.object({ id: z.string(), why: LeftOut, by: z.string().nullable() })),
})

export const Calculation = z.object({
  rulebook: z.string(),
  happenedOn: Day,
  remedies: z.array(RemedyResult),
  /** What does not apply, each with its reasons. */
  not: z.array(
    z.object({
      id: z.string(),
      title: Bilingual,
      reason: z.enum(['condition', 'other-matter', 'not-in-force']),
      why: z.array(Sentence),
      basis: Basis,
    }),
  ),
  together: Together,
  /** What to ask next, in order. */
  next: z.array(z.string()),
  rounding: Bilingual,
})
export type Calculation = z.infer<typeof Calculation>

const Named = <T extends z.ZodType>(id: T) => z.object({ id, words: Bilingual })
export const CatalogueRemedy = z.object({
  id: z.string(),
  title: Bilingual,
  summary: Bilingual,
  note: Bilingual.nullable(),
  topics: z.array(Topic),
  /** The formula in words, without numbers, for each way to read what the text leaves open. */
  formula: z.array(z.object({ when: Sentence.nullable(), words: Sentence })),
  deed: Bilingual.nullable(),
  needs: z.array(Bilingual),
  unless: z.array(Bilingual),
  asks: z.array(OpenChoice),
  punitive: z.object({ finding: Finding, words: Bilingual }).nullable(),
  excludes: z.array(Excluded),
  evidence: z.array(Bilingual),
  questions: z.array(z.string()),
  basis: Basis,
})

export const listRemedies = route({
  method: 'GET',
  path: '/api/remedies',
  summary: { zh: '可以要求什么：补救方式目录', en: 'What may be asked for: the catalogue of remedies' },
  who: ['anyone'],
  clause: '7.1.1',
  input: z.strictObject({ onDay: Day.optional() }),
  output: z.object({
    rulebook: z.string(),
    onDay: Day,
    topics: z.array(Named(Topic)),
    findings: z.array(Named(Finding)),
    finders: z.array(Named(Finder)),
    questions: z.array(Question),
    remedies: z.array(CatalogueRemedy),
    rounding: Bilingual,
  }),
})

export const calculateRemedies = route({
  method: 'POST',
  path: '/api/remedies/calculation',
  summary: { zh: '算一算可以要求什么', en: 'Work out what may be asked for' },
  who: ['anyone'],
  clause: '7.1.1',
  audit: 'remedies.calculate',
  perMinute: 240,
  input: Situation,
  output: Calculation,
})

/** One row of a batch, short: ids and amounts; the single calculation says the rest. */
const BatchRow = z.object({
  ref: z.string().nullable(),
  ok: z.literal(true),
  happenedOn: Day,
  remedies: z.array(
    RemedyResult.pick({ id: true, state: true, amount: true, counted: true, missing: true }).extend({
      from: Day,
      confidence: Confidence,
    }),
  ),
  together: Together,
})
const FailedRow = z.object({
  ref: z.string().nullable(),
  ok: z.literal(false),
  problems: z.array(z.object({ path: z.string(), message: z.string() })),
})

export const calculateManyRemedies = route({
  method: 'POST',
  path: '/api/remedies/calculations',
  summary: { zh: '批量计算可以要求什么', en: 'Work out what may be asked for, up to 500 situations at once' },
  who: ['anyone'],
  clause: '7.1.1',
  audit: 'remedies.calculate-many',
  perMinute: 30,
  input: z.strictObject({
    rows: z
      .array(z.record(z.string(), z.unknown()))
      .min(1)
      .max(maxCalculations)
      .describe('each: the fields of POST /api/remedies/calculation, and an optional ref that comes back unchanged'),
  }),
  output: z.object({
    rulebook: z.string(),
    rows: z.array(z.discriminatedUnion('ok', [BatchRow, FailedRow])),
    failed: z.int(),
  }),
})
