import { z } from 'zod'
import { purposeFields } from '../consent/purpose-rule.contract.ts'
import { readingFields } from '../reading/reading-rule.contract.ts'
import { remedyFields } from '../remedy/remedy.contract.ts'
import { signalFields } from '../watch/signal-rule.contract.ts'
import { Role } from '../role.contract.ts'
import { Day } from '../route.contract.ts'
import { exclusionFields, policyFields } from './aftersales-rule.contract.ts'
import { checklistFields } from './checklist-rule.contract.ts'
import { evidenceFields } from './evidence-rule.contract.ts'
import { Bilingual, RuleId } from './rule-parts.contract.ts'
import { wordingFields } from './wording-rule.contract.ts'
import { nodeFields, violationFields } from './violation-rule.contract.ts'

/** The shape of every entry under `rulebook/`: what the loader checks and what the rule pages read. One file, easily extended. */

export { Bilingual }

/**
 * How sure we are of the number. T: read in the text of the statute. S: stated by a second-hand document. M: from memory.
 * policy: our own promise. S and M may warn, never block (see `mayBlock`).
 */
export const Confidence = z.enum(['T', 'S', 'M', 'policy'])
export type Confidence = z.infer<typeof Confidence>

export const TimeUnit = z.enum(['working-day', 'natural-day', 'hour', 'month', 'year'])
export type TimeUnit = z.infer<typeof TimeUnit>
/** What happens when the last day is a day off: every rest day moves it on, only a statutory holiday does, nothing does. */
export const Roll = z.enum(['rest', 'holiday', 'none'])
export type Roll = z.infer<typeof Roll>

const ClauseId = z.string().regex(/^\d+(?:\.\d+){0,2}$/, 'a clause of the plan, e.g. "7.3.1"')
const Amount = z.int().min(1).max(1000)
/** A span such as 3 working days. */
export const Span = z.strictObject({ amount: Amount, unit: TimeUnit })
const Received = z.union([Day, z.iso.datetime({ offset: true })])

export const Source = z.strictObject({
  id: RuleId,
  title: Bilingual,
  instrument: z.enum([
    'law',
    'regulation',
    'ministry-rule',
    'interpretation',
    'standard',
    'guidance',
    'plan',
    'policy',
  ]),
  number: z.string().min(1).max(120).optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  from: Day,
  /** Last day in force. */
  until: Day.optional(),
  /** The source that took its place. */
  replacedBy: RuleId.optional(),
  note: Bilingual.optional(),
})
export type Source = z.infer<typeof Source>

const common = {
  id: RuleId,
  title: Bilingual,
  summary: Bilingual,
  source: RuleId,
  article: z.string().min(1).max(80).optional(),
  clauses: z.array(ClauseId).max(20).default([]),
  confidence: Confidence,
  /** First and last day in force (both included). */
  from: Day,
  until: Day.optional(),
  note: Bilingual.optional(),
}

/** The parts of a case a clock can measure; a pause names the ones it stops. */
export const ClockStage = z.enum([
  'respond',
  'finish',
  'merchant-reply',
  'evidence',
  'mediation',
  'ruling',
  'performance',
  'duty',
])
export type ClockStage = z.infer<typeof ClockStage>

/** A deadline: so much time after something happened, and what follows when nobody acts. */
export const ClockRule = z.strictObject({
  kind: z.literal('clock'),
  ...common,
  class: z.enum(['service', 'statutory']),
  stage: ClockStage,
  /** Who has to act before it ends. */
  duty: Bilingual,
  /** The event that it runs from. */
  starts: Bilingual,
  amount: Amount,
  unit: TimeUnit,
  roll: Roll,
  /** The once-only extension that the text allows, with approval. */
  extension: z.strictObject({ amount: Amount, needs: Bilingual }).optional(),
  consequence: Bilingual,
  ladder: RuleId.optional(),
  /** The promise that it is a stage of: the stages together may take no more than the promise gives. */
  within: RuleId.optional(),
  examples: z
    .array(
      z.strictObject({
        received: Received,
        /** The last day; for a clock in hours the instant. */
        due: Received,
        provisional: z.boolean().default(false),
        /** The same count under another roll, to show the difference. */
        roll: Roll.optional(),
        note: Bilingual.optional(),
      }),
    )
    .min(1)
    .max(30),
})

/** When a clock stands still, which clocks do, and for how long at most. */
export const PauseRule = z.strictObject({
  kind: z.literal('pause'),
  ...common,
  reason: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
  stops: z.array(ClockStage).max(10),
  /** Classes of clocks that may stand still for it. A statutory clock only pauses where the statute says so. */
  classes: z.array(z.enum(['service', 'statutory'])).max(2),
  /** Absent: as long as the reason lasts. */
  maximum: Span.optional(),
  /** How often: `once-per-item` = once for each missing item; `never` documents what does not stop a clock. */
  times: z.enum(['once', 'once-per-item', 'once-per-party', 'as-needed', 'never']),
  allowedTo: z.array(Role).max(14),
  hears: z.enum(['nobody', 'other-side', 'both-sides']),
  examples: z
    .array(
      z.strictObject({
        clock: RuleId,
        received: Received,
        pausedFrom: z.iso.datetime({ offset: true }),
        pausedUntil: z.iso.datetime({ offset: true }),
        due: Day,
        provisional: z.boolean().default(false),
        note: Bilingual.optional(),
      }),
    )
    .max(30),
})

