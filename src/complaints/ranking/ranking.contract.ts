import { z } from 'zod'
import { ClockView } from '../../kernel/clock/clock.contract.ts'
import { Day, Empty, Id, Instant, route } from '../../kernel/route.contract.ts'
import { Reasoned } from '../complaint.contract.ts'

/** 商家投诉处理榜: frozen snapshots of whole quarters. Every number in them is rounded; the exact ones stay inside. */

const Words = z.object({ zh: z.string(), en: z.string() })
export const orders = ['answered', 'solved', 'time'] as const
export const RankingOrder = z.enum(orders)
export type RankingOrder = z.infer<typeof RankingOrder>

/** Rounded parts; the interval follows from them. */
const Share = z.object({ part: z.int(), whole: z.int(), low: z.number(), high: z.number() })
const Shop = z.object({ id: z.string(), name: z.string() })
const Hours = z.object({ median: z.number(), low: z.number(), high: z.number() })
export const RankedRow = z.object({
  merchant: Shop,
  category: z.string().nullable(),
  /** Counted again after an objection. */
  corrected: z.boolean(),
  answered: Share.nullable(),
  solved: Share.nullable(),
  /** Working hours to the first answer. */
  hours: Hours.nullable(),
})
export type RankedRow = z.infer<typeof RankedRow>

/** What is hashed and downloaded. */
export const RankingBody = z.object({
  format: z.literal('xiaobao-ranking-1'),
  period: z.string(),
  from: Day,
  until: Day,
  countedAt: Instant,
  minimum: z.int(),
  roundedTo: z.int(),
  method: Words,
  licence: z.string(),
  rows: z.array(RankedRow),
  withheld: z.array(z.object({ merchant: Shop, category: z.string().nullable() })),
  /** Shops below the minimum, by category; too few are left out. */
  others: z.array(z.object({ category: z.string(), merchants: z.int(), complaints: z.int() })),
})
export type RankingBody = z.infer<typeof RankingBody>

export const RankingState = z.enum(['preview', 'published', 'withdrawn'])
export type RankingState = z.infer<typeof RankingState>
const Head = z.object({
  id: z.string(),
  period: z.string(),
  from: Day,
  until: Day,
  state: RankingState,
  hash: z.string().nullable(),
  publishedAt: Instant.nullable(),
  withdrawn: z.object({ at: Instant, reason: z.string() }).nullable(),
})
export type RankingHead = z.infer<typeof Head>

export const RankingView = Head.extend({
  minimum: z.int(),
  roundedTo: z.int(),
  method: Words,
  licence: z.string(),
  countedAt: Instant,
  categories: z.array(z.string()),
  /** Whose intervals overlap stand in one group. */
  rows: z.array(RankedRow.extend({ group: z.int() })),
  withheld: RankingBody.shape.withheld,
  others: z.object({ merchants: z.int(), complaints: z.int() }),
  /** Nothing is left of a withdrawn one but its reason and its hash. */
  total: z.int(),
})
export type RankingView = z.infer<typeof RankingView>

const open = { who: ['anyone'], clause: '9.1.2' } as const
export const listRankings = route({
  method: 'GET',
  path: '/api/rankings',
  summary: { zh: '已公布的商家投诉处理榜', en: 'The rankings that were published' },
  ...open,
  input: Empty,
  output: z.object({ rows: z.array(Head) }),
})
export const Period = z.string().regex(/^(latest|20\d{2}-Q[1-4])$/, 'latest, or a quarter such as 2026-Q3')
export const readRanking = route({
  method: 'GET',
  path: '/api/rankings/:period',
  summary: { zh: '一期商家投诉处理榜', en: 'One ranking' },
  ...open,
  input: z.strictObject({
    period: Period,
    by: RankingOrder.default('answered'),
    category: z.string().max(200).optional(),
  }),
  /** Null while none was ever published. */
  output: z.object({ ranking: RankingView.nullable() }),
})
const file = { ...open, input: z.strictObject({ period: Period }), output: z.string() } as const
export const rankingJson = route({
  method: 'GET',
  path: '/api/rankings/:period/table.json',
  summary: {
    zh: '下载榜单（JSON，就是计算校验码的那些字节）',
    en: 'The table as JSON: the very bytes of the checksum',
  },
  rawReply: 'application/json',
  ...file,
})
export const rankingCsv = route({
  method: 'GET',
  path: '/api/rankings/:period/table.csv',
  summary: { zh: '下载榜单（CSV）', en: 'The table as CSV' },
  rawReply: 'text/csv',
  ...file,
})

