import { z } from 'zod'
import { FileView } from '../../kernel/evidence/evidence.contract.ts'
import { Id, Instant, route } from '../../kernel/route.contract.ts'
import { Currency, Reader, Reasoned, Remedy, Side, textOf, type State } from '../complaint.contract.ts'

/** The statement of the dispute (7.1.1): points of fact, evidence and what each side makes of them, signed by both. */

export const Party = z.enum(['consumer', 'merchant'])
export type Party = z.infer<typeof Party>
export const Stance = z.enum(['admits', 'contests', 'unknown'])
export type Stance = z.infer<typeof Stance>
export const Opinion = z.enum(['yes', 'no', 'unsure'])
export type Opinion = z.infer<typeof Opinion>
export const Admitted = z.enum(['whole', 'part', 'not'])
export type Admitted = z.infer<typeof Admitted>

/** More points than this is not a list of what matters. */
export const mostPoints = 30
const PointText = textOf(4, 500)
const Note = textOf(0, 1000)

export const StanceView = z.object({ stance: Stance, note: z.string(), at: Instant })
export const PointView = z.object({
  id: z.string(),
  number: z.int(),
  side: Side,
  text: z.string(),
  at: Instant,
  consumer: StanceView.nullable(),
  merchant: StanceView.nullable(),
  /** agreed: both admit it · disputed: somebody contests it · open: somebody has not said */
  standing: z.enum(['agreed', 'disputed', 'open']),
  /** Whether the reader may take it back. */
  mine: z.boolean(),
})
export type PointView = z.infer<typeof PointView>

export const AssessmentView = z.object({
  authentic: Opinion,
  lawful: Opinion,
  relevant: Opinion,
  note: z.string(),
  at: Instant,
})
export type AssessmentView = z.infer<typeof AssessmentView>
export const ExhibitView = z.object({
  number: z.int(),
  side: Side,
  note: z.string(),
  at: Instant,
  /** It came after the exchange was closed: the other side answers it, and whoever decides admits or excludes it. */
  late: z.boolean(),
  /** Whether the reader's side may say now what it makes of it. */
  mayAssess: z.boolean(),
  file: FileView,
  consumer: AssessmentView.nullable(),
  merchant: AssessmentView.nullable(),
  finding: AssessmentView.extend({ admitted: Admitted }).nullable(),
})
export type ExhibitView = z.infer<typeof ExhibitView>

export const SealView = z.object({
  number: z.int(),
  hash: z.string(),
  consumer: z.enum(['signed', 'silent']),
  merchant: z.enum(['signed', 'silent']),
  at: Instant,
})
export const DisputeView = z.object({
  id: z.string(),
  receipt: z.string(),
  viewer: Reader,
  /** Whether points, stances, assessments and signatures are taken now. */
  open: z.boolean(),
  /** Whether the reader may make findings now. */
  finds: z.boolean(),
  claim: z.object({ remedies: z.array(Remedy), amountFen: z.int(), currency: Currency }),
  points: z.array(PointView),
  exhibits: z.array(ExhibitView),
  /** The text that is signed, and its SHA-256. */
  document: z.string(),
  hash: z.string(),
  consumerSignedAt: Instant.nullable(),
  merchantSignedAt: Instant.nullable(),
  /** The reader's side signed an earlier text. */
  changedSince: z.boolean(),
  seals: z.array(SealView),
})
export type DisputeView = z.infer<typeof DisputeView>

/** The exchange is closed and nothing is decided for good: what comes now is late, and has to say why it comes now. */
export const lateIn: readonly State[] = ['mediating', 'panel_forming', 'deliberating', 'award_issued', 'review']
export const shortestLateReason = 4

const parties = ['consumer', 'merchant'] as const
const handlers = ['agent', 'mediator', 'arbitrator'] as const

export const readDispute = route({
  method: 'GET',
  path: '/api/complaints/:id/dispute',
  summary: { zh: '查看争议确认书', en: 'Read the statement of the dispute' },
  who: [...parties, ...handlers, 'admin'],
  clause: '7.1.1',
  input: Id,
  output: DisputeView,
})

export const addPoint = route({
  method: 'POST',
  path: '/api/complaints/:id/points',
  summary: { zh: '提出一个争点', en: 'Add a point of fact' },
  who: [...parties, 'agent', 'mediator'],
  clause: '7.1.1',
  audit: 'dispute.point',
  status: 201,
  input: Id.extend({ text: PointText }),
  output: DisputeView,
})

export const withdrawPoint = route({
  method: 'POST',
  path: '/api/complaints/:id/points/:point/withdrawals',
  summary: { zh: '撤回自己提出的争点', en: 'Take back a point of one’s own' },
  who: [...parties, 'agent', 'mediator'],
  clause: '7.1.1',
  audit: 'dispute.point-withdraw',
  status: 201,
  input: Id.extend({ point: z.string().min(1).max(60) }),
  output: DisputeView,
})

export const takeStance = route({
  method: 'POST',
  path: '/api/complaints/:id/points/:point/stances',
  summary: { zh: '对争点表态', en: 'Say what one makes of a point' },
  who: parties,
  clause: '7.1.1',
  audit: 'dispute.stance',
  status: 201,
  input: Id.extend({ point: z.string().min(1).max(60), stance: Stance, note: Note.default('') }),
  output: DisputeView,
})

const opinions = { authentic: Opinion, lawful: Opinion, relevant: Opinion }

export const assessEvidence = route({
  method: 'POST',
  path: '/api/complaints/:id/evidence/:file/assessments',
  summary: { zh: '对一份证据质证', en: 'Assess a piece of evidence' },
  who: parties,
  clause: '7.1.2',
  audit: 'dispute.assess',
  status: 201,
  input: Id.extend({ file: z.string().min(1).max(60), ...opinions, note: Note.default('') }),
  output: DisputeView,
})

export const findOnEvidence = route({
  method: 'POST',
  path: '/api/complaints/:id/evidence/:file/findings',
  summary: { zh: '认定一份证据', en: 'Make a finding on a piece of evidence' },
  who: handlers,
  clause: '7.1.2',
  audit: 'dispute.finding',
  status: 201,
  input: Id.extend({ file: z.string().min(1).max(60), ...opinions, admitted: Admitted, reason: Reasoned }),
  output: DisputeView,
})

export const signDispute = route({
  method: 'POST',
  path: '/api/complaints/:id/dispute/signatures',
  summary: { zh: '签署争议确认书', en: 'Sign the statement of the dispute' },
  who: parties,
  clause: '7.1.1',
  audit: 'dispute.sign',
  status: 201,
  input: Id.extend({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  output: DisputeView,
})
