import { z } from 'zod'
import { FileView } from '../../kernel/evidence/evidence.contract.ts'
import { Empty, Id, Instant, Paged, pageOf, route } from '../../kernel/route.contract.ts'

/** How sure it is who somebody is: nobody asked, an account that was signed in to, a name and number that were checked. */
export const IdentityLevel = z.enum(['none', 'asked', 'verified'])
export type IdentityLevel = z.infer<typeof IdentityLevel>
export const VerificationState = z.enum(['asked', 'verified', 'refused', 'withdrawn', 'replaced'])
export type VerificationState = z.infer<typeof VerificationState>
export const whyRefused = ['unclear', 'mismatch', 'expired', 'not-own', 'too-many', 'outside'] as const
export const WhyRefused = z.enum(whyRefused)
export type WhyRefused = z.infer<typeof WhyRefused>
/** What a person at the desk may find. */
export const foundAtDesk = ['unclear', 'mismatch', 'expired', 'not-own'] as const

/** The words that are agreed to; whoever changes them counts up. */
export const agreementVersion = '2026-12'

const Name = z.string().trim().min(2).max(60)
const IdNumber = z.string().trim().min(15).max(30)

const Own = z.object({
  id: z.string(),
  state: VerificationState,
  /** Masked: enough to see whether it is what one meant. Null once it is no longer kept. */
  name: z.string().nullable(),
  number: z.string().nullable(),
  why: WhyRefused.nullable(),
  askedAt: Instant,
  decidedAt: Instant.nullable(),
})
export type OwnVerification = z.infer<typeof Own>
export const MyIdentity = z.object({
  level: IdentityLevel,
  current: Own.nullable(),
  earlier: z.array(Own),
  /** Days within which a request is answered: what the platform promises. */
  answerHours: z.int(),
})
export type MyIdentity = z.infer<typeof MyIdentity>

export const readMyIdentity = route({
  method: 'GET',
  path: '/api/verifications/mine',
  summary: { zh: '我的实名核验', en: 'How my identity was verified' },
  who: ['consumer'],
  clause: '6.1.1',
  input: Empty,
  output: MyIdentity,
})
export const askVerification = route({
  method: 'POST',
  path: '/api/verifications',
  summary: { zh: '申请实名核验', en: 'Ask to have one’s identity verified' },
  who: ['consumer'],
  clause: '6.1.1',
  audit: 'identity.ask',
  secrets: ['name', 'number'],
  perMinute: 10,
  status: 201,
  input: z.strictObject({
    name: Name,
    number: IdNumber,
    /** A picture of the document; it is deleted once somebody has compared it. */
    file: z.string().min(5).max(60),
    agreedTo: z.literal(agreementVersion),
  }),
  output: MyIdentity,
})
export const withdrawVerification = route({
  method: 'DELETE',
  path: '/api/verifications/:id',
  summary: { zh: '撤回实名信息', en: 'Take one’s name and number back' },
  who: ['consumer'],
  clause: '6.1.1',
  audit: 'identity.withdraw',
  input: Id,
  output: MyIdentity,
})

const Row = z.object({
  id: z.string(),
  state: VerificationState,
  name: z.string().nullable(),
  askedAt: Instant,
  /** Until when the platform promised an answer. */
  answerBy: Instant,
  decidedAt: Instant.nullable(),
  why: WhyRefused.nullable(),
  decidedByMe: z.boolean(),
})
export type VerificationRow = z.infer<typeof Row>
export const VerificationFilter = z.strictObject({ state: VerificationState.default('asked') })
export type VerificationFilter = z.infer<typeof VerificationFilter>

export const listVerifications = route({
  method: 'GET',
  path: '/api/verifications',
  summary: { zh: '实名核验列表', en: 'Verifications' },
  who: ['risk-analyst'],
  clause: '6.1.1',
  input: Paged.extend(VerificationFilter.shape),
  output: pageOf(Row),
})
export const readVerification = route({
  method: 'GET',
  path: '/api/verifications/:id',
  summary: { zh: '一次实名核验', en: 'A verification' },
  who: ['risk-analyst'],
  clause: '6.1.1',
  input: Id,
  output: Row.extend({
    files: z.array(FileView),
    /** What the number itself says, without telling it. */
    said: z.object({ birthYear: z.int(), age: z.int(), ofAge: z.boolean() }).nullable(),
    /** Other accounts that the same number was verified for. */
    otherAccounts: z.int(),
    mayDecide: z.boolean(),
  }),
})
export const decideVerification = route({
  method: 'POST',
  path: '/api/verifications/:id/decision',
  summary: { zh: '对实名核验作出决定', en: 'Decide on a verification' },
  who: ['risk-analyst'],
  clause: '6.1.1',
  audit: 'identity.decide',
  input: Id.extend({ why: z.enum(foundAtDesk).nullable() }),
  output: Row,
})

/** For the marketplace, before it lets somebody do what needs a verified person: a level, never a name or a number. */
export const readIdentityLevel = route({
  method: 'GET',
  path: '/api/identity-levels/:id',
  summary: { zh: '商城查询消费者的核验等级', en: 'How surely a consumer is known' },
  who: ['machine'],
  scope: 'payments.write',
  clause: '6.1.1',
  input: Id,
  output: z.object({ level: IdentityLevel, since: Instant.nullable(), accounts: z.int() }),
})
