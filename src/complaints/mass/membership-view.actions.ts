import type { Ctx } from '../../kernel/context.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { sideOf, type Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { moveTogether } from '../lifecycle/together.rules.ts'
import { inputsOf } from './calculation.actions.ts'
import { memberWhyNot } from './claim.rules.ts'
import * as claims from './claim.store.ts'
import * as decisions from './decision.store.ts'
import type { MassFormula } from './formula.contract.ts'
import { amountOf, formulaWords, memberWords } from './formula.rules.ts'
import { numberOf } from './mass-numbers.actions.ts'
import { membershipSteps, type MembershipView } from './member.contract.ts'
import * as members from './member.store.ts'
import * as motions from './motion.store.ts'
import { reasonOf, viewMotion } from './show.actions.ts'

const nothing: MembershipView = {
  claim: null,
  state: null,
  late: false,
  stands: false,
  represents: false,
  affected: null,
  amountFen: null,
  demandedFen: 0,
  awardedFen: 0,
  words: null,
  missing: [],
  result: null,
  skipped: null,
  candidates: [],
  mostVotes: 0,
  motions: [],
  steps: [],
}

/** The case, for its consumer and for whoever handles it; for the shop a member stays a number. */
export async function ownCase(ctx: Ctx, id: string): Promise<Complaint> {
  const complaint = found(await complaints.find(ctx, id), 'complaint')
  const side = sideOf(ctx.actor, complaint)
  if (side !== 'consumer' && side !== 'platform') refuse('not-found', { noun: 'complaint' })
  return complaint
}

/** What the consumer of a case, and whoever handles it, sees of the claim that the case was asked into. */
export async function showMembership(ctx: Ctx, id: string): Promise<MembershipView> {
  const complaint = await ownCase(ctx, id)
  const member = await members.ofCase(ctx, id)
  const claim = member && (await claims.find(ctx, member.claimId))
  if (!member || !claim) return nothing
  const finding = await decisions.findingOf(ctx, claim.id)
  const open = (await motions.listOf(ctx, claim.id)).filter((motion) => motion.closedAt === null)
  const consents = await motions.consentsOf(ctx, claim.id, id)
  const offer = open.find(({ kind }) => kind === 'settle')
  const formula = finding ? (finding.decision === 'merchant' ? null : finding.formula) : (offer?.formula ?? null)
  const worked = await workOut(ctx, complaint, { formula, affected: member.affected })
  const counts = (await members.countsOf(ctx, [claim.id])).get(claim.id)
  const decided = moveTogether('find', complaint) === null
  const part = {
    claim: claim.state,
    state: member.state,
    result: member.result,
    represents: member.represents,
    decided,
  }
  return {
    claim: {
      id: claim.id,
      title: claim.title,
      summary: claim.summary,
      state: claim.state,
      members: counts?.members ?? 0,
      joined: counts?.joined ?? 0,
      announced: claim.announcedAt !== null,
      answers: (await decisions.answersOf(ctx, claim.id)).map(({ text, at }) => ({ text, at: at.toISOString() })),
      finding: finding && {
        decision: finding.decision,
        remedy: finding.remedy,
        reasons: finding.reasons,
        words: formulaWords(finding.formula),
        at: finding.at.toISOString(),
      },
    },
    state: member.state,
    late: member.late,
    stands: member.stands,
    represents: member.represents,
    affected: member.affected,
    ...worked,
    amountFen: member.result === 'done' ? member.amountFen : worked.amountFen,
    demandedFen: complaint.demandedFen,
    awardedFen: member.awardedFen,
    result: member.result,
    skipped: member.skipped,
    candidates: await candidatesFor(ctx, claim.id, id),
    mostVotes: numberOf(ctx, 'representatives'),
    motions: open.map((motion) => ({
      ...viewMotion(motion),
      mine: consents.get(motion.id) ?? null,
      amountFen: motion.kind === 'settle' ? worked.amountFen : null,
    })),
    steps:
      sideOf(ctx.actor, complaint) === 'consumer'
        ? membershipSteps.map((step) => {
            const code = memberWhyNot(step, part)
            return { step, allowed: code === null, reason: reasonOf(code) }
          })
        : [],
  }
}

type Working = { readonly formula: MassFormula | null; readonly affected: number | null }
async function workOut(
  ctx: Ctx,
  complaint: Complaint,
  { formula, affected }: Working,
): Promise<Pick<MembershipView, 'amountFen' | 'words' | 'missing'>> {
  const input = formula && (await inputsOf(ctx, [{ complaint, affected }])).get(complaint.id)
  if (!formula || !input) return { amountFen: null, words: null, missing: [] }
  const { amountFen, missing } = amountOf(formula, input, ctx.rulebook)
  return { amountFen, words: amountFen === null ? null : memberWords(formula, input, amountFen), missing: [...missing] }
}

/** By their numbers only: members do not learn who the others are. */
async function candidatesFor(ctx: Ctx, claimId: string, complaintId: string): Promise<MembershipView['candidates']> {
  const mine = new Set(await motions.votesOf(ctx, claimId, complaintId))
  return (await motions.candidates(ctx, claimId)).map(({ complaintId: id, number, votes, represents }) => ({
    number,
    me: id === complaintId,
    mine: mine.has(id),
    votes,
    elected: represents,
  }))
}
