import { z } from 'zod'
import { ClockView } from '../../kernel/clock/clock.contract.ts'
import { Empty, Id, Instant, route } from '../../kernel/route.contract.ts'
import { CategoryCode, Currency, Remedy, Side, StatementKind } from '../complaint.contract.ts'

/** A lay panel with hidden votes (7.1.3): sealed first, opened later, counted so that both sides can count again. */

const lay = ['consumer', 'merchant'] as const
const Hex64 = z.string().regex(/^[0-9a-f]{64}$/)
export const Vote = z.enum(['consumer', 'merchant'])
export const Phase = z.enum(['commit', 'reveal', 'counted', 'cancelled'])

export const JurorView = z.object({
  enrolledAt: Instant.nullable(),
  /** From when he may be drawn. */
  from: Instant.nullable(),
  missed: z.int(),
  mostMissed: z.int(),
})
export const readJuror = route({
  method: 'GET',
  path: '/api/jurors/me',
  summary: { zh: '我的评审员报名', en: 'My enrolment as a juror' },
  who: lay,
  clause: '7.1.3',
  input: Empty,
  output: JurorView,
})
export const enrolJuror = route({
  method: 'POST',
  path: '/api/jurors/me/enrolment',
  summary: { zh: '报名做大众评审员', en: 'Enrol as a juror' },
  who: lay,
  clause: '7.1.3',
  audit: 'juror.enrol',
  status: 201,
  input: Empty,
  output: JurorView,
})
export const leaveJurors = route({
  method: 'POST',
  path: '/api/jurors/me/withdrawal',
  summary: { zh: '不再做大众评审员', en: 'No longer be a juror' },
  who: lay,
  clause: '7.1.3',
  audit: 'juror.withdraw',
  status: 201,
  input: Empty,
  output: JurorView,
})

/** What a juror reads: the matter without names, numbers, order or files, and never a vote of somebody else before the count. */
export const JuryTask = z.object({
  id: z.string(),
  seat: z.string(),
  phase: Phase,
  clock: ClockView.nullable(),
  category: CategoryCode,
  goods: z.array(z.string()),
  remedies: z.array(Remedy),
  claimFen: z.int(),
  currency: Currency,
  statements: z.array(z.object({ id: z.string(), side: Side, kind: StatementKind, text: z.string() })),
  committed: z.string().nullable(),
  revealed: Vote.nullable(),
  verdict: z.enum(['consumer', 'merchant', 'none']).nullable(),
})
export type JuryTask = z.infer<typeof JuryTask>
export const listJuries = route({
  method: 'GET',
  path: '/api/juries',
  summary: { zh: '抽中我评审的投诉', en: 'Matters that I was drawn for' },
  who: lay,
  clause: '7.1.3',
  input: Empty,
  output: z.object({
    rows: z.array(
      z.object({
        id: z.string(),
        phase: Phase,
        category: CategoryCode,
        goods: z.string(),
        openedAt: Instant,
        committed: z.boolean(),
        revealed: z.boolean(),
      }),
    ),
  }),
})
export const readJury = route({
  method: 'GET',
  path: '/api/juries/:id',
  summary: { zh: '查看要评审的投诉', en: 'A matter to vote on' },
  who: lay,
  clause: '7.1.3',
  input: Id,
  output: JuryTask,
})
export const commitVote = route({
  method: 'POST',
  path: '/api/juries/:id/commitment',
  summary: { zh: '提交密封的票', en: 'Hand in a sealed vote' },
  who: lay,
  clause: '7.1.3',
  audit: 'jury.commit',
  status: 201,
  input: Id.extend({ commitment: Hex64 }),
  output: JuryTask,
})
export const revealVote = route({
  method: 'POST',
  path: '/api/juries/:id/vote',
  summary: { zh: '亮票', en: 'Open the vote' },
  who: lay,
  clause: '7.1.3',
  audit: 'jury.reveal',
  status: 201,
  input: Id.extend({ vote: Vote, salt: Hex64 }),
  output: JuryTask,
})

export const JuryView = z.object({
  id: z.string(),
  phase: Phase,
  clock: ClockView.nullable(),
  seats: z.int(),
  quorum: z.int(),
  tie: Vote,
  committed: z.int(),
  /** Null until everything is counted: a half-opened count would tell how it stands. */
  count: z.object({ consumer: z.int(), merchant: z.int(), tie: z.boolean() }).nullable(),
  verdict: z.enum(['consumer', 'merchant', 'none']).nullable(),
  /** After the count: every sealed vote and what opened it, for counting again. No names. */
  ballots: z.array(
    z.object({
      seat: z.string(),
      from: z.enum(['consumer', 'merchant']),
      commitment: z.string().nullable(),
      vote: Vote.nullable(),
      salt: z.string().nullable(),
    }),
  ),
})
export type JuryView = z.infer<typeof JuryView>
export const readCaseJury = route({
  method: 'GET',
  path: '/api/complaints/:id/jury',
  summary: { zh: '查看大众评审和计票', en: 'The lay panel of a complaint, and its count' },
  who: ['consumer', 'merchant', 'agent', 'mediator', 'arbitrator', 'admin'],
  clause: '7.1.3',
  input: Id,
  output: z.object({ jury: JuryView.nullable() }),
})
