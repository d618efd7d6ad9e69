import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { enqueue } from '../../kernel/job/enqueue.ts'
import { newId } from '../../kernel/id.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { sideOf, type Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { moveTogether } from '../lifecycle/together.rules.ts'
import { answersMass } from './answer-carry.actions.ts'
import { carryMass } from './carry.actions.ts'
import { memberWhyNot } from './claim.rules.ts'
import * as claims from './claim.store.ts'
import { holdIfLead, passLead } from './lead-case.actions.ts'
import { numberOf } from './mass-numbers.actions.ts'
import type { MembershipStep, MembershipView } from './member.contract.ts'
import * as members from './member.store.ts'
import * as motions from './motion.store.ts'
import { showMembership } from './membership-view.actions.ts'

type Part = { readonly complaint: Complaint; readonly claim: claims.Claim; readonly member: members.Member }

/** The consumer of a case and the claim it was asked into, held: the claim against being closed meanwhile, the member alone. */
export async function partOf(ctx: Ctx, id: string): Promise<Part> {
  const complaint = found(await complaints.find(ctx, id), 'complaint')
  if (sideOf(ctx.actor, complaint) !== 'consumer') refuse('not-found', { noun: 'complaint' })
  const there = (await members.ofCase(ctx, id)) ?? refuse('mass.no-claim')
  const claim = found((await claims.share(ctx, there.claimId)) ?? null, 'mass-claim')
  // Between the two looks it may have gone over to another claim.
  const member = (await members.hold(ctx, claim.id, id)) ?? refuse('complaint.changed-meanwhile')
  return { complaint, claim, member }
}

export function assertMay(step: MembershipStep, { complaint, claim, member }: Part): void {
  const { state, result, represents } = member
  const decided = moveTogether('find', complaint) === null
  const code = memberWhyNot(step, { claim: claim.state, state, result, represents, decided })
  if (code !== null) refuse(code)
}

/** Nobody is a member without having said so. Who joins after the finding gets it like everybody else, until the claim is closed. */
export async function answerInvitation(
  ctx: Ctx,
  { id, joins }: { readonly id: string; readonly joins: boolean },
): Promise<MembershipView> {
  if (!joins) await holdIfLead(ctx, id)
  const part = await partOf(ctx, id)
  const { claim, member } = part
  assertMay(joins ? 'join' : 'decline', part)
  if (!joins) await passLead(ctx, claim, id)
  const late = joins && claim.state !== 'gathering'
  await members.change(ctx, member, { state: joins ? 'joined' : 'declined', late, answered_at: ctx.now })
  await record(ctx, [
    {
      kind: joins ? 'mass.joined' : 'mass.declined',
      subject: id,
      data: { claim: claim.id, number: member.number, late },
    },
  ])
  if (late && claim.state !== 'found')
    await enqueue(ctx, carryMass, { claim: claim.id }, { runAt: ctx.now, key: `mass-carry:${claim.id}:${id}` })
  if (joins) await enqueue(ctx, answersMass, { claim: claim.id }, { runAt: ctx.now, key: `mass-answers:${claim.id}` })
  return showMembership(ctx, id)
}

/** Back to the individual matter, at the stage and with the clocks that it has: they never stood still. */
export async function leaveClaim(ctx: Ctx, id: string): Promise<MembershipView> {
  await holdIfLead(ctx, id)
  const part = await partOf(ctx, id)
  assertMay('leave', part)
  const { claim, member } = part
  await passLead(ctx, claim, id)
  await motions.forget(ctx, claim.id, id)
  const alone = {
    state: 'left',
    stands: false,
    represents: false,
    late: false,
    result: null,
    skipped: null,
    result_at: null,
  } as const
  await members.change(ctx, member, { ...alone, answered_at: ctx.now })
  await record(ctx, [{ kind: 'mass.left', subject: id, data: { claim: claim.id, number: member.number } }])
  return showMembership(ctx, id)
}

export async function standForOthers(ctx: Ctx, { id, stands }: { readonly id: string; readonly stands: boolean }) {
  const part = await partOf(ctx, id)
  assertMay('stand', part)
  const { claim, member } = part
  if (!stands) await motions.forgetCandidate(ctx, claim.id, id)
  await members.change(ctx, member, { stands, ...(!stands && { represents: false }) })
  return showMembership(ctx, id)
}

export async function voteFor(
  ctx: Ctx,
  { id, candidates }: { readonly id: string; readonly candidates: readonly number[] },
) {
  const part = await partOf(ctx, id)
  assertMay('vote', part)
  const standing = await motions.candidates(ctx, part.claim.id)
  const wanted = [...new Set(candidates)].slice(0, numberOf(ctx, 'representatives'))
  const chosen = wanted.map(
    (number) =>
      standing.find((one) => one.number === number) ?? refuse('mass.no-such-candidate', { field: 'candidates' }),
  )
  await motions.vote(
    ctx,
    part.claim.id,
    id,
    chosen.map(({ complaintId }) => complaintId),
  )
  return showMembership(ctx, id)
}

export async function tellAffected(ctx: Ctx, { id, affected }: { readonly id: string; readonly affected: number }) {
  const part = await partOf(ctx, id)
  assertMay('tell-affected', part)
  await noteAffected(ctx, part.claim, part.member, affected)
  return showMembership(ctx, id)
}

/** What was missing is there: in a claim that is carried out the member is tried again. */
export async function noteAffected(
  ctx: Ctx,
  claim: claims.Claim,
  member: members.Member,
  affected: number,
): Promise<void> {
  const again = member.skipped === 'missing' ? ({ result: null, skipped: null, result_at: null } as const) : {}
  await members.change(ctx, member, { affected, ...again })
  if (member.skipped === 'missing')
    await enqueue(
      ctx,
      carryMass,
      { claim: claim.id },
      { runAt: ctx.now, key: `mass-carry:${claim.id}:${member.complaintId}` },
    )
}

/** Only a proposal: it moves no case, the representative's own included, until each says yes for the own. */
export async function moveToWithdraw(ctx: Ctx, { id, text }: { readonly id: string; readonly text: string }) {
  const part = await partOf(ctx, id)
  assertMay('withdraw-motion', part)
  const motion = { id: newId('mmo'), kind: 'withdraw', side: 'consumer', remedy: null, formula: null, text } as const
  await motions.put(ctx, part.claim.id, motion)
  await record(ctx, [
    { kind: 'mass.motion-made', subject: part.claim.id, data: { motion: motion.id, what: 'withdraw' } },
  ])
  return showMembership(ctx, id)
}
