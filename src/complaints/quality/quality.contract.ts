import { z } from 'zod'
import { Bilingual } from '../../kernel/rulebook/rule-parts.contract.ts'
import { Day, Id, Instant, Paged, pageOf, route } from '../../kernel/route.contract.ts'
import { CategoryCode, Outcome, Reasoned, textOf } from '../complaint.contract.ts'

/** Quality review 质检: a colleague who took no part looks at how a closed complaint was handled. It never changes the case. */

/** Those who draw, add, assign and decide on objections. */
export const leads = ['admin', 'governance-officer'] as const
/** Those who may be asked to review: they can open a case. */
export const reviewers = ['agent', 'admin'] as const
const everybody = ['agent', 'admin', 'governance-officer'] as const

export const foundAnswers = ['yes', 'no', 'not-applicable'] as const
export const Found = z.enum(foundAnswers)
export const Finding = z.strictObject({ found: Found, note: textOf(0, 500).default('') })
export const Findings = z.record(z.string().max(60), Finding)
export type Findings = z.infer<typeof Findings>
export const reviewStates = ['to-do', 'done', 'answered', 'objected', 'decided'] as const
export const ReviewState = z.enum(reviewStates)
export type ReviewState = z.infer<typeof ReviewState>

export const ChecklistItem = z.object({
  id: z.string(),
  title: Bilingual,
  help: Bilingual,
  weight: z.int(),
  critical: z.boolean(),
})
const Person = z.object({ id: z.string(), name: z.string() })
export const TaskView = z.object({
  id: z.string(),
  text: z.string(),
  owner: Person,
  dueOn: Day,
  doneAt: Instant.nullable(),
  note: z.string(),
  mayClose: z.boolean(),
})
export type TaskView = z.infer<typeof TaskView>

export const ReviewRow = z.object({
  id: z.string(),
  complaint: z.string(),
  receipt: z.string(),
  category: CategoryCode,
  ended: Outcome.nullable(),
  agent: Person,
  reviewer: Person.nullable(),
  state: ReviewState,
  calibration: z.boolean(),
  byHand: z.boolean(),
  score: z.int().nullable(),
  failed: z.boolean().nullable(),
  createdAt: Instant,
  doneAt: Instant.nullable(),
  tasksOpen: z.int(),
})
export type ReviewRow = z.infer<typeof ReviewRow>

export const reviewSteps = ['review', 'answer', 'decide', 'assign', 'calibrate'] as const
export const ReviewStep = z.enum(reviewSteps)
export type ReviewStep = z.infer<typeof ReviewStep>
export const ReviewView = ReviewRow.extend({
  /** Whether the reader may open the case itself: somebody who only governs may not. */
  mayOpen: z.boolean(),
  reason: z.string(),
  round: z.string().nullable(),
  items: z.array(ChecklistItem),
  passFrom: z.int(),
  findings: Findings.nullable(),
  finding: z.string(),
  tasks: z.array(TaskView),
  answer: z.object({ text: z.string(), at: Instant, objects: z.boolean() }).nullable(),
  decision: z
    .object({ what: z.enum(['upheld', 'changed']), text: z.string(), by: z.string().nullable(), at: Instant })
    .nullable(),
  /** How far two who looked independently agree; null while one of them has not finished. */
  agreement: z.object({ items: z.int(), same: z.int(), kappa: z.number().nullable() }).nullable(),
  /** The second review, for those who lead. */
  calibratedBy: z.object({ id: z.string(), state: ReviewState }).nullable(),
  steps: z.array(ReviewStep),
  version: z.int(),
})
export type ReviewView = z.infer<typeof ReviewView>

