import { z } from 'zod'
import { ClockView } from '../../kernel/clock/clock.contract.ts'
import { FileView } from '../../kernel/evidence/evidence.contract.ts'
import { Day, Instant } from '../../kernel/route.contract.ts'
import { Level, MeasureKind } from '../../kernel/rulebook/violation-rule.contract.ts'
import { Bilingual } from '../../kernel/rulebook/rulebook.contract.ts'

/**
 * proposed: a lead that a person takes up or drops · noticed: the merchant may speak · deciding · in-force: may be appealed · appealed ·
 * final: it stands · reversed: it never was · dropped: nothing was done.
 */
export const penaltyStates = [
  'proposed',
  'noticed',
  'deciding',
  'in-force',
  'appealed',
  'final',
  'reversed',
  'dropped',
] as const
export const PenaltyState = z.enum(penaltyStates)
export type PenaltyState = z.infer<typeof PenaltyState>
export const penaltySteps = ['give-notice', 'drop', 'state', 'decide', 'appeal', 'decide-appeal'] as const
export const PenaltyStep = z.enum(penaltySteps)
export type PenaltyStep = z.infer<typeof PenaltyStep>
export const AppealDecision = z.enum(['uphold', 'lower', 'reverse'])
export type AppealDecision = z.infer<typeof AppealDecision>
export const TextKind = z.enum(['statement', 'decision', 'drop', 'appeal', 'appeal-decision'])
export type TextKind = z.infer<typeof TextKind>
export const OrderState = z.enum(['asked', 'sent', 'confirmed', 'refused', 'troubled'])
export type OrderState = z.infer<typeof OrderState>
export const LastingMeasure = MeasureKind.extract(['no-promotion', 'no-new-listings'])
export type LastingMeasure = z.infer<typeof LastingMeasure>

const Words = z.object({ zh: z.string(), en: z.string() })
export const MeasureView = z.object({
  measure: MeasureKind,
  node: z.int(),
  from: Instant,
  until: Instant.nullable(),
  liftedAt: Instant.nullable(),
  /** Whole days served under a penalty that was reversed, which count for this measure. */
  creditDays: z.number(),
  inForce: z.boolean(),
})
export type MeasureView = z.infer<typeof MeasureView>
export const OrderView = z.object({
  measure: LastingMeasure,
  does: z.enum(['suspend', 'lift']),
  until: Instant.nullable(),
  state: OrderState,
  command: z.string().nullable(),
  at: Instant,
  answeredAt: Instant.nullable(),
})
export type OrderView = z.infer<typeof OrderView>

export const PenaltyRow = z.object({
  id: z.string(),
  number: z.string(),
  merchant: z.object({ id: z.string(), name: z.string() }),
  violation: z.object({ id: z.string(), title: Bilingual, level: Level }),
  happenedOn: Day,
  state: PenaltyState,
  /** As they count now; null while nothing is decided, nothing when it was reversed. */
  points: z.int().nullable(),
  openedAt: Instant,
  decidedAt: Instant.nullable(),
  overdue: z.boolean(),
  clock: ClockView.nullable(),
})
export type PenaltyRow = z.infer<typeof PenaltyRow>

export const PenaltyView = PenaltyRow.extend({
  definition: Bilingual,
  evidence: z.array(Bilingual),
  law: z.object({ title: Bilingual, article: z.string() }).nullable(),
  /** The version of the catalogue that it is judged by. */
  ruleFrom: Day,
  seen: z.string(),
  complaint: z.object({ id: z.string(), receipt: z.string() }).nullable(),
  noticedAt: Instant.nullable(),
  heardAt: Instant.nullable(),
  occurrence: z.int().nullable(),
  /** As they were decided, before an appeal or a reversal changed them. */
  decidedPoints: z.int().nullable(),
  expiresOn: Day.nullable(),
  appealedAt: Instant.nullable(),
  appealDecidedAt: Instant.nullable(),
  appealDecision: AppealDecision.nullable(),
  /** The last moment of appealing; null when it cannot be appealed. */
  appealBy: Instant.nullable(),
  nodes: z.array(z.int()),
  measures: z.array(MeasureView),
  orders: z.array(OrderView),
  /** `by`: the side, and for colleagues the person. */
  texts: z.array(
    z.object({
      kind: TextKind,
      text: z.string(),
      at: Instant,
      side: z.enum(['platform', 'merchant']),
      by: z.string().nullable(),
    }),
  ),
  files: z.array(FileView),
  steps: z.array(z.object({ step: PenaltyStep, allowed: z.boolean(), reason: Words.nullable() })),
  version: z.int(),
})
export type PenaltyView = z.infer<typeof PenaltyView>
