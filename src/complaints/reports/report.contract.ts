import { z } from 'zod'
import { ClockView } from '../../kernel/clock/clock.contract.ts'
import { Day, Empty, Id, Instant, Paged, pageOf, route } from '../../kernel/route.contract.ts'
import { FileIds, Reasoned, textOf, Words } from '../complaint.contract.ts'
import { Pass } from '../guest/guest.contract.ts'

/** A report 举报: a breach by a shop or an item that somebody points out without claiming anything for himself. */

export const reportKinds = [
  'counterfeit',
  'food-drug',
  'prohibited',
  'price',
  'false-advertising',
  'fake-reviews',
  'personal-information',
  'unlicensed',
  'retaliation',
  'other',
] as const
export const ReportKind = z.enum(reportKinds)
export type ReportKind = z.infer<typeof ReportKind>
export const ReportState = z.enum(['received', 'checking', 'accepted', 'reviewing', 'closed', 'merged'])
export type ReportState = z.infer<typeof ReportState>

/** To whom an accepted report goes. `governance`: the rules of the platform; `authority`: outside, with its number. */
export const takers = ['quality', 'prices', 'privacy', 'governance', 'authority'] as const
export const Taker = z.enum(takers)
export type Taker = z.infer<typeof Taker>
export const notAcceptedGrounds = ['no-breach', 'too-little', 'not-ours', 'handled', 'own-dispute', 'abuse'] as const
export const NotAcceptedGround = z.enum(notAcceptedGrounds)
export const results = ['confirmed', 'partly', 'not-confirmed'] as const
export const Result = z.enum(results)
export const ReportOutcome = z.enum([...results, ...notAcceptedGrounds])
export type ReportOutcome = z.infer<typeof ReportOutcome>

/** Made in the informant's browser and shown there once: with it somebody without an account follows the report. */
export const FollowCode = z.string().regex(/^[a-z0-9]{16,40}$/)
const About = z.strictObject({
  kind: ReportKind,
  shop: textOf(0, 100).default(''),
  item: textOf(0, 200).default(''),
  link: z
    .union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)], { error: '以 https:// 开头的网址 / an address' })
    .default(''),
  seenOn: Day.nullable().default(null),
  seen: Reasoned,
})

export const fileReport = route({
  method: 'POST',
  path: '/api/reports',
  summary: { zh: '举报商家或商品', en: 'Report a shop or an item' },
  who: ['anyone'],
  clause: '2.3.3',
  audit: 'report.file',
  status: 201,
  perMinute: 10,
  secrets: ['proof', 'code'],
  /** Signed in: the account. Otherwise a verified contact (`proof`) or nobody, and a code to follow it. */
  input: About.extend({ files: FileIds.default([]), proof: Pass.optional(), code: FollowCode.optional() }),
  output: z.object({ receipt: z.string(), checkBy: Day, followedBy: z.enum(['account', 'code']) }),
})

export const OwnReport = z.object({
  receipt: z.string(),
  kind: ReportKind,
  shop: z.string(),
  item: z.string(),
  seen: z.string(),
  state: ReportState,
  /** The receipt of the report that is checked instead, where it was a repeat: without a word about who sent that. */
  merged: z.boolean(),
  outcome: ReportOutcome.nullable(),
  taker: Taker.nullable(),
  authority: z.string(),
  authorityNumber: z.string(),
  told: z.string(),
  receivedAt: Instant,
  closedAt: Instant.nullable(),
  clock: ClockView.nullable(),
  /** The last day of asking for a second look; null when there is none to ask for. */
  secondLookUntil: Day.nullable(),
})
export type OwnReport = z.infer<typeof OwnReport>

export const listOwnReports = route({
  method: 'GET',
  path: '/api/my-reports',
  summary: { zh: '我的举报', en: 'My reports' },
  who: ['signed-in'],
  clause: '2.3.3',
  input: Empty,
  output: z.object({ rows: z.array(OwnReport) }),
})
const Following = z.strictObject({ receipt: textOf(10, 40), code: FollowCode })
export const followReport = route({
  method: 'POST',
  path: '/api/report-followings',
  summary: { zh: '凭编号和查询码查看举报进展', en: 'Follow a report by its number and code' },
  who: ['anyone'],
  clause: '2.3.3',
  audit: 'report.follow',
  perMinute: 10,
  secrets: ['code'],
  input: Following,
  output: OwnReport,
})
export const askSecondLook = route({
  method: 'POST',
  path: '/api/report-second-looks',
  summary: { zh: '请求复核举报结果', en: 'Ask for a second look at a report' },
  who: ['anyone'],
  clause: '2.3.3',
  audit: 'report.second-look',
  status: 201,
  perMinute: 10,
  secrets: ['code'],
  /** Without a code: a report of the own account. */
  input: z.strictObject({ receipt: textOf(10, 40), code: FollowCode.optional(), text: Reasoned }),
  output: OwnReport,
})

