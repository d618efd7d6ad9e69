import { z } from 'zod'
import { Fen, Id, Instant, pageOf, Paged, route } from '../../kernel/route.contract.ts'
import { Reasoned, Remedy, State, Words } from '../complaint.contract.ts'
import { claimReaders, ClaimState, Decision, handlers, MotionView } from './claim.contract.ts'
import { Missing } from './formula.contract.ts'

export const memberStates = ['invited', 'joined', 'declined', 'left'] as const
export const MemberState = z.enum(memberStates)
export type MemberState = z.infer<typeof MemberState>
/**
 * Why the finding was not carried out in a case: it has its own result, something is missing or left to nobody, or more is demanded by law
 * than the finding decides.
 */
export const skipReasons = ['decided', 'elsewhere', 'missing', 'nothing', 'tied', 'demanded'] as const
export const SkipReason = z.enum(skipReasons)
export type SkipReason = z.infer<typeof SkipReason>

/** One member, as the reader may see it: the shop and the authority see numbers and amounts, never who it is. */
export const MemberRow = z.object({
  number: z.int(),
  complaint: z.object({ id: z.string(), receipt: z.string(), state: State }).nullable(),
  state: MemberState,
  late: z.boolean(),
  stands: z.boolean(),
  represents: z.boolean(),
  affected: z.int().nullable(),
  amountFen: Fen.nullable(),
  /** Beside it, awarded by law upon the member's own demand. */
  awardedFen: Fen,
  words: Words.nullable(),
  missing: z.array(Missing),
  result: z.enum(['done', 'skipped']).nullable(),
  skipped: SkipReason.nullable(),
})
export type MemberRow = z.infer<typeof MemberRow>
export const MemberFilter = z.enum(['all', ...memberStates, 'late', 'missing', 'done', 'skipped'])

export const listMembers = route({
  method: 'GET',
  path: '/api/mass-claims/:id/members',
  summary: { zh: '成员及其金额', en: 'Members and their amounts' },
  who: claimReaders,
  clause: '7.1.1',
  input: Paged.extend({ id: z.string().min(1).max(60), filter: MemberFilter.default('all') }),
  output: pageOf(MemberRow),
})
export const exportMembers = route({
  method: 'GET',
  path: '/api/mass-claims/:id/members.csv',
  summary: { zh: '导出成员与金额（CSV）', en: 'Members and amounts as CSV' },
  who: claimReaders,
  clause: '7.1.1',
  rawReply: 'text/csv',
  input: Id,
  output: z.string(),
})
/** For a member who told it by telephone. */
export const enterAffected = route({
  method: 'POST',
  path: '/api/mass-claims/:id/members/:complaint/affected',
  summary: { zh: '登记成员受影响的件数', en: "Enter how many of a member's pieces are affected" },
  who: ['agent', 'mediator', 'arbitrator'],
  clause: '7.1.1',
  audit: 'mass-claim.affected',
  status: 201,
  input: Id.extend({ complaint: z.string().min(1).max(60), affected: z.int().min(0).max(1_000_000) }),
  output: z.object({ affected: z.int() }),
})

export const membershipSteps = [
  'join',
  'decline',
  'leave',
  'stand',
  'vote',
  'tell-affected',
  'withdraw-motion',
] as const
export const MembershipStep = z.enum(membershipSteps)
export type MembershipStep = z.infer<typeof MembershipStep>
const Reason = z.object({ code: z.string(), zh: z.string(), en: z.string() })

/** What the consumer of a case sees of the claim that it was invited to. */
export const MembershipView = z.object({
  claim: z
    .object({
      id: z.string(),
      title: z.string(),
      summary: z.string(),
      state: ClaimState,
      members: z.int(),
      joined: z.int(),
      announced: z.boolean(),
      answers: z.array(z.object({ text: z.string(), at: Instant })),
      finding: z
        .object({ decision: Decision, remedy: Remedy, reasons: z.string(), words: Words, at: Instant })
        .nullable(),
    })
    .nullable(),
  state: MemberState.nullable(),
  late: z.boolean(),
  stands: z.boolean(),
  represents: z.boolean(),
  affected: z.int().nullable(),
  /** What the finding, or an offer that is open, gives this member. */
  amountFen: Fen.nullable(),
  /** What this member demands by law beside the claim, and what of it was awarded. */
  demandedFen: Fen,
  awardedFen: Fen,
  words: Words.nullable(),
  missing: z.array(Missing),
  result: z.enum(['done', 'skipped']).nullable(),
  skipped: SkipReason.nullable(),
  candidates: z.array(
    z.object({ number: z.int(), me: z.boolean(), mine: z.boolean(), votes: z.int(), elected: z.boolean() }),
  ),
  mostVotes: z.int(),
  motions: z.array(MotionView.extend({ mine: z.boolean().nullable(), amountFen: Fen.nullable() })),
  steps: z.array(z.object({ step: MembershipStep, allowed: z.boolean(), reason: Reason.nullable() })),
})
export type MembershipView = z.infer<typeof MembershipView>

export const readMembership = route({
  method: 'GET',
  path: '/api/complaints/:id/mass-claim',
  summary: { zh: '这件投诉所在的群体投诉', en: 'The mass claim of a complaint' },
  who: ['consumer', ...handlers],
  clause: '7.1.1',
  input: Id,
  output: MembershipView,
})
const own = <I extends z.ZodObject>(resource: string, { zh, en }: { zh: string; en: string }, input: I) =>
  route({
    method: 'POST',
    path: `/api/complaints/:id/mass-claim/${resource}`,
    summary: { zh, en },
    who: ['consumer'],
    clause: '7.1.1',
    audit: `mass-claim.${resource}`,
    status: 201,
    input,
    output: MembershipView,
  })
export const answerInvitation = own(
  'answer',
  { zh: '加入或不加入群体投诉', en: 'Join a mass claim, or decline' },
  Id.extend({ joins: z.boolean() }),
)
export const leaveClaim = own(
  'leaving',
  { zh: '退出群体投诉，单独处理', en: 'Leave a mass claim and go on alone' },
  Id.extend({ confirms: z.literal(true) }),
)
export const standForOthers = own(
  'candidacy',
  { zh: '愿意做代表，或不再愿意', en: 'Stand as a representative, or no longer' },
  Id.extend({ stands: z.boolean() }),
)
export const voteFor = own(
  'votes',
  { zh: '选代表', en: 'Vote for representatives' },
  Id.extend({ candidates: z.array(z.int().min(1)).max(2) }),
)
export const tellAffected = own(
  'affected',
  { zh: '填写受影响的件数', en: 'Say how many pieces are affected' },
  Id.extend({ affected: z.int().min(0).max(1_000_000) }),
)
/** A representative may only ask: each member decides on the own case. */
export const moveToWithdraw = own(
  'withdrawal',
  { zh: '代表提议撤回', en: 'A representative proposes to withdraw' },
  Id.extend({ text: Reasoned }),
)
export const answerMotion = own(
  'consents',
  { zh: '对和解或撤回的提议表态', en: 'Agree to a proposal for the own case, or not' },
  Id.extend({ motion: z.string().min(1).max(60), says: z.boolean() }),
)
