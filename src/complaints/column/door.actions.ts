import type { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { sideOf, type Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { fileComplaint } from '../filing.actions.ts'
import { orderOf } from '../orders.actions.ts'
import * as store from './column.store.ts'
import type * as contract from './door.contract.ts'
import { assertOpenDoor, assertSameShop } from './door.rules.ts'
import * as door from './door.store.ts'

/** A complaint like any other, of the channel of the column; the posting itself is not touched. */
export async function fileFromColumn(ctx: Ctx, input: Input<typeof contract.fileFromColumn>): Promise<Complaint> {
  const { id, ...filing } = input
  const posting = assertOpenDoor(await store.hold(ctx, id))
  const order = await orderOf(ctx, filing.orderId)
  // Somebody else's order is unknown, whichever shop it is of: filing says so.
  if (order && order.consumerId === ctx.actor.consumerId) assertSameShop(posting, order, filing.lineIds)
  const complaint = await fileComplaint(ctx, filing, 'column')
  // Who wrote the posting was not led here by it.
  const source = await complaints.find(ctx, posting.complaintId)
  if (source?.consumerId === complaint.consumerId) return complaint
  await door.insertLedTo(ctx, id, complaint.id)
  await record(ctx, [{ kind: 'complaint.from-column', subject: complaint.id, data: { posting: id } }])
  return complaint
}

export async function readColumnOrigin(
  ctx: Ctx,
  id: string,
): Promise<z.input<typeof contract.readColumnOrigin.output>> {
  const complaint = found(await complaints.find(ctx, id), 'complaint')
  if (sideOf(ctx.actor, complaint) !== 'platform') refuse('not-found', { noun: 'complaint' })
  const from = await door.originOf(ctx, id)
  if (!from) return { posting: null }
  const isPublic = from.state === 'published'
  return { posting: { id: from.id, title: isPublic ? from.title : '', public: isPublic, at: from.at.toISOString() } }
}
