import { z } from 'zod'
import { ClockView } from '../../kernel/clock/clock.contract.ts'
import { Restraint } from '../../kernel/restraint/restraint.contract.ts'
import { Instant } from '../../kernel/route.contract.ts'

export const IncidentKind = z.enum(['leak', 'tampering', 'loss', 'possible'])
export type IncidentKind = z.infer<typeof IncidentKind>
/** From whom the platform knows. */
export const IncidentSource = z.enum(['staff', 'alert', 'outside', 'authority'])
export type IncidentSource = z.infer<typeof IncidentSource>
/** Who the platform is before the law; it says how many hours it has. */
export const Operator = z.enum(['general', 'central', 'critical'])
export type Operator = z.infer<typeof Operator>
export const Grade = z.enum(['below', 'larger', 'major', 'especially-major'])
export type Grade = z.infer<typeof Grade>

/** Where it stands: what the first duty that is still open waits for. */
export const IncidentState = z.enum([
  'found',
  'contained',
  'graded',
  'reported',
  'told',
  'investigated',
  'compensated',
  'reviewed',
  'closed',
])
export type IncidentState = z.infer<typeof IncidentState>

export const IncidentStep = z.enum([
  'contain',
  'grade',
  'count',
  'report',
  'tell',
  'investigate',
  'compensate',
  'review',
  'argue',
  'correct',
  'close',
])
export type IncidentStep = z.infer<typeof IncidentStep>

const Bilingual = z.object({ zh: z.string(), en: z.string() })
export const StepView = z.object({ step: IncidentStep, allowed: z.boolean(), reason: Bilingual.nullable() })

/** What somebody wrote with a step. */
export const Word = z.object({
  id: z.string(),
  step: z.string(),
  about: z.string().nullable(),
  text: z.string(),
  by: z.string().nullable(),
  at: Instant,
})
export type Word = z.infer<typeof Word>

export const IncidentRow = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  drill: z.boolean(),
  kind: IncidentKind,
  state: IncidentState,
  grade: Grade.nullable(),
  foundAt: Instant,
  openedAt: Instant,
  closedAt: Instant.nullable(),
  /** The duty whose time is over first. */
  clock: ClockView.nullable(),
})
export type IncidentRow = z.infer<typeof IncidentRow>

export const Duty = z.enum(['contain', 'grade', 'report', 'tell', 'investigate', 'compensate', 'review'])
export type Duty = z.infer<typeof Duty>

export const ReportKind = z.enum(['first', 'supplement', 'closing'])
export const Report = z.object({
  id: z.string(),
  kind: ReportKind,
  authority: z.string(),
  number: z.string().nullable(),
  submittedAt: Instant,
})
export const Argument = z.object({
  id: z.string(),
  by: z.string().nullable(),
  at: Instant,
  signedBy: z.string().nullable(),
  agreed: z.boolean().nullable(),
  /** The caller may sign it: somebody else argued. */
  maySign: z.boolean(),
})

export const IncidentView = IncidentRow.extend({
  story: z.string(),
  source: IncidentSource,
  operator: Operator,
  openedBy: z.string().nullable(),
  falseAlarm: z.boolean(),
  duties: z.array(z.object({ duty: Duty, doneAt: Instant.nullable() })),
  steps: z.array(StepView),
  clocks: z.array(ClockView),
  measures: z.array(Restraint),
  words: z.array(Word),
  reports: z.array(Report),
  arguments: z.array(Argument),
})
export type IncidentView = z.infer<typeof IncidentView>
