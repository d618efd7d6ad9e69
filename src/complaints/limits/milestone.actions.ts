import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { heldByUs } from '../handled.actions.ts'
import { sourcesOf } from '../intake/source.store.ts'
import type { MilestoneKind } from './limit.contract.ts'
import { placesOf } from './limit.rules.ts'
import { assertMilestone, assertWithdrawable, type Places } from './milestone.rules.ts'
import * as store from './milestone.store.ts'
import { settleRefundLimit } from './refund-limit.actions.ts'

/** A program of an authority speaks for it; a person has to be one of ours and no side of the case. */
const holdFor = async (ctx: Ctx, id: string): Promise<Complaint> =>
  hasRole(ctx.actor, 'machine') ? found(await complaints.hold(ctx, id), 'complaint') : heldByUs(ctx, id)

export async function placesFor(ctx: Ctx, complaint: Complaint): Promise<Places> {
  const channels = (await sourcesOf(ctx, complaint.id)).map(({ channel }) => channel)
  return placesOf(complaint, channels)
}

type Wish = { readonly id: string; readonly kind: MilestoneKind; readonly happenedOn: string }
export async function enterMilestone(ctx: Ctx, { id, kind, happenedOn }: Wish): Promise<Complaint> {
  const complaint = await holdFor(ctx, id)
  const known = await store.milestonesOf(ctx, id)
  if (known.length >= store.mostMilestones) refuse('limit.too-many', { most: store.mostMilestones })
  const places = await placesFor(ctx, complaint)
  assertMilestone({ kind, happenedOn }, known, { places, today: shanghaiDay(ctx.now) })
  const milestone = { id: newId('mst'), kind, happenedOn }
  await store.insertMilestone(ctx, id, milestone)
  const data = { milestone: milestone.id, what: kind, happenedOn }
  await record(ctx, [{ kind: 'complaint.milestone-entered', subject: id, data }])
  return settleRefundLimit(ctx, complaint)
}

export async function withdrawMilestone(
  ctx: Ctx,
  { id, milestone }: { readonly id: string; readonly milestone: string },
): Promise<Complaint> {
  const complaint = await holdFor(ctx, id)
  const known = await store.milestonesOf(ctx, id)
  const one = found(
    known.find((each) => each.id === milestone),
    'milestone',
  )
  assertWithdrawable(
    one,
    known.filter((each) => each !== one),
  )
  await store.withdraw(ctx, id, milestone)
  const data = { milestone, what: one.kind, happenedOn: one.happenedOn }
  await record(ctx, [{ kind: 'complaint.milestone-withdrawn', subject: id, data }])
  return settleRefundLimit(ctx, complaint)
}
