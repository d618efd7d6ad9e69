import { z } from 'zod'
import { Day } from '../route.contract.ts'
import { Bilingual, RuleId } from './rule-parts.contract.ts'

/** What a consumer can ask for after a purchase. */
export const afterSalesRequests = ['no-reason-return', 'faulty-return', 'exchange', 'repair'] as const
export const AfterSalesRequest = z.enum(afterSalesRequests)
export type AfterSalesRequest = z.infer<typeof AfterSalesRequest>

/** eligible: the rule decides · needs-evidence: it may be asked for, the merchant judges · excluded: it cannot be asked for. */
export const Verdict = z.enum(['eligible', 'needs-evidence', 'excluded'])
export type Verdict = z.infer<typeof Verdict>

/** How we come to know that goods are of an excluded kind: the whole category is, the consumer is asked, or a confirmation at the purchase. */
export const Applies = z.enum(['always', 'asked', 'confirmed'])

export const FreightBy = z.enum(['consumer', 'merchant'])
export type FreightBy = z.infer<typeof FreightBy>

/** One right: until when it may be asked for, who pays, what silence of the merchant means. */
const Term = z.strictObject({
  request: AfterSalesRequest,
  /** The clock rule that counts from receipt; its confidence says whether its end may stop anybody. */
  window: RuleId,
  /** After the window: not possible any more, or the merchant judges. */
  after: z.enum(['excluded', 'review']),
  freight: FreightBy,
  /** A fault has to be shown; without that the merchant judges. */
  evidence: z.boolean(),
  /** When the merchant lets its time run out on an eligible request. */
  onSilence: z.enum(['approve', 'complaint']),
  /** Where who pays for the freight stands. */
  freightSource: RuleId,
  freightArticle: z.string().min(1).max(80).optional(),
  /** What the law counts beside our own clocks: the merchant's answer, the refund after the goods came back. */
  answerBy: RuleId,
  refundBy: RuleId.optional(),
})

export const policyFields = {
  /** The marketplace's names of the categories that it covers; none for the one that covers the rest. */
  goods: z.array(z.string().min(1).max(60)).max(60),
  /** In which state goods may go back without a reason. */
  condition: Bilingual,
  terms: z.array(Term).min(1).max(4),
  exclusions: z.array(z.strictObject({ rule: RuleId, applies: Applies })).max(10),
  examples: z
    .array(
      z.strictObject({
        request: AfterSalesRequest,
        received: Day,
        asked: Day,
        /** Exclusions that the consumer says apply. */
        said: z.array(RuleId).max(10).default([]),
        /** The consumer confirmed at this very purchase that no-reason returns do not apply. */
        confirmed: z.boolean().default(false),
        evidence: z.boolean().default(false),
        verdict: Verdict,
        note: Bilingual.optional(),
      }),
    )
    .min(1)
    .max(30),
}

/** Goods for which there is no return without a reason. */
export const exclusionFields = {
  /** By the statute only when the consumer confirmed it at each purchase; never by default. */
  needsConfirmation: z.boolean(),
  /** Asked on the form where a category holds such goods among others. */
  question: Bilingual,
}
