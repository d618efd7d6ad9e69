import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { heldFor } from '../handled.actions.ts'
import { sourcesOf } from '../intake/source.store.ts'
import { obligationsOf } from '../performance/obligation.store.ts'
import type { MilestoneKind } from './limit.contract.ts'
import { isRefundOfReturn, placesOf } from './limit.rules.ts'
import { assertMilestone, assertWithdrawable } from './milestone.rules.ts'
import * as store from './milestone.store.ts'
import { settleRefundLimit } from './refund-limit.actions.ts'

type Wish = { readonly id: string; readonly kind: MilestoneKind; readonly happenedOn: string }
export async function enterMilestone(ctx: Ctx, { id, kind, happenedOn }: Wish): Promise<Complaint> {
  const complaint = await heldFor(ctx, id)
  const known = await store.milestonesOf(ctx, id)
  if (known.length >= store.mostMilestones) refuse('limit.too-many', { most: store.mostMilestones })
  const places = placesOf(complaint, await sourcesOf(ctx, id))
  assertMilestone({ kind, happenedOn }, known, { places, today: shanghaiDay(ctx.now) })
  return note(ctx, complaint, { kind, happenedOn })
}

async function note(ctx: Ctx, complaint: Complaint, { kind, happenedOn }: Omit<Wish, 'id'>): Promise<Complaint> {
  const milestone = newId('mst')
  await store.insertMilestone(ctx, complaint.id, { id: milestone, kind, happenedOn })
  const data = { milestone, what: kind, happenedOn }
  await record(ctx, [{ kind: 'complaint.milestone-entered', subject: complaint.id, data }])
  return settleRefundLimit(ctx, complaint)
}

/** The shop confirmed what the consumer owed: the goods are back, and that is the day. */
export async function goodsConfirmed(ctx: Ctx, fact: Fact): Promise<void> {
  const ids = Array.isArray(fact.data['obligations']) ? fact.data['obligations'] : []
  if (fact.data['by'] !== 'merchant') return
  const complaint = await complaints.hold(ctx, fact.subject)
  if (!complaint || complaint.state === 'closed' || !isRefundOfReturn(complaint)) return
  const owed = await obligationsOf(ctx, complaint.id)
  if (!owed.some(({ id, debtor, remedy }) => ids.includes(id) && debtor === 'consumer' && remedy === 'return')) return
  const known = await store.milestonesOf(ctx, complaint.id)
  if (known.some(({ kind }) => kind === 'goods-back')) return
  await note(ctx, complaint, { kind: 'goods-back', happenedOn: shanghaiDay(fact.at) })
}

export async function withdrawMilestone(
  ctx: Ctx,
  { id, milestone }: { readonly id: string; readonly milestone: string },
): Promise<Complaint> {
  const complaint = await heldFor(ctx, id)
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