const Exact = z.object({
  inTime: z.int(),
  late: z.int(),
  solved: z.int(),
  unsolved: z.int(),
  replied: z.int(),
  hours: z.number().nullable(),
})
const Objection = z.object({
  reason: z.string(),
  at: Instant,
  verdict: z.enum(['refuse', 'recount', 'withhold']).nullable(),
  answer: z.string().nullable(),
})
/** What a shop sees of itself before everybody does. */
export const OwnRow = z.object({
  ranking: Head,
  clock: ClockView.nullable(),
  exact: Exact,
  /** As it will stand there; null when it is withheld or below the minimum. */
  shown: RankedRow.nullable(),
  objection: Objection.nullable(),
  mayObject: z.boolean(),
})
export type OwnRow = z.infer<typeof OwnRow>
export const readOwnRow = route({
  method: 'GET',
  path: '/api/ranking-preview',
  summary: { zh: '本店在最近一期榜单里的一行', en: 'One’s own row of the latest ranking, before it is public too' },
  who: ['merchant'],
  clause: '9.1.2',
  input: Empty,
  output: z.object({ row: OwnRow.nullable() }),
})
const Done = z.object({ ok: z.literal(true) })
export const objectToRow = route({
  method: 'POST',
  path: '/api/rankings/:id/objection',
  summary: { zh: '对本店这一行提出异议', en: 'Object to one’s own row' },
  who: ['merchant'],
  clause: '9.1.2',
  audit: 'ranking.object',
  status: 201,
  input: Id.extend({ reason: Reasoned }),
  output: Done,
})

const desk = { who: ['governance-officer'], clause: '9.1.2' } as const
export const DeskRanking = Head.extend({
  clock: ClockView.nullable(),
  listed: z.int(),
  /** Published as soon as these are decided. */
  waiting: z.int(),
  objections: z.array(Objection.extend({ merchant: Shop, exact: Exact })),
})
export type DeskRanking = z.infer<typeof DeskRanking>
export const listRankingDesk = route({
  method: 'GET',
  path: '/api/ranking-desk',
  summary: { zh: '榜单与异议', en: 'Rankings and the objections to them' },
  ...desk,
  input: Empty,
  output: z.object({ rows: z.array(DeskRanking) }),
})
export const mostLeftOut = 20
export const decideObjection = route({
  method: 'POST',
  path: '/api/rankings/:id/objections/:merchant/decision',
  summary: { zh: '处理异议', en: 'Decide on an objection' },
  ...desk,
  audit: 'ranking.decide',
  status: 201,
  input: Id.extend({
    merchant: z.string().min(1).max(60),
    verdict: z.enum(['refuse', 'recount', 'withhold']),
    answer: Reasoned,
    /** Numbers of complaints that do not belong to the shop: left out when it is counted again. */
    leaveOut: z.array(z.string().trim().min(1).max(60)).max(mostLeftOut).default([]),
  }),
  output: Done,
})
export const withdrawRanking = route({
  method: 'POST',
  path: '/api/rankings/:id/withdrawal',
  summary: { zh: '撤回已公布的榜单', en: 'Withdraw a published ranking' },
  ...desk,
  audit: 'ranking.withdraw',
  status: 201,
  input: Id.extend({ reason: Reasoned }),
  output: Done,
})
