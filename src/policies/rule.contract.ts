import { z } from 'zod'
import { Sentence } from '../kernel/rulebook/rule-parts.contract.ts'
import { Bilingual, Confidence, Roll, Rule, ruleKinds, Source, TimeUnit } from '../kernel/rulebook/rulebook.contract.ts'
import { Day, Empty, Paged, route } from '../kernel/route.contract.ts'

/** Where a version stands on the day asked for. */
export const RuleState = z.enum(['in-force', 'ended', 'to-come'])
export type RuleState = z.infer<typeof RuleState>

/** One line of the library: an id, shown with the version that is in force (or the nearest one). */
export const RuleRow = z.object({
  id: z.string(),
  kind: z.enum(ruleKinds),
  title: Bilingual,
  summary: Bilingual,
  class: z.enum(['service', 'statutory']).nullable(),
  /** The number of the rule where it has one. */
  figure: z.object({ amount: z.number(), unit: TimeUnit, roll: Roll.nullable() }).nullable(),
  confidence: Confidence,
  mayBlock: z.boolean(),
  source: z.object({ id: z.string(), title: Bilingual }),
  article: z.string().nullable(),
  clauses: z.array(z.string()),
  from: Day,
  until: Day.nullable(),
  state: RuleState,
  versions: z.int(),
})
export type RuleRow = z.infer<typeof RuleRow>

export const RuleFilter = z.strictObject({
  kind: z.enum(ruleKinds).optional(),
  class: z.enum(['service', 'statutory']).optional(),
  confidence: Confidence.optional(),
  source: z.string().max(80).optional(),
  clause: z.string().max(20).optional(),
  /** Words of title, summary, id, article or source, in either language; all of them must occur. */
  text: z.string().trim().max(80).optional(),
  /** Only rules in force on this day, in the version of that day. */
  inForceOn: Day.optional(),
})
export type RuleFilter = z.infer<typeof RuleFilter>

export const listRules = route({
  method: 'GET',
  path: '/api/rules',
  summary: { zh: '查阅规则库', en: 'Browse the rule library' },
  who: ['anyone'],
  clause: '2.1',
  input: RuleFilter.extend(Paged.shape),
  output: z.object({ rows: z.array(RuleRow), next: z.string().nullable(), total: z.int() }),
})

/** A worked example with what the product computes for it today. */
export const ExampleResult = z.object({
  given: Bilingual,
  expected: z.string(),
  expectedProvisional: z.boolean(),
  actual: z.string(),
  actualProvisional: z.boolean(),
  ok: z.boolean(),
  note: Bilingual.nullable(),
})
export type ExampleResult = z.infer<typeof ExampleResult>

export const RuleVersion = z.object({
  rule: Rule,
  source: Source,
  state: RuleState,
  mayBlock: z.boolean(),
  /** The formula of a remedy in words, for each way to read what its text leaves open. */
  formula: z.array(z.object({ when: Sentence.nullable(), words: Sentence })),
  examples: z.array(ExampleResult),
})

export const readRule = route({
  method: 'GET',
  path: '/api/rules/:id',
  summary: { zh: '查看一条规则的全部版本与算例', en: 'Read every version of a rule, with its examples computed' },
  who: ['anyone'],
  clause: '2.1',
  input: z.strictObject({ id: z.string().min(1).max(120), onDay: Day.optional() }),
  output: z.object({
    id: z.string(),
    versions: z.array(RuleVersion),
    gaps: z.array(z.object({ from: Day, until: Day })),
  }),
})

export const readRulebook = route({
  method: 'GET',
  path: '/api/rulebook',
  summary: { zh: '规则库版本、数量与来源', en: 'Version, size and sources of the rulebook' },
  who: ['anyone'],
  clause: '2.1',
  input: Empty,
  output: z.object({
    version: z.string(),
    rules: z.int(),
    versions: z.int(),
    byKind: z.record(z.string(), z.int()),
    byConfidence: z.record(z.string(), z.int()),
    sources: z.array(Source.extend({ rules: z.int() })),
    gaps: z.array(z.object({ id: z.string(), from: Day, until: Day })),
    calendars: z.object({
      firstYear: z.int(),
      /** The last year whose holidays the State Council has announced. */
      lastAnnouncedYear: z.int(),
      provisionalYears: z.array(z.int()),
    }),
  }),
})