export const reviewTabs = ['mine', 'about-me', 'open', 'objected', 'all'] as const
const filters = {
  tab: z.enum(reviewTabs).default('all'),
  agent: z.string().max(60).optional(),
  round: z.string().max(60).optional(),
}
export const ReviewFilter = z.strictObject(filters)
export type ReviewFilter = z.infer<typeof ReviewFilter>
const about = { who: everybody, clause: '10.1.3' } as const
export const listReviews = route({
  method: 'GET',
  path: '/api/quality-reviews',
  summary: { zh: '质检列表', en: 'Quality reviews' },
  ...about,
  input: Paged.extend(filters),
  output: pageOf(ReviewRow),
})
export const readReview = route({
  method: 'GET',
  path: '/api/quality-reviews/:id',
  summary: { zh: '查看一件质检', en: 'A quality review' },
  ...about,
  input: Id,
  output: ReviewView,
})
export const exportReviews = route({
  method: 'GET',
  path: '/api/quality-reviews-export',
  summary: { zh: '导出质检结果（CSV，最多 2000 行）', en: 'Export reviews (CSV, at most 2,000 rows)' },
  who: leads,
  clause: '10.1.3',
  audit: 'quality.export',
  rawReply: 'text/csv',
  perMinute: 10,
  input: ReviewFilter,
  output: z.string(),
})
export const addReview = route({
  method: 'POST',
  path: '/api/quality-reviews',
  summary: { zh: '手工加入一件质检', en: 'Have a case reviewed by hand' },
  who: leads,
  clause: '10.1.3',
  audit: 'quality.add',
  status: 201,
  input: z.strictObject({ receipt: textOf(4, 60), reason: Reasoned, reviewer: z.string().min(1).max(60).optional() }),
  output: ReviewView,
})

const step = <I extends z.ZodObject>(
  resource: string,
  { zh, en, who }: { readonly zh: string; readonly en: string; readonly who: readonly (typeof everybody)[number][] },
  input: I,
) =>
  route({
    method: 'POST',
    path: `/api/quality-reviews/:id/${resource}`,
    summary: { zh, en },
    who,
    clause: '10.1.3',
    audit: `quality.${resource}`,
    status: 201,
    input,
    output: ReviewView,
  })
const Versioned = Id.extend({ version: z.int().min(1).optional() })
export const assignReviewer = step(
  'reviewer',
  { zh: '指定质检人', en: 'Say who reviews', who: leads },
  Versioned.extend({ reviewer: z.string().min(1).max(60) }),
)
export const calibrate = step(
  'calibration',
  { zh: '请第二人独立质检', en: 'Have a second person review independently', who: leads },
  Id.extend({ reviewer: z.string().min(1).max(60) }),
)
export const NewTask = z.strictObject({ text: textOf(4, 1000), owner: z.string().min(1).max(60), dueOn: Day })
export const mostTasks = 10
export const fileResult = step(
  'result',
  { zh: '提交质检结果', en: 'File what was found', who: everybody },
  Versioned.extend({ findings: Findings, finding: Reasoned, tasks: z.array(NewTask).max(mostTasks).default([]) }),
)
export const answerReview = step(
  'answer',
  { zh: '回应质检，可以提出异议', en: 'Answer a review, once; or object to it', who: ['agent', 'admin'] },
  Versioned.extend({ text: Reasoned, objects: z.boolean() }),
)
export const decideObjection = step(
  'objection-decision',
  { zh: '由另一人对异议作出决定', en: 'Decide on an objection, as somebody else', who: everybody },
  Versioned.extend({ decision: z.enum(['upheld', 'changed']), text: Reasoned, findings: Findings.optional() }),
)
export const closeTask = step(
  'tasks/:task/completion',
  { zh: '改进任务已完成', en: 'A task for improvement is done', who: everybody },
  Id.extend({ task: z.string().min(1).max(60), note: textOf(4, 1000) }),
)
export const listReviewers = route({
  method: 'GET',
  path: '/api/quality-reviewers',
  summary: { zh: '可以做质检的人', en: 'Who may review' },
  ...about,
  input: z.strictObject({}),
  output: z.object({ rows: z.array(Person) }),
})
