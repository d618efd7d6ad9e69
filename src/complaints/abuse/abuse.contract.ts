import { z } from 'zod'
import { ClockView } from '../../kernel/clock/clock.contract.ts'
import { Id, Instant, pageOf, Paged, route } from '../../kernel/route.contract.ts'
import { Confidence } from '../../kernel/rulebook/rulebook.contract.ts'
import { Reasoned } from '../complaint.contract.ts'

export const signKinds = [
  'same-text',
  'evidence-reused',
  'over-claimed',
  'withdrawn-after-asking',
  'denied-delivery',
  'unfounded',
  'rival-shops',
] as const
export const SignKind = z.enum(signKinds)
export type SignKind = z.infer<typeof SignKind>

/** One sign with what it has to be held against: how many honest people show the same. */
export const Sign = z.object({
  kind: SignKind,
  count: z.int(),
  /** From how many on it is a sign, and by which rule. */
  threshold: z.int(),
  rule: z.string(),
  confidence: Confidence,
  /** Of so many other consumers whose complaints were upheld, so many show it too. */
  base: z.object({ same: z.int(), sample: z.int() }),
  /** Whether the sample is large enough for a share. */
  shares: z.boolean(),
  cases: z.array(z.string()),
})
export type Sign = z.infer<typeof Sign>

export const Measure = z.enum(['nothing', 'warning', 'limit'])
export type Measure = z.infer<typeof Measure>
export const reviewStates = ['open', 'to-confirm', 'decided', 'lifted'] as const
export const ReviewState = z.enum(reviewStates)
export type ReviewState = z.infer<typeof ReviewState>
export const reviewSteps = ['decide', 'confirm', 'decide-appeal'] as const
export const ReviewStep = z.enum(reviewSteps)
export type ReviewStep = z.infer<typeof ReviewStep>
const Reason = z.object({ code: z.string(), zh: z.string(), en: z.string() })

export const AppealView = z.object({
  text: z.string(),
  at: Instant,
  decision: z.enum(['uphold', 'lift']).nullable(),
  reasons: z.string().nullable(),
  decidedAt: Instant.nullable(),
  /** Until when it is decided; silence lifts the measure. Null where it was appealed before there was a clock. */
  clock: ClockView.nullable(),
})
export const ReviewView = z.object({
  id: z.string(),
  state: ReviewState,
  because: z.enum(['found', 'asked']),
  /** The newest complaint of the person, by which colleagues know the matter. */
  latest: z.object({ id: z.string(), receipt: z.string() }).nullable(),
  complaints: z.int(),
  /** Complaints of the person that were settled, performed or upheld: what speaks for the person. */
  upheld: z.int(),
  windowDays: z.int(),
  signs: z.array(
    Sign.omit({ cases: true }).extend({ cases: z.array(z.object({ id: z.string(), receipt: z.string() })) }),
  ),
  measure: Measure.nullable(),
  days: z.int().nullable(),
  reasons: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  confirmedBy: z.string().nullable(),
  until: Instant.nullable(),
  /** Whether the limit counts now. */
  limits: z.boolean(),
  appeal: AppealView.nullable(),
  openedAt: Instant,
  steps: z.array(z.object({ step: ReviewStep, allowed: z.boolean(), reason: Reason.nullable() })),
  version: z.int(),
})
export type ReviewView = z.infer<typeof ReviewView>

const staff = ['agent', 'admin', 'governance-officer'] as const

export const listReviews = route({
  method: 'GET',
  path: '/api/abuse-reviews',
  summary: { zh: '疑似滥用投诉的核查', en: 'Reviews of suspected abuse' },
  who: staff,
  clause: '9.1.3',
  input: Paged.extend({ state: z.enum([...reviewStates, 'appealed']).default('open') }),
  output: pageOf(ReviewView),
})
export const readReview = route({
  method: 'GET',
  path: '/api/abuse-reviews/:id',
  summary: { zh: '查看一件核查', en: 'A review of suspected abuse' },
  who: staff,
  clause: '9.1.3',
  input: Id,
  output: ReviewView,
})

