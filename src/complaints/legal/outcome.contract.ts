import { z } from 'zod'
import { Day } from '../../kernel/route.contract.ts'
import { BodyId } from '../bodies/body.contract.ts'
import { Amount, Remedy, textOf } from '../complaint.contract.ts'

/** What a court, an arbitration body or an authority did with a matter, in the words of the document. */
export const legalOutcomes = [
  'judgment-consumer',
  'judgment-part',
  'judgment-merchant',
  'mediated',
  'plaintiff-withdrew',
  'not-accepted',
  'terminated',
  'transferred',
  'appealed',
] as const
export const LegalOutcome = z.enum(legalOutcomes)
export type LegalOutcome = z.infer<typeof LegalOutcome>

export const outcomeWords = {
  'judgment-consumer': { zh: '支持消费者', en: 'For the consumer' },
  'judgment-part': { zh: '部分支持消费者', en: 'For the consumer in part' },
  'judgment-merchant': { zh: '驳回请求，支持商家', en: 'For the merchant' },
  mediated: { zh: '调解书', en: 'Settled before the body' },
  'plaintiff-withdrew': { zh: '撤诉、撤回申请', en: 'Withdrawn by whoever brought it' },
  'not-accepted': { zh: '不予受理或驳回起诉', en: 'Not accepted, or dismissed' },
  terminated: { zh: '终止、终结，没有实体结果', en: 'Ended without a finding' },
  transferred: { zh: '移送其他机构', en: 'Sent on to another body' },
  appealed: { zh: '已上诉，尚未生效', en: 'Appealed, not in effect yet' },
} as const satisfies Record<LegalOutcome, { zh: string; en: string }>

/** The body decided, or both settled before it; it gave the matter back without a finding; it has it still. */
export const outcomeKinds = {
  'judgment-consumer': 'decided',
  'judgment-part': 'decided',
  'judgment-merchant': 'decided',
  mediated: 'decided',
  'plaintiff-withdrew': 'back',
  'not-accepted': 'back',
  terminated: 'back',
  transferred: 'stays',
  appealed: 'stays',
} as const satisfies Record<LegalOutcome, 'decided' | 'back' | 'stays'>
export const isDecided = (outcome: LegalOutcome): boolean => outcomeKinds[outcome] === 'decided'

/** One thing that the document orders, and by when; no day: by the count of the rulebook. */
export const Ordered = z.strictObject({
  debtor: z.enum(['merchant', 'consumer']),
  remedy: Remedy,
  amountFen: Amount,
  dueOn: Day.nullable().default(null),
})
export type Ordered = z.infer<typeof Ordered>

/** The document as data. Without a body it is the one to which the matter was said to have gone. */
export const LegalDocument = z.strictObject({
  outcome: LegalOutcome,
  bodyId: BodyId.nullable().default(null),
  body: textOf(0, 120).default(''),
  /** 案号、文书号. */
  reference: textOf(1, 80),
  datedOn: Day,
  /** Needed for what is to be performed or ends the matter. */
  effectiveOn: Day.nullable().default(null),
  /** What the shop has to pay in all. */
  amountFen: Amount.default(0),
  /** Empty with an amount: the amount, by the day that the rulebook counts. */
  obligations: z.array(Ordered).max(20).default([]),
})
export type LegalDocument = z.infer<typeof LegalDocument>
