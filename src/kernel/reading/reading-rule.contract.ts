import { z } from 'zod'
import { PurposeName } from '../consent/purpose-rule.contract.ts'
import { Role } from '../role.contract.ts'

/** For which purposes personal data may be read in the open: a closed list. What has no rule in force for a case is refused. */
export const purposes = [
  'dispute.handle',
  'refund.execute',
  'merchant.review',
  'price.compensate',
  'quality.recall.notify',
  'risk.intercept',
  'identity.verify',
  'regulator.report',
  'dsar.fulfil',
  'breach.notify',
  'security.investigate',
] as const
export const Purpose = z.enum(purposes)
export type Purpose = z.infer<typeof Purpose>

export const purposeWords: Readonly<Record<Purpose, { readonly zh: string; readonly en: string }>> = {
  'dispute.handle': { zh: '办理投诉', en: 'Handling the complaint' },
  'refund.execute': { zh: '办理退款', en: 'Paying a refund' },
  'merchant.review': { zh: '审查商家', en: 'Reviewing a merchant' },
  'price.compensate': { zh: '价格补偿', en: 'Compensating a price' },
  'quality.recall.notify': { zh: '召回通知', en: 'Telling buyers of a recall' },
  'identity.verify': { zh: '核验身份', en: 'Verifying who somebody is' },
  'risk.intercept': { zh: '拦截风险交易', en: 'Stopping a risky transaction' },
  'regulator.report': { zh: '向监管部门报告', en: 'Reporting to an authority' },
  'dsar.fulfil': { zh: '答复个人信息请求', en: 'Answering a request about personal data' },
  'breach.notify': { zh: '泄露事件告知', en: 'Telling people of a breach' },
  'security.investigate': { zh: '安全调查', en: 'Investigating a security matter' },
}

export const readFields = [
  'name',
  'phone',
  'email',
  'handle',
  'address',
  'id-number',
  'order-hint',
  'shop-hint',
] as const
export const ReadField = z.enum(readFields)
export type ReadField = z.infer<typeof ReadField>

/** What a case is that somebody reads through. */
export const CaseKind = z.enum(['complaint', 'letter', 'verification'])
export type CaseKind = z.infer<typeof CaseKind>

/** What ties a reader to a case: it is theirs to handle, to mediate, to rule on; a promised call is due; it waits on the desk of all. */
export const Tie = z.enum(['assigned', 'mediator', 'arbitrator', 'call-due', 'desk'])
export type Tie = z.infer<typeof Tie>

export const whyNots = [
  'purpose-unknown',
  'own-case',
  'restricted',
  'case-unfit',
  'role',
  'no-tie',
  'no-consent',
  'closed',
  'field',
  'hour-spent',
  'day-spent',
  'field-spent',
] as const
export const WhyNot = z.enum(whyNots)
export type WhyNot = z.infer<typeof WhyNot>

const Type = z.string().regex(/^[a-z]+(?:-[a-z]+)*$/)
const Grant = z.strictObject({
  case: CaseKind,
  /** Only in cases of these types; absent: in all. */
  types: z.array(Type).min(1).max(30).optional(),
  roles: z.array(Role).min(1).max(14),
  ties: z.array(Tie).min(1).max(10),
  fields: z.array(ReadField).min(1).max(20),
})

/** One purpose: who reads which fields of which cases for it, and how long after the case is closed. */
export const readingFields = {
  purpose: Purpose,
  grants: z.array(Grant).max(30),
  closedDays: z.int().min(0).max(365),
  /** The purpose of `rulebook/cn/purposes.yaml` that the person must have agreed to, where the ground is consent. */
  consent: PurposeName.optional(),
  /** Goes on while the person's data is restricted: for what a law demands, or life and health. */
  whileRestricted: z.boolean().default(false),
  /** `refused` absent: it is allowed. The budget is not part of an example. */
  examples: z
    .array(
      z.strictObject({
        case: CaseKind,
        type: Type.optional(),
        role: Role,
        tie: Tie.optional(),
        field: ReadField,
        closedDays: z.int().min(0).max(1000).optional(),
        restricted: z.boolean().optional(),
        withoutConsent: z.boolean().optional(),
        refused: WhyNot.optional(),
        note: z.strictObject({ zh: z.string().min(1).max(600), en: z.string().min(1).max(600) }).optional(),
      }),
    )
    .min(1)
    .max(40),
}
