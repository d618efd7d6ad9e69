import { z } from 'zod'
import { Fen, Id, Instant, pageOf, Paged, route } from '../../kernel/route.contract.ts'
import { Reasoned, Remedy, textOf, Words } from '../complaint.contract.ts'
import { Bilingual } from '../../kernel/rulebook/rule-parts.contract.ts'
import { MassAwards } from './award.contract.ts'
import { Shared } from './cluster.contract.ts'
import { MassFormula } from './formula.contract.ts'

export const claimStates = ['gathering', 'found', 'carrying', 'carried', 'closed', 'merged'] as const
export const ClaimState = z.enum(claimStates)
export type ClaimState = z.infer<typeof ClaimState>
export const claimSteps = [
  'add',
  'elect',
  'answer',
  'offer',
  'draft',
  'find',
  'carry',
  'recuse',
  'announce',
  'merge',
  'split',
  'close',
] as const
export const ClaimStep = z.enum(claimSteps)
export type ClaimStep = z.infer<typeof ClaimStep>

/** How many members stand where. Together they are everybody who was ever asked. */
export const Counts = z.object({
  invited: z.int(),
  joined: z.int(),
  declined: z.int(),
  left: z.int(),
  late: z.int(),
  done: z.int(),
  skipped: z.int(),
  untold: z.int(),
})
export type Counts = z.infer<typeof Counts>

export const ClaimRow = z.object({
  id: z.string(),
  title: z.string(),
  merchant: z.object({ id: z.string(), name: z.string() }),
  shared: Shared,
  state: ClaimState,
  members: z.int(),
  joined: z.int(),
  openedAt: Instant,
  announcedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
})
export type ClaimRow = z.infer<typeof ClaimRow>

export const Decision = z.enum(['consumer', 'partly', 'merchant'])
export const FindingView = z.object({
  decision: Decision,
  remedy: Remedy,
  formula: MassFormula,
  words: Words,
  reasons: z.string(),
  cites: z.array(z.string()),
  /** What it says about the amounts that members demand by law. */
  awards: z.array(
    z.object({ remedy: z.string(), title: Bilingual, verdict: z.enum(['award', 'refuse']), text: z.string() }),
  ),
  /** The name, for colleagues. */
  by: z.string().nullable(),
  at: Instant,
})
export const MotionView = z.object({
  id: z.string(),
  kind: z.enum(['settle', 'withdraw']),
  side: z.enum(['merchant', 'consumer']),
  remedy: Remedy.nullable(),
  words: Words.nullable(),
  text: z.string(),
  at: Instant,
  open: z.boolean(),
  yes: z.int(),
  no: z.int(),
})
export type MotionView = z.infer<typeof MotionView>
const Reason = z.object({ code: z.string(), zh: z.string(), en: z.string() })

export const ClaimView = ClaimRow.extend({
  summary: z.string(),
  /** The case that the others follow; for colleagues. */
  lead: z.object({ id: z.string(), receipt: z.string() }).nullable(),
  openedBy: z.string().nullable(),
  electedAt: Instant.nullable(),
  /** Until when the merchant may answer for all. */
  answerBy: Instant,
  /** Representatives, as their numbers among the members. */
  representatives: z.array(z.object({ number: z.int(), votes: z.int() })),
  answers: z.array(z.object({ text: z.string(), at: Instant })),
  motions: z.array(MotionView),
  /** Who was drawn to decide; the name is for colleagues. */
  arbitrator: z.object({ drawn: z.boolean(), me: z.boolean(), name: z.string().nullable() }),
  draft: z.object({ remedy: Remedy, formula: MassFormula, words: Words, at: Instant }).nullable(),
  finding: FindingView.nullable(),
  notices: z.array(z.object({ text: z.string(), at: Instant })),
  counts: Counts,
  closeReason: z.string().nullable(),
  mergedInto: z.string().nullable(),
  viewer: z.enum(['platform', 'merchant', 'regulator']),
  steps: z.array(z.object({ step: ClaimStep, allowed: z.boolean(), reason: Reason.nullable() })),
  version: z.int(),
})
export type ClaimView = z.infer<typeof ClaimView>

export const handlers = ['agent', 'mediator', 'arbitrator', 'admin'] as const
export const claimReaders = [...handlers, 'merchant', 'regulator'] as const

export const listClaims = route({
  method: 'GET',
  path: '/api/mass-claims',
  summary: { zh: '群体投诉列表', en: 'Mass claims' },
  who: claimReaders,
  clause: '7.1.1',
  input: Paged.extend({ tab: z.enum(['running', 'closed']).default('running') }),
  output: pageOf(ClaimRow),
})
export const readClaim = route({
  method: 'GET',
  path: '/api/mass-claims/:id',
  summary: { zh: '查看一件群体投诉', en: 'A mass claim' },
  who: claimReaders,
  clause: '7.1.1',
  input: Id,
  output: ClaimView,
})

