import { z } from 'zod'
import { DataUse, PurposeMode, PurposeName } from '../../kernel/consent/purpose-rule.contract.ts'
import { Day, Empty, Paged, pageOf, route } from '../../kernel/route.contract.ts'
import { Audience, ConsentEvent, Method, Notice, Proof, Relation } from './consent.contract.ts'

/** What the privacy officer publishes, counts and writes down for people. */

const Words = z.object({ zh: z.string(), en: z.string() })
const officers = ['privacy-officer'] as const

export const PurposeRow = z.object({
  id: PurposeName,
  title: Words,
  mode: PurposeMode,
  separate: z.boolean(),
  uses: z.array(DataUse),
  rule: z.string(),
  /** Of the people who said something: how many agreed and still do, said no, or have to be asked again. */
  counts: z.object({ given: z.int(), withdrawn: z.int(), askedAgain: z.int() }),
  notice: Notice.nullable(),
  /** Published, and not in effect yet. */
  next: Notice.nullable(),
  minors: z.object({ how: z.enum(['same', 'guardian', 'never']), notice: Notice.nullable() }),
})
export type PurposeRow = z.infer<typeof PurposeRow>

export const listConsents = route({
  method: 'GET',
  path: '/api/privacy/consents',
  summary: { zh: '各项用途的同意情况', en: 'How consents stand, by purpose' },
  who: officers,
  clause: '5.1.3',
  input: Empty,
  output: z.object({ rows: z.array(PurposeRow) }),
})

const EventFilter = z.strictObject({
  purpose: PurposeName.optional(),
  change: z.enum(['given', 'withdrawn']).optional(),
  method: Method.optional(),
})
/** `person`: enough to tell two apart, not who it is. */
export const RegisterEvent = ConsentEvent.extend({ person: z.string(), relation: Relation.nullable() })
export type RegisterEvent = z.infer<typeof RegisterEvent>

export const listConsentEvents = route({
  method: 'GET',
  path: '/api/privacy/consent-events',
  summary: { zh: '同意与撤回的流水', en: 'The register of consents and withdrawals' },
  who: officers,
  clause: '5.1.3',
  input: Paged.extend(EventFilter.shape),
  output: pageOf(RegisterEvent),
})
export const consentsExportLimit = 10_000
export const exportConsentEvents = route({
  method: 'GET',
  path: '/api/privacy/consent-events.csv',
  summary: { zh: '导出同意与撤回的流水', en: 'Export the register of consents' },
  who: officers,
  clause: '5.1.3',
  audit: 'consents.export',
  perMinute: 6,
  rawReply: 'text/csv; charset=utf-8',
  input: EventFilter,
  output: z.string(),
})

const Text = z.string().trim().min(20).max(6000)
export const publishNotice = route({
  method: 'POST',
  path: '/api/privacy/consent-notices',
  summary: { zh: '发布告知文本（发布后不改，只出新版）', en: 'Publish what people are told; it is never edited' },
  who: officers,
  clause: '5.1.3',
  audit: 'consent-notice.publish',
  status: 201,
  input: z.strictObject({
    purpose: PurposeName,
    audience: Audience.default('everyone'),
    zh: Text,
    en: Text,
    /** Purpose, means or kinds of data change: whoever agreed is asked again. More kinds of data ask again by themselves. */
    asksAgain: z.boolean(),
    effectiveOn: Day,
  }),
  output: Notice,
})
export const listNotices = route({
  method: 'GET',
  path: '/api/privacy/consent-notices',
  summary: { zh: '告知文本的全部版本', en: 'All versions of what people were told' },
  who: officers,
  clause: '5.1.3',
  input: z.strictObject({ purpose: PurposeName }),
  output: z.object({ rows: z.array(Notice) }),
})

/** Said on paper, on the telephone, or by the guardian of a child: written down by the officer, with what was looked at. */
export const recordConsent = route({
  method: 'POST',
  path: '/api/privacy/consent-records',
  summary: { zh: '代为登记同意或撤回（书面、电话、监护人）', en: 'Write down a consent or withdrawal for somebody' },
  who: officers,
  clause: '5.1.3',
  audit: 'consent.record',
  status: 201,
  stepUp: { minutes: 60 },
  input: z
    .strictObject({
      /** Their number; or a case of theirs, by its id or receipt number, where they have no account. */
      consumer: z.string().min(5).max(60),
      purpose: PurposeName,
      given: z.boolean(),
      method: Method.exclude(['button']),
      relation: Relation.optional(),
      proof: Proof,
      /** Not one of several things that were signed together. */
      separate: z.boolean(),
    })
    .refine(({ method, relation }) => (method === 'guardian') === (relation !== undefined), {
      path: ['relation'],
      error: '监护人表示的，写明与本人的关系 / say who the guardian is, and only of a guardian',
    }),
  output: RegisterEvent,
})

export const recordMinor = route({
  method: 'PUT',
  path: '/api/privacy/minors/:consumer',
  summary: {
    zh: '登记不满十四周岁（只记满十四周岁的日期，不记生日）',
    en: 'Write down that somebody is under fourteen: the day they turn it, not the day of birth',
  },
  who: officers,
  clause: '5.1.3',
  audit: 'minor.record',
  input: z.strictObject({ consumer: z.string().min(5).max(60), until: Day.nullable() }),
  output: z.object({ until: Day.nullable() }),
})