const step = <I extends z.ZodObject>(resource: string, { zh, en }: { zh: string; en: string }, input: I) =>
  route({
    method: 'POST',
    path: `/api/abuse-reviews/:id/${resource}`,
    summary: { zh, en },
    who: staff,
    clause: '9.1.3',
    audit: `abuse.${resource}`,
    status: 201,
    input,
    output: ReviewView,
  })
export const decideReview = step(
  'decision',
  { zh: '决定是否采取措施', en: 'Decide on suspected abuse' },
  Id.extend({ measure: Measure, days: z.int().min(1).max(30).optional(), text: Reasoned }),
)
/** By somebody else than whoever decided. */
export const confirmLimit = step(
  'confirmation',
  { zh: '第二人确认或否决限制', en: 'Confirm a limit as a second person, or refuse it' },
  Id.extend({ agrees: z.boolean(), text: Reasoned }),
)
export const decideAppeal = step(
  'appeal-decision',
  { zh: '决定申诉', en: 'Decide an appeal' },
  Id.extend({ decision: z.enum(['uphold', 'lift']), text: Reasoned }),
)

/** An agent asks for a look at the complaints of whoever made this one. */
export const askReview = route({
  method: 'POST',
  path: '/api/complaints/:id/abuse-review',
  summary: { zh: '请求核查是否滥用投诉', en: 'Ask for a review of suspected abuse' },
  who: ['agent'],
  clause: '9.1.3',
  audit: 'abuse.ask',
  status: 201,
  input: Id.extend({ text: Reasoned }),
  output: ReviewView,
})

/** What the person reads: a measure, why, until when, and what can be done against it. */
export const MeasureView = z.object({
  id: z.string(),
  measure: z.enum(['warning', 'limit']),
  reasons: z.string(),
  decidedAt: Instant,
  until: Instant.nullable(),
  limits: z.boolean(),
  lifted: z.boolean(),
  appealBy: Instant,
  appeal: AppealView.nullable(),
  /** Why it cannot be appealed against now; null when it can. */
  appealRefused: Reason.nullable(),
})
export type MeasureView = z.infer<typeof MeasureView>
export const MeasuresView = z.object({ rows: z.array(MeasureView) })

export const listMyMeasures = route({
  method: 'GET',
  path: '/api/abuse-measures',
  summary: { zh: '对我的警告和限制', en: 'Warnings and limits that concern me' },
  who: ['consumer'],
  clause: '9.1.3',
  input: z.strictObject({}),
  output: MeasuresView,
})
export const appealMeasure = route({
  method: 'POST',
  path: '/api/abuse-measures/:id/appeal',
  summary: { zh: '对警告或限制申诉', en: 'Appeal against a warning or a limit' },
  who: ['consumer'],
  clause: '9.1.3',
  audit: 'abuse.appeal',
  status: 201,
  input: Id.extend({ text: Reasoned }),
  output: MeasuresView,
})
/** The same for whoever has no account, by the link to a case. */
export const listCaseMeasures = route({
  method: 'GET',
  path: '/api/complaints/:id/abuse-measures',
  summary: { zh: '对投诉人的警告和限制', en: 'Warnings and limits that concern the complainant' },
  who: ['consumer'],
  clause: '9.1.3',
  input: Id,
  output: MeasuresView,
})
export const appealCaseMeasure = route({
  method: 'POST',
  path: '/api/complaints/:id/abuse-measures/:measure/appeal',
  summary: { zh: '对警告或限制申诉', en: 'Appeal against a warning or a limit' },
  who: ['consumer'],
  clause: '9.1.3',
  audit: 'abuse.appeal',
  status: 201,
  input: Id.extend({ measure: z.string().min(1).max(60), text: Reasoned }),
  output: MeasuresView,
})
