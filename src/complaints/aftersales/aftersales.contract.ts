import { z } from 'zod'
import { ClockView } from '../../kernel/clock/clock.contract.ts'
import { FileView } from '../../kernel/evidence/evidence.contract.ts'
import { AfterSalesRequest, FreightBy, Verdict } from '../../kernel/rulebook/aftersales-rule.contract.ts'
import { Day, Instant } from '../../kernel/route.contract.ts'
import { Currency, Side, Words } from '../complaint.contract.ts'

/** The words of after-sales that cross the wire. The lifecycle itself stands in lifecycle.rules.ts. */

export const states = [
  'requested',
  'awaiting_address',
  'countered',
  'refused',
  'unanswered',
  'awaiting_return',
  'returning',
  'inspecting',
  'disputed',
  'refunding',
  'fulfilling',
  'delivering',
  'closed',
] as const
export const State = z.enum(states)
export type State = z.infer<typeof State>

export const stepNames = [
  'approve',
  'counter',
  'refuse',
  'give_address',
  'accept_counter',
  'decline_counter',
  'send_back',
  'receive',
  'accept_goods',
  'dispute_goods',
  'contest_postage',
  'accept_dispute',
  'send_out',
  'confirm',
  'complain',
  'add_statement',
  'withdraw',
] as const
export const StepName = z.enum(stepNames)
export type StepName = z.infer<typeof StepName>

/** What is done about it; `give-back`: the merchant keeps neither the goods nor the money, it sends the goods back as they are. */
export const remedies = ['return', 'exchange', 'repair', 'refund-only', 'give-back'] as const
export const Remedy = z.enum(remedies)
export type Remedy = z.infer<typeof Remedy>

export const outcomes = [
  'refunded',
  'exchanged',
  'repaired',
  'given-back',
  'escalated',
  'withdrawn',
  'expired',
] as const
export const Outcome = z.enum(outcomes)
export type Outcome = z.infer<typeof Outcome>

/** Why the consumer asks. Without a reason is a reason too. */
export const askReasons = [
  'changed-mind',
  'size',
  'unlike-expected',
  'broken',
  'flawed',
  'not-as-described',
  'wrong-item',
  'missing-parts',
  'other',
] as const
export const AskReason = z.enum(askReasons)
export type AskReason = z.infer<typeof AskReason>

export const refuseReasons = [
  'out-of-time',
  'excluded-goods',
  'no-fault',
  'misuse',
  'not-our-goods',
  'evidence-missing',
  'other',
] as const
export const RefuseReason = z.enum(refuseReasons)
export type RefuseReason = z.infer<typeof RefuseReason>

export const disputeReasons = ['not-arrived', 'not-intact', 'incomplete', 'not-our-goods', 'no-fault'] as const
export const DisputeReason = z.enum(disputeReasons)
export type DisputeReason = z.infer<typeof DisputeReason>

export const statementKinds = [
  'request',
  'approval',
  'counter',
  'refusal',
  'decision',
  'message',
  'parcel',
  'inspection',
  'dispute',
  'postage',
  'complaint',
] as const
export const StatementKind = z.enum(statementKinds)
export type StatementKind = z.infer<typeof StatementKind>

export const CommandState = z.enum(['requested', 'confirmed', 'refused', 'failed', 'timed-out'])
export type CommandState = z.infer<typeof CommandState>

/** What may be done now, by the one who asks; what may not, with the reason. Buttons are drawn from this list only. */
export const AllowedStep = z.object({
  step: StepName,
  title: Words,
  consequence: Words,
  allowed: z.boolean(),
  reason: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
})
export type AllowedStep = z.infer<typeof AllowedStep>

export const StatementView = z.object({
  id: z.string(),
  side: Side,
  kind: StatementKind,
  reason: z.string().nullable(),
  /** The person's name, for staff only. */
  author: z.string().nullable(),
  text: z.string(),
  offer: z.object({ remedy: Remedy, amountFen: z.int() }).nullable(),
  files: z.array(FileView),
  at: Instant,
})
export type StatementView = z.infer<typeof StatementView>

export const ParcelView = z.object({
  direction: z.enum(['back', 'out']),
  carrier: z.string(),
  trackingNo: z.string(),
  sentAt: Instant,
})
export type ParcelView = z.infer<typeof ParcelView>

/** A request as a line of any list. */
export const RequestRow = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  quantity: z.int(),
  request: AfterSalesRequest,
  remedy: Remedy,
  state: State,
  waitsFor: Side.nullable(),
  outcome: Outcome.nullable(),
  amountFen: z.int(),
  currency: Currency,
  orderId: z.string(),
  orderNumber: z.string(),
  merchant: z.object({ id: z.string(), name: z.string() }),
  requestedAt: Instant,
  closedAt: Instant.nullable(),
  refundedAt: Instant.nullable(),
  complaintId: z.string().nullable(),
  /** The clock of the present stage; null when nothing runs. */
  clock: ClockView.nullable(),
})
export type RequestRow = z.infer<typeof RequestRow>

export const RequestView = RequestRow.omit({ clock: true }).extend({
  reason: AskReason,
  verdict: Verdict,
  policy: z.object({ id: z.string(), title: Words, condition: Words }),
  freight: FreightBy,
  receivedOn: Day.nullable(),
  answeredAt: Instant.nullable(),
  goodsReceivedAt: Instant.nullable(),
  refund: z.object({
    orderedAt: Instant.nullable(),
    commandId: z.string().nullable(),
    commandState: CommandState.nullable(),
    refundedFen: z.int(),
  }),
  /** What sending the goods back cost, where the merchant bears the freight. */
  postage: z.object({
    /** The most that can be stated; 0 where the consumer bears the freight. */
    mostFen: z.int(),
    statedFen: z.int(),
    /** What the merchant accepts of it after contesting; null while it has not. */
    grantedFen: z.int().nullable(),
    orderedAt: Instant.nullable(),
    commandState: CommandState.nullable(),
    paidAt: Instant.nullable(),
  }),
  offered: z.object({ remedy: Remedy, amountFen: z.int() }).nullable(),
  said: z.array(z.object({ rule: z.string(), title: Words })),
  returnAddress: z.string().nullable(),
  parcels: z.array(ParcelView),
  statements: z.array(StatementView),
  clocks: z.array(ClockView),
  /** What the law and the policy say, as it stood when it was asked for. */
  steps: z.array(AllowedStep),
  /** What happens when the clock of the stage ends. */
  onEnd: Words.nullable(),
  viewer: Side,
  version: z.int(),
})
export type RequestView = z.infer<typeof RequestView>
