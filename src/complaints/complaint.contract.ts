import { z } from 'zod'
import { ClockView } from '../kernel/clock/clock.contract.ts'
import { FileView } from '../kernel/evidence/evidence.contract.ts'
import { Instant } from '../kernel/route.contract.ts'
import { TagMark } from './desk/tag-mark.contract.ts'
import { StepName } from './step-name.contract.ts'

/** The words of chapter 7 that cross the wire. The lifecycle itself stands in lifecycle.rules.ts. */

export const Words = z.object({ zh: z.string(), en: z.string() })

/** draft lives only in the consumer's browser: nothing counts before it is sent. */
export const states = [
  'received',
  'needs_info',
  'rejected',
  'transferred',
  'negotiating',
  'awaiting_consumer',
  'evidence',
  'testing',
  'mediating',
  'panel_forming',
  'deliberating',
  'award_issued',
  'review',
  'performing',
  'enforcing',
  'legal_route',
  'closed',
] as const
export const State = z.enum(states)
export type State = z.infer<typeof State>

export const sides = ['consumer', 'merchant', 'platform'] as const
export const Side = z.enum(sides)
export type Side = z.infer<typeof Side>
/** Who looks at a complaint: one of its sides, or the authority through whose channel it came. */
export const Reader = z.enum([...sides, 'regulator'])
export type Reader = z.infer<typeof Reader>

export const profiles = ['platform', 'social', 'regulator'] as const
export const Profile = z.enum(profiles)

export const categoryCodes = [
  'quality',
  'not-as-described',
  'counterfeit',
  'not-delivered',
  'damaged',
  'missing-items',
  'return-refused',
  'refund-delay',
  'price',
  'false-promotion',
  'after-sales',
  'other',
] as const
export const CategoryCode = z.enum(categoryCodes)
export type CategoryCode = z.infer<typeof CategoryCode>

export const remedies = ['refund', 'return', 'exchange', 'repair', 'compensation', 'reship', 'apology'] as const
export const Remedy = z.enum(remedies)
export type Remedy = z.infer<typeof Remedy>

export const outcomes = [
  'settled',
  'performed',
  'enforced',
  'unperformed',
  'claim_refused',
  'rejected',
  'transferred',
  'withdrawn',
  'deemed_withdrawn',
  'closed_unconfirmed',
  'mediation_failed',
  'legal_ended',
  'merged',
] as const
export const Outcome = z.enum(outcomes)
export type Outcome = z.infer<typeof Outcome>
/** How an agent may end a complaint: solved between the two sides. Everything else has a step of its own, with its own safeguards. */
export const AgentOutcome = z.enum(['settled', 'performed'])

/** Why a complaint goes to the front: danger, a minor or a vulnerable person, one of many. */
export const Flag = z.enum(['safety', 'minor', 'vulnerable', 'mass'])
export type Flag = z.infer<typeof Flag>

export const Urgency = z.enum(['normal', 'raised', 'overdue'])
export const Currency = z.enum(['CNY', 'BRL', 'GBP'])

export const statementKinds = [
  'claim',
  'acknowledgement',
  'message',
  'question',
  'answer',
  'offer',
  'counter-offer',
  'response',
  'closing',
  'info-request',
  'rejection',
  'appeal',
  'proof',
  'result',
  'ruling',
  'correction',
] as const
export const StatementKind = z.enum(statementKinds)
export type StatementKind = z.infer<typeof StatementKind>

/** Longest text anybody may write in one go. */
export const longestText = 5000
/** No database keeps these two, and no keyboard writes them: they are refused by name instead of failing later. */
const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()
export const textOf = (shortest: number, longest: number) =>
  z
    .string()
    .trim()
    .min(shortest)
    .max(longest)
    .refine(isStorable, { error: '含有无法保存的字符 / contains characters that cannot be kept' })
export const Text = textOf(1, longestText)
/** An answer that somebody can rely on is more than a word. */
export const Reasoned = textOf(10, longestText)
/** At most so many files in one go; the kernel limits their size and type. */
export const mostFiles = 20
export const FileIds = z.array(z.string().min(1).max(60)).max(mostFiles)
export const Amount = z.int().min(0).max(1_000_000_000_000)