export const ReportRow = z.object({
  id: z.string(),
  receipt: z.string(),
  kind: ReportKind,
  state: ReportState,
  merchant: z.object({ id: z.string(), name: z.string() }).nullable(),
  shop: z.string(),
  item: z.string(),
  agent: z.object({ id: z.string(), name: z.string() }).nullable(),
  taker: Taker.nullable(),
  outcome: ReportOutcome.nullable(),
  repeats: z.int(),
  fromComplaint: z.boolean(),
  receivedAt: Instant,
  clock: ClockView.nullable(),
})
export type ReportRow = z.infer<typeof ReportRow>
export const reportSteps = ['check', 'extend', 'decide', 'merge', 'close', 'review'] as const
export const ReportStep = z.enum(reportSteps)
export type ReportStep = z.infer<typeof ReportStep>
export const ReportMerge = z.object({
  into: z.object({ id: z.string(), receipt: z.string() }),
  by: z.string(),
  at: Instant,
  reason: z.string(),
  /** Why it cannot be undone; null when it can. */
  stands: Words.nullable(),
})
export type ReportMerge = z.infer<typeof ReportMerge>
export const ReportView = ReportRow.extend({
  link: z.string(),
  seenOn: Day.nullable(),
  seen: z.string(),
  authority: z.string(),
  authorityNumber: z.string(),
  told: z.string(),
  complaint: z.string().nullable(),
  mergedInto: z.string().nullable(),
  /** How the informant can be reached, never who it is. */
  way: z.enum(['account', 'guest', 'complaint', 'anonymous']),
  files: z.array(z.string()),
  /** What the same was said of in other reports. */
  alike: z.array(
    z.object({
      id: z.string(),
      receipt: z.string(),
      seen: z.string(),
      receivedAt: Instant,
      version: z.int(),
      merge: ReportMerge.nullable(),
    }),
  ),
  /** Into which it was merged by hand, and whether that can be undone; null for a repeat that merged on arrival. */
  merge: ReportMerge.nullable(),
  notes: z.array(z.object({ id: z.string(), step: z.string(), text: z.string(), by: z.string(), at: Instant })),
  looks: z.array(z.object({ id: z.string(), by: z.string(), reason: z.string(), at: Instant })),
  steps: z.array(z.object({ step: ReportStep, allowed: z.boolean(), reason: Words.nullable() })),
  version: z.int(),
})
export type ReportView = z.infer<typeof ReportView>

const handlers = ['agent', 'governance-officer', 'admin'] as const
const acting = { who: ['agent', 'governance-officer'], clause: '2.3.3' } as const
export const ReportFilter = z.strictObject({
  tab: z.enum(['open', 'mine', 'overdue', 'closed']).default('open'),
  kind: ReportKind.optional(),
  text: z.string().trim().max(80).optional(),
})
export const listReports = route({
  method: 'GET',
  path: '/api/reports',
  summary: { zh: '举报', en: 'Reports' },
  who: handlers,
  clause: '2.3.3',
  input: Paged.extend(ReportFilter.shape),
  output: pageOf(ReportRow),
})
export const exportReports = route({
  method: 'GET',
  path: '/api/reports.csv',
  summary: { zh: '导出举报（CSV，不含举报人）', en: 'Export reports (CSV, without informants)' },
  who: handlers,
  clause: '2.3.3',
  perMinute: 10,
  rawReply: 'text/csv',
  input: ReportFilter,
  output: z.string(),
})
export const readReport = route({
  method: 'GET',
  path: '/api/reports/:id',
  summary: { zh: '查看一件举报', en: 'Read a report' },
  who: handlers,
  clause: '2.3.3',
  input: Id,
  output: ReportView,
})

export const lookAtInformant = route({
  method: 'POST',
  path: '/api/reports/:id/informant-looks',
  summary: { zh: '查看举报人（记录理由）', en: 'See who reported, with a reason that is recorded' },
  ...acting,
  audit: 'report.informant',
  status: 201,
  perMinute: 20,
  secrets: ['name', 'contact'],
  input: Id.extend({ reason: Reasoned }),
  output: z.object({ name: z.string().nullable(), contact: z.string().nullable() }),
})

const step = <T extends z.ZodRawShape>(path: string, words: { zh: string; en: string }, shape: T) =>
  route({
    method: 'POST',
    path: `/api/reports/:id/${path}`,
    summary: words,
    ...acting,
    audit: `report.${path}`,
    status: 201,
    input: Id.extend({ version: z.int().min(1) }).extend(shape),
    output: ReportView,
  })
export const checkReport = step('check', { zh: '开始核查举报', en: 'Begin to check a report' }, {})
export const extendCheck = step('extension', { zh: '延长核查一次', en: 'Extend the check, once' }, { text: Reasoned })
/** `told`: the words for the informant. `note`: for colleagues. */
const Saying = { told: Reasoned, note: textOf(0, 2000).default('') }
export const decideReport = step(
  'decision',
  { zh: '受理或不受理举报', en: 'Accept a report, or not' },
  {
    ...Saying,
    taker: Taker.nullable(),
    ground: NotAcceptedGround.nullable(),
    authority: textOf(0, 100).default(''),
    authorityNumber: textOf(0, 80).default(''),
  },
)
export const closeReport = step(
  'result',
  { zh: '告知举报的结果', en: 'Tell the result of a report' },
  { ...Saying, result: Result },
)
export const reviewReport = step(
  'review',
  { zh: '复核举报', en: 'Take the second look' },
  { ...Saying, verdict: z.enum(['upheld', 'reopened']) },
)

export const splitReport = route({
  method: 'POST',
  path: '/api/complaints/:id/report',
  summary: { zh: '从投诉拆出举报', en: 'Split a report off a complaint' },
  who: ['agent'],
  clause: '2.3.3',
  audit: 'report.split',
  status: 201,
  input: Id.extend(About.omit({ shop: true }).shape).extend({
    /** With the consumer's consent the files go along and the consumer is told of the result; without it, neither. */
    consent: z.boolean(),
  }),
  output: z.object({ id: z.string(), receipt: z.string() }),
})
export const listSplitReports = route({
  method: 'GET',
  path: '/api/complaints/:id/reports',
  summary: { zh: '从这件投诉拆出的举报', en: 'Reports that were split off a complaint' },
  who: ['agent', 'admin'],
  clause: '2.3.3',
  input: Id,
  output: z.object({ rows: z.array(z.object({ id: z.string(), receipt: z.string(), state: ReportState })) }),
})