const Title = textOf(4, 60)
const Summary = textOf(20, 2000)
const Cases = z.array(z.string().min(1).max(60)).max(5000)

const step = <I extends z.ZodObject>(
  resource: string,
  {
    zh,
    en,
    who,
  }: { zh: string; en: string; who: readonly ('agent' | 'mediator' | 'arbitrator' | 'admin' | 'merchant')[] },
  input: I,
) =>
  route({
    method: 'POST',
    path: `/api/mass-claims/:id/${resource}`,
    summary: { zh, en },
    who,
    clause: '7.1.1',
    audit: `mass-claim.${resource}`,
    status: 201,
    input,
    output: ClaimView,
  })

/** Accepted as it was proposed, or changed: without some of the complaints, with another lead case. */
export const openClaim = route({
  method: 'POST',
  path: '/api/mass-claims',
  summary: { zh: '作为群体投诉处理', en: 'Open a mass claim' },
  who: ['agent'],
  clause: '7.1.1',
  audit: 'mass-claim.open',
  status: 201,
  input: z.strictObject({
    cluster: z.string().min(1).max(60),
    title: Title,
    summary: Summary,
    lead: z.string().min(1).max(60).optional(),
    without: Cases.default([]),
  }),
  output: ClaimView,
})
export const addMembers = step(
  'members',
  { zh: '邀请更多投诉加入', en: 'Invite more complaints', who: ['agent'] },
  Id.extend({ complaints: Cases.min(1) }),
)
export const electRepresentatives = step(
  'representatives',
  { zh: '按得票确定代表', en: 'Name the representatives by the votes', who: ['agent', 'mediator'] },
  Id.extend({ text: Reasoned }),
)
export const answerClaim = step(
  'answers',
  { zh: '商家统一答复', en: 'The merchant answers once for all', who: ['merchant'] },
  Id.extend({ text: Reasoned }),
)
export const offerSettlement = step(
  'offers',
  { zh: '商家提出统一和解方案', en: 'The merchant offers to settle with everybody', who: ['merchant'] },
  Id.extend({ remedy: Remedy, formula: MassFormula, text: Reasoned }),
)
export const announceClaim = step(
  'notices',
  { zh: '发布公告', en: 'Publish a notice', who: ['agent', 'admin'] },
  Id.extend({ text: textOf(20, 5000) }),
)
export const mergeClaims = step(
  'merger',
  { zh: '并入另一件群体投诉', en: 'Make it a part of another mass claim', who: ['agent'] },
  Id.extend({ into: z.string().min(1).max(60), text: Reasoned }),
)
export const splitClaim = step(
  'split',
  { zh: '拆出一部分成员另立一件', en: 'Split some members off', who: ['agent'] },
  Id.extend({ complaints: Cases.min(1), title: Title, summary: Summary }),
)
export const closeClaim = step(
  'closing',
  { zh: '结束群体投诉', en: 'Close a mass claim', who: ['agent', 'mediator', 'arbitrator'] },
  Id.extend({ text: Reasoned }),
)

/** What the formula gives each member, before anybody is told: nothing is changed by it. */
export const draftFormula = step(
  'formula',
  { zh: '试算每位成员的金额', en: 'Try a formula', who: ['arbitrator'] },
  Id.extend({ remedy: Remedy, formula: MassFormula }),
)
export const makeFinding = step(
  'finding',
  { zh: '作出共同认定', en: 'Make the common finding', who: ['arbitrator'] },
  Id.extend({
    decision: Decision,
    remedy: Remedy,
    formula: MassFormula,
    text: textOf(20, 5000),
    cites: z.array(z.string().min(1).max(80)).min(1).max(20),
    awards: MassAwards.default([]),
  }),
)
export const carryOut = step(
  'carrying',
  {
    zh: '在每位成员的投诉里执行共同认定',
    en: "Carry the finding out in every member's case",
    who: ['arbitrator'],
  },
  Id,
)
/** Whoever was drawn has a tie: another one is drawn. */
export const recuse = step(
  'seat-release',
  { zh: '回避，请求另抽一位裁决员', en: 'Give up the seat because of a tie', who: ['arbitrator'] },
  Id.extend({ text: Reasoned }),
)

/** Sums over all members, whatever page of them is shown. */
export const Totals = z.object({
  members: z.int(),
  withAmount: z.int(),
  missing: z.int(),
  nothing: z.int(),
  sumFen: Fen,
  /** Beside the sum, awarded by law upon members' own demands; carried out so far. */
  awardedFen: Fen,
})
export type Totals = z.infer<typeof Totals>
export const readTotals = route({
  method: 'GET',
  path: '/api/mass-claims/:id/totals',
  summary: { zh: '试算的合计', en: 'What a formula gives in all' },
  who: claimReaders,
  clause: '7.1.1',
  input: Id,
  output: Totals,
})