/** What may be done now, by the one who asks; what may not, with the reason. Buttons are drawn from this list only. */
export const AllowedStep = z.object({
  step: StepName,
  title: Words,
  consequence: Words,
  allowed: z.boolean(),
  reason: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
})
export type AllowedStep = z.infer<typeof AllowedStep>

/** An offer for one line of the order. */
export const LineOffer = z.strictObject({ lineId: z.string().min(1).max(80), remedy: Remedy, amountFen: Amount })
export type LineOffer = z.infer<typeof LineOffer>

export const StatementView = z.object({
  id: z.string(),
  side: Side,
  kind: StatementKind,
  audience: z.array(Side),
  /** The person's name, for staff only. */
  author: z.string().nullable(),
  text: z.string(),
  /** `lines` says what of it is for which line of the order; empty where the offer is about everything. */
  offer: z.object({ remedy: Remedy, amountFen: z.int(), lines: z.array(LineOffer) }).nullable(),
  /** Of a slip in a ruling that was put right; the text then says why it was one. */
  correction: z.object({ wrong: z.string(), instead: z.string() }).nullable(),
  at: Instant,
})
export type StatementView = z.infer<typeof StatementView>

export const EvidenceView = z.object({
  side: Side,
  note: z.string(),
  at: Instant,
  /** It came after the exchange was closed. */
  late: z.boolean(),
  file: FileView,
})
export type EvidenceView = z.infer<typeof EvidenceView>

export const OrderLineView = z.object({
  id: z.string(),
  title: z.string(),
  quantity: z.int(),
  amountFen: z.int(),
  /** Whether the complaint is about this line. */
  concerned: z.boolean(),
})
export type OrderLineView = z.infer<typeof OrderLineView>
export const OrderView = z.object({
  id: z.string(),
  number: z.string(),
  placedAt: Instant,
  paidFen: z.int(),
  refundedFen: z.int(),
  currency: Currency,
  lines: z.array(OrderLineView),
})

/** A complaint as a line of any list. */
export const ComplaintRow = z.object({
  id: z.string(),
  receipt: z.string(),
  state: State,
  waitsFor: Side.nullable(),
  urgency: Urgency,
  channel: z.string(),
  category: CategoryCode,
  remedies: z.array(Remedy),
  claimFen: z.int(),
  /** The most that is demanded by law beside it (GET /api/complaints/:id/demands); 0 when nothing is. */
  demandedFen: z.int(),
  currency: Currency,
  /** Null until the order is known: a letter or a post does not always name one. */
  orderNumber: z.string().nullable(),
  merchant: z.object({ id: z.string(), name: z.string() }).nullable(),
  flags: z.array(Flag),
  /** Who works on it, for staff only. */
  agent: z.object({ id: z.string(), name: z.string() }).nullable(),
  outcome: Outcome.nullable(),
  outcomeFen: z.int().nullable(),
  receivedAt: Instant,
  respondedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  /** The clock that ends first, as far as the reader may see it; null when nothing runs. */
  clock: ClockView.nullable(),
  /** The tags of the desk, for staff only. */
  tags: z.array(TagMark),
})
export type ComplaintRow = z.infer<typeof ComplaintRow>

export const CaseView = ComplaintRow.omit({ clock: true, tags: true }).extend({
  profile: Profile,
  acknowledgedAt: Instant.nullable(),
  merchantAskedAt: Instant.nullable(),
  merchantRepliedAt: Instant.nullable(),
  merchantSilent: z.boolean(),
  offerRounds: z.int(),
  stateSince: Instant,
  obligated: z.boolean(),
  proven: z.boolean(),
  rejectGround: z.string().nullable(),
  order: OrderView.nullable(),
  details: z.array(z.object({ name: z.string(), title: Words, value: z.string(), words: Words.nullable() })),
  statements: z.array(StatementView),
  evidence: z.array(EvidenceView),
  clocks: z.array(ClockView),
  steps: z.array(AllowedStep),
  /** On which side the reader stands. */
  viewer: Reader,
  version: z.int(),
})
export type CaseView = z.infer<typeof CaseView>
