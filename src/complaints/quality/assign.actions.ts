import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { isTiedTo } from '../ties/ties.actions.ts'
import { claimed } from './claimed.store.ts'
import { reviewersNow } from './reviewers.actions.ts'
import type * as contract from './quality.contract.ts'
import type { ReviewView } from './quality.contract.ts'
import { take } from './review.actions.ts'
import * as store from './review.store.ts'
import { checklistNow } from './round.actions.ts'
import { view } from './show.actions.ts'
import { tellReviewer } from './tell.actions.ts'

/** Somebody who may review and had no part in the case. */
async function mayReview(ctx: Ctx, complaint: Complaint, reviewer: string): Promise<void> {
  const person = (await reviewersNow(ctx)).find(({ id }) => id === reviewer)
  if (!person) return refuse('quality.no-reviewer', { field: 'reviewer' })
  if (await isTiedTo(ctx, person, complaint)) refuse('quality.conflict', { field: 'reviewer' })
}

export async function addReview(
  ctx: Ctx,
  { receipt, reason, reviewer }: Input<typeof contract.addReview>,
): Promise<ReviewView> {
  const complaintId = (await claimed(ctx, receipt)) ?? refuse('quality.no-such-receipt', { field: 'receipt' })
  const complaint = found(await complaints.find(ctx, complaintId), 'complaint')
  const { agentId, state, outcome } = complaint
  if (state !== 'closed' || outcome === 'merged' || agentId === null)
    return refuse('quality.not-closed', { field: 'receipt' })
  if (reviewer !== undefined) await mayReview(ctx, complaint, reviewer)
  const id = newId('qrv')
  const rest = { roundId: null, calibrates: null, checklist: checklistNow(ctx).from }
  if (!(await store.insert(ctx, { id, complaintId, agentId, reason, reviewerId: reviewer ?? null, ...rest })))
    refuse('quality.reviewed-already', { field: 'receipt' })
  await record(ctx, [
    { kind: 'quality.added', subject: id, data: { complaint: complaintId, reviewer: reviewer ?? null } },
  ])
  if (reviewer !== undefined) await tellReviewer(ctx, reviewer, id)
  return view(ctx, found(await store.find(ctx, id), 'quality-review'))
}

export async function assignReviewer(ctx: Ctx, input: Input<typeof contract.assignReviewer>): Promise<ReviewView> {
  const { review, complaint } = await take(ctx, 'assign', input)
  await mayReview(ctx, complaint, input.reviewer)
  if (review.calibrates !== null && (await store.find(ctx, review.calibrates))?.reviewerId === input.reviewer)
    refuse('quality.conflict', { field: 'reviewer' })
  const after = { ...review, reviewerId: input.reviewer }
  await store.save(ctx, after)
  await record(ctx, [{ kind: 'quality.assigned', subject: review.id, data: { reviewer: input.reviewer } }])
  await tellReviewer(ctx, input.reviewer, review.id)
  return view(ctx, after)
}

/** A second, independent look at the same case: to see how far two people agree. It leads to nothing else. */
export async function calibrate(ctx: Ctx, input: Input<typeof contract.calibrate>): Promise<ReviewView> {
  const { review, complaint } = await take(ctx, 'calibrate', input)
  if (input.reviewer === review.reviewerId) refuse('quality.conflict', { field: 'reviewer' })
  await mayReview(ctx, complaint, input.reviewer)
  const { complaintId, agentId, checklist, roundId } = review
  const id = newId('qrv')
  const second = {
    id,
    complaintId,
    agentId,
    checklist,
    roundId,
    calibrates: review.id,
    reason: '',
    reviewerId: input.reviewer,
  }
  if (!(await store.insert(ctx, second))) refuse('quality.reviewed-already')
  await record(ctx, [
    { kind: 'quality.calibrated', subject: review.id, data: { review: id, reviewer: input.reviewer } },
  ])
  await tellReviewer(ctx, input.reviewer, id)
  return view(ctx, review)
}
