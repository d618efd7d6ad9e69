import { z } from 'zod'
import { DataUse, PurposeMode, PurposeName, WhyNotUse } from '../../kernel/consent/purpose-rule.contract.ts'
import { Day, Empty, Id, Instant, Paged, pageOf, route } from '../../kernel/route.contract.ts'

const Words = z.object({ zh: z.string(), en: z.string() })
export const Audience = z.enum(['everyone', 'minors'])
export type Audience = z.infer<typeof Audience>
export const Method = z.enum(['button', 'paper', 'phone', 'guardian'])
export type Method = z.infer<typeof Method>
export const Relation = z.enum(['father', 'mother', 'guardian'])
/** What was looked at before it was written down for somebody. */
export const Proof = z.enum(['identity-document', 'household-register', 'court', 'call-back', 'signature'])
const ByPurpose = z.strictObject({ purpose: PurposeName })

/** What people are told. Once published it is never changed: another one takes its place. */
export const Notice = z.object({
  id: z.string(),
  purpose: PurposeName,
  audience: Audience,
  version: z.int(),
  text: Words,
  uses: z.array(DataUse),
  sha256: z.string(),
  asksAgain: z.boolean(),
  effectiveOn: Day,
  publishedAt: Instant,
})
export type Notice = z.infer<typeof Notice>

/** One purpose as its person reads it. */
export const OwnConsent = z.object({
  purpose: PurposeName,
  title: Words,
  summary: Words,
  ground: Words,
  mode: PurposeMode,
  separate: z.boolean(),
  uses: z.array(DataUse),
  /** Why it is not done now; null while it is. */
  why: WhyNotUse.nullable(),
  /** What would be agreed to; null where nothing is published, and then nobody can agree. */
  notice: Notice.nullable(),
  /** What the person last said. */
  since: Instant.nullable(),
  /** Which presses are open to this person, and why the other is not. */
  may: z.enum(['give', 'withdraw', 'nothing', 'guardian-only']),
})
export type OwnConsent = z.infer<typeof OwnConsent>
export const OwnConsents = z.object({ isMinor: z.boolean(), rows: z.array(OwnConsent) })

export const listOwnConsents = route({
  method: 'GET',
  path: '/api/my/consents',
  summary: { zh: '我的信息用在哪里、我同意了什么', en: 'What my data is used for and what I agreed to' },
  who: ['consumer'],
  clause: '5.1.3',
  input: Empty,
  output: OwnConsents,
})

export const changeConsent = route({
  method: 'PUT',
  path: '/api/privacy/consents/:purpose',
  summary: { zh: '同意、撤回或拒绝一项用途', en: 'Agree to a purpose, withdraw or refuse it' },
  who: ['consumer'],
  clause: '5.1.3',
  audit: 'consent.change',
  perMinute: 30,
  input: ByPurpose.extend({
    given: z.boolean(),
    /** What was on the page when somebody agreed. */
    notice: z.string().max(60).optional(),
  }),
  output: OwnConsents,
})

export const ConsentEvent = z.object({
  id: z.string(),
  purpose: PurposeName,
  title: Words,
  given: z.boolean(),
  method: Method,
  separate: z.boolean(),
  notice: z.object({ id: z.string(), version: z.int(), sha256: z.string() }).nullable(),
  at: Instant,
  /** Of the log, for a receipt. */
  fact: z.string(),
})
export type ConsentEvent = z.infer<typeof ConsentEvent>

export const listOwnConsentEvents = route({
  method: 'GET',
  path: '/api/my/consent-events',
  summary: { zh: '我同意和撤回的记录', en: 'What I agreed to and withdrew, and when' },
  who: ['consumer'],
  clause: '5.1.3',
  input: Paged,
  output: pageOf(ConsentEvent),
})

export const readNotice = route({
  method: 'GET',
  path: '/api/consent-notices/:id',
  summary: { zh: '一份告知文本（含旧版）', en: 'A notice as it was published, also an old one' },
  who: ['signed-in'],
  clause: '5.1.3',
  input: Id,
  output: Notice,
})