export const RungName = z.enum(['half', 'eighty', 'last-day', 'due', 'overdue'])
/** Exactly one of: a share of the budget, so much before the end, so much after it (in the clock's own unit). */
export const Rung = z
  .strictObject({
    rung: RungName,
    percent: z.int().min(1).max(100).optional(),
    before: z.int().min(1).max(100).optional(),
    after: z.int().min(1).max(100).optional(),
    tells: z.array(z.enum(['owner', 'lead', 'head', 'party', 'consumer', 'merchant'])).max(6),
    does: Bilingual,
  })
  .refine((rung) => [rung.percent, rung.before, rung.after].filter((way) => way !== undefined).length === 1, {
    error: 'say exactly one of percent, before, after',
  })

/** What happens on the way to the end of a clock and after it. */
export const LadderRule = z.strictObject({
  kind: z.literal('ladder'),
  ...common,
  rungs: z.array(Rung).min(1).max(10),
})

/** Where a complaint comes from, and which clocks that starts. */
export const ChannelRule = z.strictObject({
  kind: z.literal('channel'),
  ...common,
  channel: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  profile: z.enum(['platform', 'regulator', 'social']),
  clocks: z.array(RuleId).min(1).max(10),
})

/** So long before something may take effect, it must be announced. */
export const NoticeRule = z.strictObject({
  kind: z.literal('notice'),
  ...common,
  duty: Bilingual,
  /** What may not happen earlier. */
  before: Bilingual,
  amount: Amount,
  unit: z.literal('natural-day'),
  /** Neither the day of the announcement nor the day of effect counts. */
  fullDays: z.boolean(),
  examples: z
    .array(z.strictObject({ takesEffect: Day, announceBy: Day, note: Bilingual.optional() }))
    .min(1)
    .max(30),
})

/** How long something has to be kept. */
export const RetentionRule = z.strictObject({
  kind: z.literal('retention'),
  ...common,
  duty: Bilingual,
  what: Bilingual,
  starts: Bilingual,
  amount: Amount,
  unit: z.enum(['month', 'year']),
  examples: z
    .array(z.strictObject({ from: Day, keepUntil: Day, note: Bilingual.optional() }))
    .min(1)
    .max(30),
})

/** A duty that comes back. */
export const RecurrenceRule = z.strictObject({
  kind: z.literal('recurrence'),
  ...common,
  duty: Bilingual,
  every: z.strictObject({ amount: Amount, unit: z.enum(['month', 'year']) }),
  examples: z
    .array(z.strictObject({ last: Day, next: Day, note: Bilingual.optional() }))
    .min(1)
    .max(30),
})

/** One number or word that a decision reads. */
export const ParameterRule = z.strictObject({
  kind: z.literal('parameter'),
  ...common,
  value: z.union([z.number(), z.string().min(1).max(200), z.boolean()]),
  measuredIn: Bilingual.optional(),
})

/** What a consumer may ask for after the purchase of goods of a category, until when, and who pays. */
export const AfterSalesPolicyRule = z.strictObject({ kind: z.literal('aftersales-policy'), ...common, ...policyFields })
export const AfterSalesExclusionRule = z.strictObject({
  kind: z.literal('aftersales-exclusion'),
  ...common,
  ...exclusionFields,
})
/** What a consumer may ask for: when, how much by which formula, with whose finding, and what it excludes. */
export const RemedyRule = z
  .strictObject({ kind: z.literal('remedy'), ...common, ...remedyFields })
  .refine(({ deed, formula }) => deed !== undefined || formula !== undefined, {
    error: 'say a formula, a deed, or both',
  })

/** Words in what people write that somebody must not overlook. A word is only ever a reason to look: it proves nothing. */
export const WordingRule = z.strictObject({ kind: z.literal('wording'), ...common, ...wordingFields })

/** The catalogue of violations by merchants, and what reaching a node of points leads to. */
export const ViolationRule = z.strictObject({ kind: z.literal('violation'), ...common, ...violationFields })
export const NodeRule = z.strictObject({ kind: z.literal('node'), ...common, ...nodeFields })
/** What a reviewer looks at, how much each counts, and what fails the whole. */
export const ChecklistRule = z.strictObject({ kind: z.literal('checklist'), ...common, ...checklistFields })

/** What shows that something was so, by category of complaints. */
export const EvidenceRule = z.strictObject({ kind: z.literal('evidence'), ...common, ...evidenceFields })

/** For which purpose who reads which personal data of which cases. */
export const ReadingRule = z.strictObject({ kind: z.literal('reading'), ...common, ...readingFields })

/** What data of people is used for: on which ground, and whether the person is asked. */
export const PurposeRule = z
  .strictObject({ kind: z.literal('purpose'), ...common, ...purposeFields })
  .refine(({ mode, minors }) => (mode === 'necessary') === (minors === 'same'), {
    error: 'minors is "same" exactly for what is necessary',
  })
/** From which number on a leak is suspected, and what is taken at once (src/privacy/warning). */
export const SignalRule = z.strictObject({ kind: z.literal('signal'), ...common, ...signalFields })

export const Rule = z.discriminatedUnion('kind', [
  ClockRule,
  PauseRule,
  LadderRule,
  ChannelRule,
  NoticeRule,
  RetentionRule,
  RecurrenceRule,
  ParameterRule,
  AfterSalesPolicyRule,
  AfterSalesExclusionRule,
  RemedyRule,
  WordingRule,
  ViolationRule,
  NodeRule,
  ChecklistRule,
  EvidenceRule,
  ReadingRule,
  PurposeRule,
  SignalRule,
])
export type Rule = z.infer<typeof Rule>
export type RuleKind = Rule['kind']
export const ruleKinds: readonly RuleKind[] = Rule.options.map(({ shape }) => shape.kind.value)
export type RuleOf<K extends RuleKind> = Extract<Rule, { kind: K }>
