import { z } from 'zod'
import { Day, Id, Instant, Paged, pageOf, route } from '../../kernel/route.contract.ts'
import { Bilingual } from '../../kernel/rulebook/rulebook.contract.ts'
import { AppealDecision, MeasureView, PenaltyRow, PenaltyState, PenaltyView } from './penalty.contract.ts'

const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()
/** A reason that somebody can rely on is more than a word. */
const Reasoned = z
  .string()
  .trim()
  .min(10)
  .max(5000)
  .refine(isStorable, { error: '含有无法保存的字符 / contains characters that cannot be kept' })
const FileIds = z.array(z.string().min(1).max(60)).max(20).default([])

const officers = ['governance-officer', 'admin'] as const
const readers = [...officers, 'merchant'] as const

export const PenaltyFilter = z.strictObject({
  tab: z.enum(['open', 'overdue', 'in-force', 'ended']).default('open'),
  state: PenaltyState.optional(),
  violation: z.string().max(80).optional(),
  /** Words of the number or the name of the shop. */
  text: z.string().trim().max(80).optional(),
})
export type PenaltyFilter = z.infer<typeof PenaltyFilter>

/** Colleagues: all of them; a merchant: those of the own shop, from the notice on. */
export const listPenalties = route({
  method: 'GET',
  path: '/api/penalties',
  summary: { zh: '违规处理', en: 'Penalties' },
  who: readers,
  clause: '9.3.2',
  input: Paged.extend(PenaltyFilter.shape),
  output: pageOf(PenaltyRow),
})
export const exportPenalties = route({
  method: 'GET',
  path: '/api/penalties.csv',
  summary: { zh: '导出违规处理（CSV）', en: 'Export penalties (CSV)' },
  who: officers,
  clause: '9.3.2',
  perMinute: 10,
  rawReply: 'text/csv',
  input: PenaltyFilter,
  output: z.string(),
})
export const readPenalty = route({
  method: 'GET',
  path: '/api/penalties/:id',
  summary: { zh: '查看一件违规处理', en: 'Read a penalty' },
  who: readers,
  clause: '9.3.2',
  input: Id,
  output: PenaltyView,
})
export const openPenalty = route({
  method: 'POST',
  path: '/api/penalties',
  summary: { zh: '立案并告知商家', en: 'Open a penalty and give the merchant notice' },
  who: ['governance-officer'],
  clause: '9.3.2',
  audit: 'penalty.open',
  status: 201,
  /** With the case or with files: a bare word is no evidence. */
  input: z.strictObject({
    merchantId: z.string().min(5).max(60),
    violation: z.string().min(1).max(80),
    happenedOn: Day,
    /** Its receipt number, or its id. */
    complaint: z.string().trim().min(5).max(60).nullable().default(null),
    text: Reasoned,
    files: FileIds,
  }),
  output: PenaltyView,
})

const Step = Id.extend({ version: z.int().min(1) })
const step = <I extends z.ZodObject>(
  resource: string,
  { who, zh, en }: { readonly who: 'governance-officer' | 'merchant'; readonly zh: string; readonly en: string },
  input: I,
) =>
  route({
    method: 'POST',
    path: `/api/penalties/:id/${resource}`,
    summary: { zh, en },
    who: [who],
    clause: '9.3.2',
    audit: `penalty.${resource}`,
    status: 201,
    input,
    output: PenaltyView,
  })
export const giveNotice = step(
  'notice',
  { who: 'governance-officer', zh: '采纳线索并告知商家', en: 'Take a lead up and give the merchant notice' },
  Step.extend({ text: Reasoned, files: FileIds }),
)
export const dropPenalty = step(
  'drop',
  { who: 'governance-officer', zh: '不予处理', en: 'Drop it' },
  Step.extend({ text: Reasoned }),
)
export const stateDefence = step(
  'statement',
  { who: 'merchant', zh: '陈述申辩', en: 'State the defence' },
  Step.extend({ text: Reasoned, files: FileIds }),
)
export const decidePenalty = step(
  'decision',
  { who: 'governance-officer', zh: '作出处理决定', en: 'Decide' },
  Step.extend({ text: Reasoned }),
)
export const appealPenalty = step(
  'appeal',
  { who: 'merchant', zh: '申诉', en: 'Appeal' },
  Step.extend({ text: Reasoned, files: FileIds }),
)
export const decideAppeal = step(
  'appeal-decision',
  { who: 'governance-officer', zh: '决定申诉', en: 'Decide an appeal' },
  /** `points`: for `lower` only, fewer than now. */
  Step.extend({ decision: AppealDecision, points: z.int().min(0).max(48).optional(), text: Reasoned }),
)

export const Preview = z.object({
  /** Points of the shop before and after, and the next node after. */
  before: z.int(),
  after: z.int(),
  next: z.int().nullable(),
  occurrence: z.int(),
  points: z.int(),
  expiresOn: Day,
  nodes: z.array(z.int()),
  /** What begins, and what ends. */
  begins: z.array(MeasureView),
  lifts: z.array(MeasureView),
  /** Later penalties that count differently. */
  recounted: z.array(z.object({ number: z.string(), title: Bilingual, was: z.int(), becomes: z.int() })),
})
export type Preview = z.infer<typeof Preview>
export const previewPenalty = route({
  method: 'GET',
  path: '/api/penalties/:id/preview',
  summary: { zh: '决定之前看会引起什么', en: 'What a decision would cause' },
  who: officers,
  clause: '9.3.2',
  input: Id.extend({ decision: AppealDecision.optional(), points: z.int().min(0).max(48).optional() }),
  output: Preview,
})

export const Standing = z.object({
  merchant: z.object({ id: z.string(), name: z.string() }),
  balance: z.int(),
  next: z.object({ node: z.int(), missing: z.int() }).nullable(),
  counted: z.array(
    z.object({
      penalty: z.string(),
      number: z.string(),
      title: Bilingual,
      points: z.int(),
      occurrence: z.int(),
      expiresOn: Day,
    }),
  ),
  entries: z.array(
    z.object({
      number: z.string(),
      title: Bilingual,
      cause: z.enum(['decided', 'reversed', 'lowered', 'recounted']),
      points: z.int(),
      occurrence: z.int(),
      at: Instant,
    }),
  ),
  measures: z.array(MeasureView),
})
export type Standing = z.infer<typeof Standing>
/** A merchant: of the own shop, whatever is asked for. */
export const readStanding = route({
  method: 'GET',
  path: '/api/points',
  summary: { zh: '商家的记分与措施', en: 'Points and measures of a merchant' },
  who: readers,
  clause: '9.3.2',
  input: z.strictObject({ merchant: z.string().min(1).max(60).optional() }),
  output: Standing,
})
